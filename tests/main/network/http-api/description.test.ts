import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../../main/network/http-api/openapi.ts';
import { health } from '../../../../main/network/http-api/schemas.ts';
import { filmElements, writeDicom } from '../../../support/files/dicom-writer.ts';
import { gradient } from '../../../support/images.ts';
import { chestPng, dataUrl, serveForFile, TOKEN_HASH } from './desk.ts';

const served = serveForFile();

describe('GET /metrics', () => {
  it('counts by outcome and code, and tells nothing of the patient', async () => {
    const { classify, ask } = served.current();
    const film = { rows: 400, columns: 400, pixels: gradient(new Uint16Array(160_000), 400, 4095), bitsStored: 12 };
    const patient = [
      ['00100010', 'PN', 'KANARYA^AYSE'],
      ['00100020', 'LO', 'KANARYA-4711'],
      // The part the tiny model was made for: no gate of chests stands before it.
      ['00180015', 'CS', 'PHANTOM'],
    ] as const;
    const dicom = writeDicom(filmElements({ ...film, elements: patient }));
    expect((await classify({ image: Buffer.from(dicom).toString('base64') })).status).toBe(200);
    await classify({ image: dataUrl(await chestPng(128, 64)) });
    await classify({ image: dataUrl((await chestPng()).subarray(0, 200)) });
    const { text, headers, status } = await ask('/metrics');
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    const model = 'model="tiny",version="1.0.0"';
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        `ailydian_readings_total{${model},outcome="refused",code="too-small"} 1`,
        `ailydian_readings_total{${model},outcome="error",code="image-corrupt"} 1`,
        `ailydian_reading_duration_seconds_count{${model}} 1`,
        `ailydian_day_readings{${model},outcome="successful"} 1`,
        'ailydian_engine_state{state="ready"} 1',
        'ailydian_engine_state{state="failed"} 0',
        'ailydian_http_requests_total{method="POST",route="/api/pytorch/inference",status="422"} 1',
      ]),
    );
    expect(text).toMatch(/^ailydian_day_latency_seconds\{.*statistic="p95"\} \d/m);
    expect(text).not.toMatch(/KANARYA|Ayşe/);
  });

  it('counts each reading once, however often it is asked', async () => {
    const { classify, ask } = served.current();
    const count = async () => /duration_seconds_count\S* (\d+)/.exec((await ask('/metrics')).text)?.[1];
    const before = Number(await count());
    await classify({ image: dataUrl(await chestPng()) });
    expect([await count(), await count()]).toEqual([String(before + 1), String(before + 1)]);
  });
});

describe('GET /api/health', () => {
  it('says whether images can be classified now, without a token', async () => {
    const { application, serve, ask } = served.current();
    const well = await ask('/api/health', { headers: { authorization: '' } });
    expect(well.status).toBe(200);
    expect(health.parse(well.body)).toMatchObject({ status: 'ok', model: { name: 'tiny', version: '1.0.0' } });
    const failed = { ...application.state(), engine: 'failed' } as const;
    // as: only the operation that is asked for has to exist.
    const handlers = { 'app.state': () => failed } as never;
    const ill = await serve({ desk: { handlers, stage: () => 'ready', report: () => undefined } });
    const reply = await fetch(`${ill.address}/api/health`);
    expect(reply.status).toBe(503);
    expect(health.parse(await reply.json())).toMatchObject({ success: false, status: 'unavailable', engine: 'failed' });
  });
});

describe('GET /api/openapi.json', () => {
  it('describes every address, with schemas that every reference finds', async () => {
    const { ask } = served.current();
    const { body, text } = await ask('/api/openapi.json');
    expect(body).toEqual(openApiDocument('0.0.0-test'));
    expect(body).toMatchObject({
      openapi: '3.1.1',
      paths: { '/api/pytorch/inference': { post: {} }, '/api/health': { get: {} }, '/metrics': { get: {} } },
      components: { schemas: { InferenceRequest: { type: 'object', required: ['image'] } } },
    });
    const wanted = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(wanted).not.toHaveLength(0);
    for (const name of wanted) expect(body).toHaveProperty(['components', 'schemas', String(name), 'type']);
    expect(text).not.toContain(TOKEN_HASH);
  });
});
