import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remoteModelOf } from '../../../../main/network/oip/model.ts';
import type { InferHeader, Ways } from '../../../support/oip-server.ts';
import { plainLogits, SERVED } from '../../../support/oip-server.ts';
import { modelCard } from '../../../support/records.ts';
import { faultOf, serveModel, tensorOf } from './remote.ts';

const ENCODINGS = ['binary', 'json'] as const;
const TENSOR = tensorOf(1);

/** JSON knows no minus zero. */
function signless(value: number): number {
  return value + 0;
}

function without(...names: readonly string[]) {
  return (header: InferHeader) => Object.fromEntries(Object.entries(header).filter(([name]) => !names.includes(name)));
}

describe.each(ENCODINGS)('an inference in %s', (encoding) => {
  it('carries every bit there and back, on the pinned version', async () => {
    const { server, backend } = await serveModel(encoding);
    await expect(backend.infer(TENSOR)).resolves.toEqual(Float32Array.from(plainLogits(TENSOR)));
    expect(server.asked).toEqual(['POST /v2/models/cxr3/versions/3/infer']);
    const float = fc.float({ noNaN: true, noDefaultInfinity: true });
    await fc.assert(
      fc.asyncProperty(fc.array(float, { minLength: 48, maxLength: 48 }), async (values) => {
        let seen: readonly number[] = [];
        server.behave({ logits: (given) => (seen = [...given]).slice(0, 3) });
        const answered = await backend.infer(Float32Array.from(values));
        expect(seen.map(signless)).toEqual(values.map(signless));
        expect([...answered]).toEqual(seen.slice(0, 3));
      }),
      { numRuns: 25 },
    );
  });

  it('reads what the clients’ rules allow to be missing or written otherwise', async () => {
    const { server, backend } = await serveModel(encoding);
    const kinds: readonly Partial<Ways>[] = [
      { header: without('model_name') },
      { header: without('model_name', 'model_version', 'id') },
      { header: (header) => ({ ...header, model_version: 3 }) },
      { header: (header) => ({ ...header, id: '', parameters: { sha256: SERVED.sha256.toUpperCase() } }) },
      { header: (header) => ({ ...header, outputs: header.outputs.map(({ name: _name, ...rest }) => rest) }) },
      { header: (header) => ({ ...header, outputs: header.outputs.map((one) => ({ ...one, shape: ['1', '3'] })) }) },
      { datatype: 'FP64' },
      { answerIn: 'json' },
    ];
    for (const ways of kinds) {
      server.behave(ways);
      await expect(backend.infer(TENSOR)).resolves.toEqual(Float32Array.from(plainLogits(TENSOR)));
    }
  });

  it.each([
    ['another version', 'remote-version-mismatch', { model_version: '4' }],
    ['another model', 'remote-model-mismatch', { model_name: 'cxr4' }],
    ['other weights', 'remote-hash-mismatch', { parameters: { sha256: 'cd'.repeat(32) } }],
    ['another request’s answer', 'remote-malformed', { id: 'somebody-else' }],
    ['no output', 'remote-malformed', { outputs: [] }],
    ['outputs that are no list', 'remote-malformed', { outputs: { logits: 1 } }],
  ])('refuses %s', async (_what, code, changes) => {
    const { server, backend } = await serveModel(encoding);
    server.behave({ header: (header) => ({ ...header, ...changes }) });
    expect(await faultOf(backend.infer(TENSOR))).toBe(code);
  });

  it.each([
    ['a name nobody asked for', { name: 'probabilities' }],
    ['a shape that does not fit', { shape: [3, 1, 2] }],
    ['a negative shape', { shape: [-1, -3] }],
    ['a shape of nothing', { shape: ['one', 3] }],
    ['half precision', { datatype: 'FP16' }],
    ['whole numbers', { datatype: 'INT64' }],
  ])('refuses an output with %s', async (_what, changes) => {
    const { server, backend } = await serveModel(encoding);
    server.behave({
      header: (header) => ({ ...header, outputs: header.outputs.map((one) => ({ ...one, ...changes })) }),
    });
    expect(await faultOf(backend.infer(TENSOR))).toBe('remote-malformed');
  });

  it.each([[[NaN, 0, 1]], [[Infinity, 0, 1]], [[0, 1e39, 1]], [[0, 1]], [[0, 1, 2, 3]], [[]]])(
    'refuses the logits %j',
    async (logits) => {
      const { server, backend } = await serveModel(encoding);
      server.behave({ logits: () => logits });
      expect(await faultOf(backend.infer(TENSOR))).toBe('remote-malformed');
    },
  );

  it.each([
    [400, '{"error":"unexpected shape"}'],
    [500, '<html>'],
    [503, ''],
    [204, ''],
    [302, '{}'],
  ])('takes nothing with status %i for an answer', async (status, text) => {
    const { server, backend } = await serveModel(encoding);
    const headers = { location: 'http://127.0.0.1:1/elsewhere' };
    server.behave({ wire: () => ({ status, headers, body: Buffer.from(text) }) });
    const failing = backend.infer(TENSOR);
    await expect(failing).rejects.toThrow(status === 400 ? 'status 400: unexpected shape' : `status ${status}`);
    expect(await faultOf(failing)).toBe('remote-refused');
  });

  it.each([
    ['before-head', 'remote-timeout', 300],
    ['in-body', 'remote-timeout', 300],
    ['cut', 'remote-unreachable', 30_000],
  ] as const)('does not wait for ever: %s', async (stall, code, timeoutMs) => {
    const { server, backend } = await serveModel(encoding, timeoutMs);
    server.behave({ stall });
    expect(await faultOf(backend.infer(TENSOR))).toBe(code);
  });

  it('reads no more than the bound', async () => {
    const { server, backend } = await serveModel(encoding);
    server.behave({ wire: (reply) => ({ ...reply, body: Buffer.concat([reply.body, Buffer.alloc(5000, ' ')]) }) });
    expect(await faultOf(backend.infer(TENSOR))).toBe('remote-too-large');
  });

  it('never takes bytes by chance for an answer', async () => {
    const { server, backend } = await serveModel(encoding);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (body, isHeadKept) => {
        server.behave({ wire: ({ status, headers }) => ({ status, headers: isHeadKept ? headers : {}, body }) });
        expect(await faultOf(backend.infer(TENSOR))).toBe('remote-malformed');
      }),
      { numRuns: 40 },
    );
  });
});

describe('binary tensors', () => {
  it.each([
    ['truncated', (body: Buffer) => body.subarray(0, -1)],
    ['gone', (body: Buffer) => body.subarray(0, -12)],
    ['with more behind', (body: Buffer) => Buffer.concat([body, Buffer.alloc(4)])],
  ])('%s are refused', async (_what, bend) => {
    const { server, backend } = await serveModel('binary');
    server.behave({ wire: (reply) => ({ ...reply, body: bend(Buffer.from(reply.body)) }) });
    expect(await faultOf(backend.infer(TENSOR))).toBe('remote-malformed');
  });

  it.each(['0', '-1', '1e3', '99999', 'many', ''])('behind a header of length "%s" are refused', async (length) => {
    const { server, backend } = await serveModel('binary');
    const headers = { 'inference-header-content-length': length };
    server.behave({ wire: (reply) => ({ ...reply, headers }) });
    expect(await faultOf(backend.infer(TENSOR))).toBe('remote-malformed');
  });

  it.each([-12, 1.5, 'all', null, 11])('that announce a size of %s are refused', async (size) => {
    const { server, backend } = await serveModel('binary');
    const parameters = { binary_data_size: size };
    server.behave({
      header: (header) => ({ ...header, outputs: header.outputs.map((one) => ({ ...one, parameters })) }),
    });
    expect(await faultOf(backend.infer(TENSOR))).toBe('remote-malformed');
  });

  it('are found behind those of an output that nobody asked for', async () => {
    const { server, backend } = await serveModel('binary');
    const cam = { name: 'cam', datatype: 'UINT8', shape: [5], parameters: { binary_data_size: 5 } };
    server.behave({
      header: (header) => ({ ...header, outputs: [cam, ...header.outputs] }),
      wire: (reply) => {
        const at = Number(reply.headers['inference-header-content-length']);
        const body = Buffer.from(reply.body);
        return { ...reply, body: Buffer.concat([body.subarray(0, at), Buffer.alloc(5, 7), body.subarray(at)]) };
      },
    });
    await expect(backend.infer(TENSOR)).resolves.toEqual(Float32Array.from(plainLogits(TENSOR)));
  });

  it('are sent only where the server offers to take them', async () => {
    for (const [extensions, type] of [
      [['binary_tensor_data'], 'application/octet-stream'],
      [[], 'application/json'],
    ] as const) {
      const { server, backend } = await serveModel();
      let answered = '';
      server.behave({ extensions, wire: (reply) => ((answered = reply.headers['content-type'] ?? ''), reply) });
      await backend.infer(TENSOR);
      await backend.infer(TENSOR);
      expect(answered).toBe(type);
      expect(server.asked.filter((line) => line === 'GET /v2')).toHaveLength(1);
    }
  });
});

describe('JSON tensors', () => {
  it.each([
    ['nested', [[-1, 0, 1]], true],
    ['nested deeper', [[[-1], [0], [1]]], true],
    ['of texts', ['-1', '0', '1'], false],
    ['with a hole', [-1, null, 1], false],
    ['of texts that are no numbers', ['NaN', 0, 1], false],
  ])('%s', async (_what, data, isRead) => {
    const { server, backend } = await serveModel('json');
    server.behave({ header: (header) => ({ ...header, outputs: header.outputs.map((one) => ({ ...one, data })) }) });
    const outcome = await faultOf(backend.infer(TENSOR).then((logits) => expect([...logits]).toEqual([-1, 0, 1])));
    expect(outcome).toBe(isRead ? 'no fault' : 'remote-malformed');
  });
});

describe('what is asked for', () => {
  it('follows from the card', () => {
    const model = remoteModelOf(modelCard(), { name: 'cxr3', version: '3' });
    expect(model).toMatchObject({ sha256: 'c'.repeat(64), input: { name: 'image', shape: [1, 3, 224, 224] } });
    expect(model.output).toEqual({ name: 'logits', count: 3 });
    for (const version of ['', '..', '3/../4', '3?', ' 3']) {
      expect(() => remoteModelOf(modelCard(), { name: 'cxr3', version })).toThrow(/no name/);
    }
  });

  it('is a tensor of that shape', async () => {
    const { server, backend } = await serveModel('binary');
    await expect(backend.infer(new Float32Array(47))).rejects.toThrow('47 numbers for shape [1, 3, 4, 4]');
    expect(server.asked).toEqual([]);
  });
});
