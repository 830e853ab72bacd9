import { describe, expect, it } from 'vitest';
import { admitRemote } from '../../../../main/network/oip/admit.ts';
import { plainLogits } from '../../../support/oip-server.ts';
import { faultOf, local, serveModel, tensorOf, prepared } from './remote.ts';

const nearTie = async () => Float32Array.of(0, 0.01, 0.02);

describe('admission', () => {
  it.each(['binary', 'json'] as const)('needs the local numbers for every golden image (%s)', async (encoding) => {
    const { backend } = await serveModel(encoding);
    const admitted = await admitRemote(backend, local, prepared, 0);
    expect(admitted.worstDifference).toBe(0);
    await expect(admitted.infer(tensorOf(1))).resolves.toEqual(await local(tensorOf(1)));
  });

  it('measures the worst difference and refuses one beyond the tolerance', async () => {
    const { server, backend } = await serveModel();
    server.behave({ logits: (tensor) => plainLogits(tensor).map((logit) => logit + 0.125) });
    expect((await admitRemote(backend, local, prepared, 0.2)).worstDifference).toBeCloseTo(0.125, 5);
    expect(await faultOf(admitRemote(backend, local, prepared, 0.1))).toBe('remote-parity');
  });

  it('refuses one wrong image among many, and another class within the tolerance', async () => {
    const { server, backend } = await serveModel();
    server.behave({ logits: (tensor) => ((tensor[0] ?? 0) < 0 ? [9, 9, 9] : plainLogits(tensor)) });
    expect(await faultOf(admitRemote(backend, local, prepared, 0.1))).toBe('remote-parity');
    server.behave({ logits: () => [0.02, 0.01, 0] });
    expect(await faultOf(admitRemote(backend, nearTie, prepared, 0.1))).toBe('remote-parity');
  });

  it('asks nothing of a server that is not ready or runs something else', async () => {
    const { server, backend } = await serveModel();
    server.behave({ health: { status: 503, body: '' } });
    expect(await faultOf(admitRemote(backend, local, prepared, 1))).toBe('remote-not-ready');
    server.behave({ metadata: (plain) => ({ ...plain, parameters: { sha256: 'cd'.repeat(32) } }) });
    expect(await faultOf(admitRemote(backend, local, prepared, 1))).toBe('remote-hash-mismatch');
    expect(server.asked.filter((line) => line.startsWith('POST'))).toEqual([]);
  });

  it('takes no golden images for no proof', async () => {
    const { backend } = await serveModel();
    expect(await faultOf(admitRemote(backend, local, async () => [], 1))).toBe('remote-parity');
    await expect(admitRemote(backend, local, prepared, NaN)).rejects.toThrow('tolerance NaN');
  });

  it('is looked at again: weights exchanged under the same version stop serving', async () => {
    const { server, backend } = await serveModel();
    let now = 0;
    const admitted = await admitRemote(backend, local, prepared, 0, { recheckAfter: 1000, now: () => now });
    server.behave({ metadata: (plain) => ({ ...plain, parameters: { sha256: 'cd'.repeat(32) } }) });
    now = 999;
    expect(await faultOf(admitted.infer(tensorOf(1)))).toBe('no fault');
    now = 1000;
    expect(await faultOf(admitted.infer(tensorOf(1)))).toBe('remote-hash-mismatch');
  });
});
