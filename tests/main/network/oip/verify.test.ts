import { describe, expect, it } from 'vitest';
import { SERVED } from '../../../support/oip-server.ts';
import { faultOf, serveModel } from './remote.ts';

describe('health', () => {
  it('is the status, whatever the body says', async () => {
    const { server, backend } = await serveModel();
    for (const body of ['', '{"live":false}', '{"ready":false}', 'not JSON']) {
      server.behave({ health: { status: 200, body } });
      await expect(backend.assertReady()).resolves.toBeUndefined();
    }
    for (const status of [400, 404, 500, 503, 301]) {
      server.behave({ health: { status, body: '{"live":true,"ready":true}' } });
      expect(await faultOf(backend.assertReady())).toBe('remote-not-ready');
    }
    await server.close();
    expect(await faultOf(backend.assertReady())).toBe('remote-unreachable');
  });
});

describe('verification', () => {
  it.each([
    ['the metadata as text', { parameters: { sha256: SERVED.sha256 } }, null],
    ['the metadata as Triton writes it', { parameters: { sha256: { string_value: SERVED.sha256 } } }, null],
    ['the configuration', { parameters: {} }, { parameters: { sha256: { string_value: SERVED.sha256 } } }],
  ])('finds the hash in %s', async (_where, changes, configuration) => {
    const { server, backend } = await serveModel();
    server.behave({ metadata: (plain) => ({ ...plain, ...changes }), configuration });
    await expect(backend.verify()).resolves.toBeUndefined();
    expect(server.asked[0]).toBe('GET /v2/models/cxr3/versions/3');
  });

  it.each([
    ['remote-hash-missing', { parameters: undefined }],
    ['remote-hash-missing', { parameters: { sha256: 7 } }],
    ['remote-hash-mismatch', { parameters: { sha256: `${SERVED.sha256}00` } }],
    ['remote-version-mismatch', { versions: ['1', '2'] }],
    ['remote-model-mismatch', { name: 'cxr4' }],
    ['remote-model-mismatch', { inputs: [{ name: 'x', datatype: 'FP32', shape: [-1, 3, 4, 4] }] }],
    ['remote-model-mismatch', { inputs: [{ name: 'image', datatype: 'FP16', shape: [-1, 3, 4, 4] }] }],
    ['remote-model-mismatch', { inputs: [{ name: 'image', datatype: 'FP32', shape: [-1, 4, 4, 3] }] }],
    ['remote-model-mismatch', { outputs: [{ name: 'logits', datatype: 'FP32', shape: [-1, 4] }] }],
    ['remote-malformed', { inputs: 'image' }],
  ])('ends in %s: %j', async (code, changes) => {
    const { server, backend } = await serveModel();
    server.behave({ metadata: (plain) => ({ ...plain, ...changes }) });
    expect(await faultOf(backend.verify())).toBe(code);
  });

  it('takes metadata without versions, and shapes without the batch', async () => {
    const { server, backend } = await serveModel();
    const inputs = [{ name: 'image', datatype: 'FP32', shape: ['3', '4', '4'] }];
    server.behave({ metadata: (plain) => ({ ...plain, versions: undefined, inputs }) });
    await expect(backend.verify()).resolves.toBeUndefined();
  });
});
