import { describe, expect, it } from 'vitest';
import { admitRemote } from '../../../../main/network/oip/admit.ts';
import { withFallback } from '../../../../main/network/oip/fallback.ts';
import { GOLDEN, local, serveModel, tensorOf } from './remote.ts';

function broken(): Promise<never> {
  return Promise.reject(new Error('no local model'));
}

/** The local model under a fallback whose clock the test sets; `ask` waits for an admission that it started. */
async function clinic() {
  const { server, backend } = await serveModel();
  const clock = { now: 0 };
  const turns: string[] = [];
  const fallback = withFallback(() => admitRemote(backend, local, GOLDEN, 0), local, {
    coolDown: 100,
    maxCoolDown: 300,
    now: () => clock.now,
    onTurn: (by, because) => turns.push(`${by} ${because}`),
  });
  const ask = async () => {
    const { by, because, logits } = await fallback.infer(tensorOf(1));
    expect([...logits]).toEqual([...(await local(tensorOf(1)))]);
    await fallback.settled();
    return `${by} ${because}`;
  };
  return { server, clock, turns, ask, fallback };
}

describe('the fallback', () => {
  it('answers locally until the remote is admitted, and then remotely', async () => {
    const { server, ask, turns } = await clinic();
    expect([await ask(), await ask()]).toEqual(['local remote-not-ready', 'remote null']);
    expect(turns).toEqual(['remote null']);
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
    expect([await ask(), await ask()]).toEqual(['local remote-version-mismatch', 'remote null']);
    expect(turns).toEqual(['remote null', 'local remote-version-mismatch', 'remote null']);
  });

  it('waits longer after each failure in a row, up to the longest wait', async () => {
    const { server, clock, ask } = await clinic();
    server.behave({ health: { status: 503, body: '' } });
    const tries = () => server.asked.filter((line) => line === 'GET /v2/health/ready').length;
    const triedAt: number[] = [];
    for (clock.now = 0; clock.now <= 1000; clock.now += 50) {
      const before = tries();
      expect(await ask()).toBe('local remote-not-ready');
      if (tries() > before) triedAt.push(clock.now);
    }
    expect(triedAt).toEqual([0, 100, 300, 600, 900]);
  });

  it('falls once for images that fail together, and answers them all', async () => {
    const { server, clock, ask, fallback, turns } = await clinic();
    await ask();
    server.behave({ stall: 'cut' });
    const served = await Promise.all([1, 2, 3].map((sum) => fallback.infer(tensorOf(sum))));
    expect(served.map(({ by }) => by)).toEqual(['local', 'local', 'local']);
    expect(turns).toEqual(['remote null', 'local remote-unreachable']);
    server.behave({});
    clock.now = 100;
    expect([await ask(), await ask()]).toEqual(['local remote-unreachable', 'remote null']);
  });

  it('rejects where the local model itself does', async () => {
    const fallback = withFallback(() => Promise.reject(new TypeError('a mistake')), broken);
    await expect(fallback.infer(tensorOf(1))).rejects.toThrow('no local model');
    await fallback.settled();
  });
});
