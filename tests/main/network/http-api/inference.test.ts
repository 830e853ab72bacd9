/** The seventeen tests of the original's inference endpoint, in this application's shape. */
import { describe, expect, it } from 'vitest';
import type { InferenceAnswer } from '../../../../main/network/http-api/schemas.ts';
import { failure, inferenceAnswer } from '../../../../main/network/http-api/schemas.ts';
import { hashInput } from '../../../../main/screening/arrive.ts';
import type { HttpReply } from '../../../support/http-client.ts';
import { chestPng, dataUrl, INFERENCE, serveForFile } from './desk.ts';

const served = serveForFile();

async function answered(body: object): Promise<InferenceAnswer> {
  const reply = await served.current().classify(body);
  expect(reply.status).toBe(200);
  return inferenceAnswer.parse(reply.body);
}

function expectFailure(reply: HttpReply, status: number, code: string, number: string | null = null): void {
  expect(reply.status).toBe(status);
  expect(failure.parse(reply.body)).toMatchObject({ code, number });
}

describe('availability', () => {
  it('POST answers, for a data URL as for plain base64', async () => {
    const png = await chestPng();
    const byUrl = await answered({ model_name: 'tiny', image: dataUrl(png) });
    const byBase64 = await answered({ image: png.toString('base64') });
    expect(byBase64.probabilities).toEqual(byUrl.probabilities);
  });

  it('GET is 405 and names POST, with and without a token', async () => {
    for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
      const reply = await served.current().ask(INFERENCE, { headers });
      expectFailure(reply, 405, 'method-not-allowed');
      expect(reply.headers.allow).toBe('POST');
    }
  });

  it('sends no CORS header and answers no page unless an origin is allowed', async () => {
    const reply = await served.current().ask(INFERENCE, { headers: { origin: 'https://a.example' } });
    expectFailure(reply, 403, 'origin-refused');
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('input validation', () => {
  it.each([{}, { model_name: 'tiny' }, { image: '' }, { image: 7 }, { image: null }])(
    'requires an image: %j',
    async (body) => expectFailure(await served.current().classify(body), 400, 'image-required'),
  );

  it.each(['not base64!', 'data:image/png,plain', 'data:image/png;base64,', 'AAAAA', 'AA=A', '=', 'iVBOR w0KGgo='])(
    'refuses bad base64: %s',
    async (image) => expectFailure(await served.current().classify({ image }), 400, 'image-not-base64'),
  );

  it('takes 10 MB and not a byte more', async () => {
    const png = await chestPng();
    const whole = Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024 - png.length)]);
    const reply = await served.current().classify({ image: dataUrl(whole) });
    expect(reply.status).not.toBe(413);
    const over = Buffer.concat([whole, Buffer.alloc(1)]).toString('base64');
    expectFailure(await served.current().classify({ image: over }), 413, 'file-too-large', 'E04');
    expectFailure(
      await served.current().classify({ image: `${over}${'A'.repeat(8192)}` }),
      413,
      'file-too-large',
      'E04',
    );
  });

  it.each(['<script>alert(1)</script>', '../../etc/passwd', '__proto__', 'a'.repeat(500), 'Tiny', 'tiny@latest'])(
    'gives nothing back of a hostile model name: %s',
    async (name) => {
      const reply = await served.current().classify({ model_name: name, image: dataUrl(await chestPng()) });
      expectFailure(reply, 400, 'model-name-invalid');
      expect(reply.text).not.toContain(name);
    },
  );
});

describe('response format', () => {
  it('has the fields of the original', async () => {
    const answer = await answered({ model_name: 'tiny@1.0.0', image: dataUrl(await chestPng()) });
    expect(answer.model).toEqual({ name: 'tiny', version: '1.0.0', type: 'onnx', domain: 'medical' });
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining(['success', 'model', 'prediction', 'confidence', 'probabilities', 'performance']),
    );
  });

  it('has one shape for every error', async () => {
    const { ask, classify } = served.current();
    const truncated = (await chestPng()).subarray(0, 200);
    const tooSmall = await chestPng(128, 64);
    expectFailure(await ask('/nothing/here'), 404, 'route-unknown');
    expectFailure(await ask('/%ZZ'), 400, 'request-malformed');
    expectFailure(await ask(INFERENCE, { method: 'POST', body: '{', headers: JSON_TYPE }), 400, 'body-invalid');
    expectFailure(await ask(INFERENCE, { method: 'POST', body: 'a', headers: TEXT_TYPE }), 415, MEDIA);
    expectFailure(await classify({ model_name: 'nobody', image: dataUrl(tooSmall) }), 404, 'model-not-found', 'M02');
    expectFailure(await classify({ image: Buffer.from('GIF89a, no picture').toString('base64') }), 400, FORMAT, 'E05');
    expectFailure(await classify({ image: dataUrl(truncated) }), 400, 'image-corrupt', 'E06');
    const refused = await classify({ image: dataUrl(tooSmall) });
    expectFailure(refused, 422, 'too-small', 'R04');
    expect(refused.text).not.toMatch(/prob|prediction|confidence/);
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };
const TEXT_TYPE = { 'content-type': 'text/plain' };
const MEDIA = 'media-type-unsupported';
const FORMAT = 'format-unknown';

describe('performance', () => {
  it('is reported with every answer', async () => {
    const { performance } = await answered({ image: dataUrl(await chestPng()) });
    expect(performance.total_ms).toBeGreaterThan(0);
  });

  it('tells preprocessing apart, and the steps do not exceed the whole', async () => {
    const { decoding_ms, preprocessing_ms, inference_ms, total_ms } = (
      await answered({ image: dataUrl(await chestPng()) })
    ).performance;
    expect(preprocessing_ms).toBeGreaterThan(0);
    expect(decoding_ms + preprocessing_ms + inference_ms).toBeLessThanOrEqual(total_ms + 0.02);
  });
});

describe('security', () => {
  it('knows the image by its keyed hash, and records the reading like any other', async () => {
    const { application, classify } = served.current();
    const { clinic } = application.work();
    const png = await chestPng(99);
    const answer = inferenceAnswer.parse((await classify({ image: dataUrl(png) })).body);
    expect(answer.input_hash).toBe(hashInput(clinic, png));
    const logged = clinic.profile.db
      .prepare<[string], { input: string; prediction: string }>(
        'SELECT input_hash AS input, prediction FROM inferences WHERE study = ?',
      )
      .all(answer.study);
    expect(logged).toEqual([{ input: answer.input_hash, prediction: answer.prediction }]);
    const actions = clinic.profile.db
      .prepare<[string], { action: string }>('SELECT action FROM audit_log WHERE object = ? ORDER BY seq')
      .all(answer.study);
    expect(actions.map(({ action }) => action)).toEqual(['study-arrived', 'reading-recorded']);
  });

  it('exposes no path, whatever happens', async () => {
    const { ask, classify, application } = served.current();
    const replies = [
      await classify({ image: dataUrl(await chestPng()) }),
      await classify({ image: dataUrl((await chestPng()).subarray(0, 200)) }),
      await classify({ model_name: 'nobody', image: dataUrl(await chestPng()) }),
      await ask('/metrics'),
      await ask('/api/health'),
      await ask('/api/openapi.json'),
    ];
    for (const { text } of replies) {
      expect(text).not.toContain(application.around.folder);
      expect(text).not.toMatch(/model\.onnx|node_modules|\/tmp\/|\.ts\b|\.js\b/);
    }
  });
});

describe('classification', () => {
  it('gives every class, and the most probable is the prediction', async () => {
    const dark = await answered({ image: dataUrl(await chestPng(60)) });
    const bright = await answered({ image: dataUrl(await chestPng(200)) });
    expect([dark.prediction, bright.prediction]).toEqual(['COVID-19', 'Normal']);
    for (const { probabilities, prediction } of [dark, bright]) {
      expect(Object.keys(probabilities)).toEqual(['COVID-19', 'Pneumonia', 'Normal']);
      const highest = Math.max(...Object.values(probabilities).map(({ probability }) => probability));
      expect(probabilities[prediction]?.probability).toBe(highest);
    }
  });

  it('writes XX.YY% of the very probability, confidence included', async () => {
    for (const brightness of [60, 90, 128, 170, 200]) {
      const { probabilities, prediction, confidence } = await answered({ image: dataUrl(await chestPng(brightness)) });
      for (const { probability, percentage } of Object.values(probabilities)) {
        expect(percentage).toBe(`${(probability * 100).toFixed(2)}%`);
      }
      expect(confidence).toBe(probabilities[prediction]?.percentage);
    }
  });
});
