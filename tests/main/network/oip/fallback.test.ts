import { describe, expect, it } from 'vitest';
import { admitRemote } from '../../../../main/network/oip/admit.ts';
import { withFallback } from '../../../../main/network/oip/fallback.ts';
import { GOLDEN, local, serveModel, tensorOf, prepared } from './remote.ts';

/** A fallback whose clock the test sets; `ask` says who has to answer and waits for an admission that it started. */
async function clinic() {
  const { server, backend } = await serveModel();
  const clock = { now: 0 };
  const turns: string[] = [];
  const fallback = withFallback(() => admitRemote(backend, local, prepared, 0), {
    coolDown: 100,
    maxCoolDown: 300,
    now: () => clock.now,
    onTurn: (because) => turns.push(because === null ? 'remote' : `local ${because}`),
  });
  const ask = async () => {
    const logits = fallback.isServing() ? await fallback.infer(tensorOf(1)) : null;
    const said = logits ? 'remote' : `local ${fallback.because()}`;
    if (logits) expect(logits).toEqual(await local(tensorOf(1)));
    await fallback.settled();
    return said;
  };
  return { server, clock, turns, ask, fallback };
}

describe('the fallback', () => {
  it('answers locally until the remote is admitted, and then remotely', async () => {
    const { server, ask, turns } = await clinic();
    expect([await ask(), await ask()]).toEqual(['local null', 'remote']);
    expect(turns).toEqual(['remote']);
    expect(server.asked.filter((line) => line.startsWith('POST'))).toHaveLength(GOLDEN.length + 1);
  });

  it('answers the very image on which the remote fails, and admits it anew after the cool-down', async () => {
    const { server, clock, ask, turns } = await clinic();
    await ask();
    server.behave({ header: (header) => ({ ...header, model_version: '4' }) });
    expect(await ask()).toBe('local remote-version-mismatch');
    server.behave({});
    clock.now = 99;
    expect([await ask(), await ask()]).toEqual(['local remote-version-mismatch', 'local remote-version-mismatch']);
    clock.now = 100;
    expect([await ask(), await ask()]).toEqual(['local remote-version-mismatch', 'remote']);
    expect(turns).toEqual(['remote', 'local remote-version-mismatch', 'remote']);
  });

  it('waits longer after each failure in a row, up to the longest wait', async () => {
    const { server, clock, ask, fallback } = await clinic();
    server.behave({ health: { status: 503, body: '' } });
    const tries = () => server.asked.filter((line) => line === 'GET /v2/health/ready').length;
    const triedAt: number[] = [];
    for (clock.now = 0; clock.now <= 1000; clock.now += 50) {
      const before = tries();
      await ask();
      expect(fallback.because()).toBe('remote-not-ready');
      if (tries() > before) triedAt.push(clock.now);
    }
    expect(triedAt).toEqual([0, 100, 300, 600, 900]);
  });

  it('falls once for images that fail together, and leaves them all to the local model', async () => {
    const { server, clock, ask, fallback, turns } = await clinic();
    await ask();
    server.behave({ stall: 'cut' });
    const served = await Promise.all([1, 2, 3].map((sum) => fallback.infer(tensorOf(sum))));
    expect(served).toEqual([null, null, null]);
    expect(turns).toEqual(['remote', 'local remote-unreachable']);
    server.behave({});
    clock.now = 100;
    expect([await ask(), await ask()]).toEqual(['local remote-unreachable', 'remote']);
  });

  it('calls a mistake of our own unexpected', async () => {
    const fallback = withFallback(() => Promise.reject(new TypeError('a mistake')));
    expect(fallback.isServing()).toBe(false);
    await fallback.settled();
    expect(fallback.because()).toBe('unexpected');
    expect(await fallback.infer(tensorOf(1))).toBeNull();
  });

  it('is checked on demand, whatever the cool-down, and goes on serving meanwhile', async () => {
    const { server, clock, ask, fallback, turns } = await clinic();
    server.behave({ health: { status: 503, body: '' } });
    await fallback.check();
    expect(fallback.because()).toBe('remote-not-ready');
    server.behave({});
    clock.now = 1;
    await fallback.check();
    expect([fallback.isAdmitted(), fallback.because()]).toEqual([true, null]);
    const again = fallback.check();
    expect(await ask()).toBe('remote');
    await again;
    expect(turns).toEqual(['remote']);
  });
});
