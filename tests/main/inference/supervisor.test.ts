import { describe, expect, it } from 'vitest';
import type { HostProcess, Request, Response } from '../../../main/inference/protocol.ts';
import { startEngine } from '../../../main/inference/supervisor.ts';

/** A host that behaves as scripted: the outside world of the supervisor. */
function scriptedHosts(behave: (request: Request, host: ScriptedHost, generation: number) => void) {
  const hosts: ScriptedHost[] = [];
  const spawn = (): HostProcess => {
    const host = new ScriptedHost((request) => behave(request, host, hosts.indexOf(host)));
    hosts.push(host);
    return host;
  };
  return { hosts, spawn };
}

class ScriptedHost implements HostProcess {
  isKilled = false;
  private readonly listeners: { message?: (response: Response) => void; exit?: () => void } = {};
  private readonly receive: (request: Request) => void;
  constructor(receive: (request: Request) => void) {
    this.receive = receive;
  }
  send(request: Request): void {
    setImmediate(() => this.receive(request));
  }
  onMessage(listener: (response: Response) => void): void {
    this.listeners.message = listener;
  }
  onExit(listener: () => void): void {
    this.listeners.exit = listener;
  }
  kill(): void {
    this.isKilled = true;
  }
  answer(id: number): void {
    this.listeners.message?.({ id, ok: true, answer: null });
  }
  die(): void {
    this.listeners.exit?.();
  }
}

const bytesOf = (marker: number) => ({ bytes: Uint8Array.of(marker) });
const markerOf = (request: Request) => (request.asks && 'bytes' in request.asks ? request.asks.bytes[0] : null);

describe('startEngine', () => {
  it('answers and reports ready', async () => {
    const { spawn } = scriptedHosts((request, host) => host.answer(request.id));
    const engine = startEngine({ spawn });
    await expect(engine.run('display', bytesOf(1))).resolves.toBeNull();
    expect(engine.state()).toBe('ready');
  });

  it('retries a job once in a new host when the first one dies', async () => {
    const { spawn, hosts } = scriptedHosts((request, host, generation) =>
      generation === 0 ? host.die() : host.answer(request.id),
    );
    await expect(startEngine({ spawn }).run('display', bytesOf(1))).resolves.toBeNull();
    expect(hosts).toHaveLength(2);
  });

  it('reports a job that kills two hosts and does not blame its neighbour', async () => {
    const { spawn } = scriptedHosts((request, host) =>
      markerOf(request) === 66 ? host.die() : setTimeout(() => host.answer(request.id), 20),
    );
    const engine = startEngine({ spawn });
    const [innocent, poison, later] = await Promise.allSettled([
      engine.run('display', bytesOf(1)),
      engine.run('display', bytesOf(66)),
      engine.run('display', bytesOf(2)),
    ]);
    expect(innocent.status).toBe('fulfilled');
    expect(later.status).toBe('fulfilled');
    expect(poison).toMatchObject({ status: 'rejected', reason: { code: 'engine-crashed' } });
  });

  it('kills a host that hangs and reports the job after its second try', async () => {
    const { spawn, hosts } = scriptedHosts(() => undefined);
    const engine = startEngine({ spawn, deadline: 30 });
    await expect(engine.run('display', bytesOf(1))).rejects.toMatchObject({ code: 'decode-timeout' });
    expect(hosts.map((host) => host.isKilled)).toEqual([true, true]);
  });

  it('keeps so many jobs in the host and no more', async () => {
    const seen: number[] = [];
    const { spawn } = scriptedHosts((request, host) => {
      seen.push(request.id);
      setTimeout(() => host.answer(request.id), 10);
    });
    const engine = startEngine({ spawn, parallel: 2 });
    const jobs = [1, 2, 3, 4].map((marker) => engine.run('display', bytesOf(marker)));
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(seen).toEqual([1, 2]);
    await Promise.all(jobs);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('says that it failed when no host ever answers', async () => {
    const { spawn } = scriptedHosts((_request, host) => host.die());
    const engine = startEngine({ spawn, parallel: 2 });
    await Promise.allSettled([1, 2, 3].map((marker) => engine.run('display', bytesOf(marker))));
    expect(engine.state()).toBe('failed');
  });

  it('settles every job when it is stopped, the waiting ones too', async () => {
    const { spawn } = scriptedHosts(() => undefined);
    const engine = startEngine({ spawn });
    const jobs = [1, 2, 3].map((marker) => engine.run('display', bytesOf(marker)));
    engine.stop();
    const outcomes = await Promise.allSettled(jobs);
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)).toEqual(
      Array(3).fill('cancelled'),
    );
    await expect(engine.run('display', bytesOf(4))).rejects.toMatchObject({ code: 'cancelled' });
  });
});
