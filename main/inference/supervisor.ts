/**
 * Keeps one inference host at work. A host that dies or overstays a job's deadline is replaced; its jobs are tried once
 * more, each alone, so that one poisonous image never takes another with it, and are then reported.
 */
import type { EngineState, FaultCode } from '../../preload/domain.ts';
import { IMAGES_AT_ONCE } from './images-at-once.ts';
import type { HostProcess, JobName, Jobs, Request, Response } from './protocol.ts';

export interface Engine {
  /** Settles always: with the host's answer or an EngineFault. */
  readonly run: <J extends JobName>(job: J, asks: Jobs[J]['asks']) => Promise<Jobs[J]['answers']>;
  readonly state: () => EngineState;
  readonly stop: () => void;
}

export class EngineFault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, message: string) {
    super(message);
    this.name = 'EngineFault';
    this.code = code;
  }
}

export interface EngineOptions {
  readonly spawn: () => HostProcess;
  /** Jobs in the host at the same time. */
  readonly parallel?: number;
  /** Milliseconds after which a host that has not answered counts as hung; `bench` measures for minutes. */
  readonly deadline?: number;
  /** How often a job whose host died or hung is tried in all. */
  readonly attempts?: number;
  readonly onState?: (state: EngineState) => void;
}

interface Task {
  readonly request: Request;
  readonly resolve: (answer: Jobs[JobName]['answers']) => void;
  readonly reject: (fault: EngineFault) => void;
  attempts: number;
  timer: NodeJS.Timeout | null;
}

// A host that dies this often without a single answer in between will not come back by itself.
const HOPELESS = 5;
// Drawing a sample is seconds of arithmetic, a minute on a slow and busy machine.
const DEADLINES: Partial<Record<JobName, number>> = { bench: 15 * 60_000, sample: 3 * 60_000 };

export function startEngine({
  spawn,
  parallel = IMAGES_AT_ONCE,
  deadline = 30_000,
  attempts = 2,
  onState,
}: EngineOptions): Engine {
  const waiting: Task[] = [];
  const running = new Map<number, Task>();
  let host: HostProcess | null = null;
  let state: EngineState = 'starting';
  let deathsInARow = 0;
  let lastId = 0;
  let isStopped = false;

  function enter(next: EngineState): void {
    if (next === state) return;
    state = next;
    onState?.(next);
  }

  function openHost(): HostProcess {
    const opened = spawn();
    opened.onMessage((response) => settle(response));
    opened.onExit(() => {
      if (host === opened) replace('engine-crashed');
    });
    return opened;
  }

  function pump(): void {
    while (waiting.length > 0 && hasRoom(waiting[0])) start(waiting.shift());
  }

  /** A job on its second attempt runs alone. */
  function hasRoom(next: Task | undefined): boolean {
    const isAlone = next !== undefined && next.attempts > 0;
    const isBlocked = [...running.values()].some((task) => task.attempts > 1);
    return !isBlocked && running.size < (isAlone ? 1 : parallel);
  }

  function start(task: Task | undefined): void {
    if (!task) return;
    host ??= openHost();
    task.attempts += 1;
    const allowed = DEADLINES[task.request.job] ?? deadline;
    task.timer = setTimeout(() => replace('decode-timeout'), allowed);
    running.set(task.request.id, task);
    host.send(task.request);
  }

  function settle(response: Response): void {
    const task = release(response.id);
    if (!task) return;
    deathsInARow = 0;
    enter('ready');
    if (response.ok) task.resolve(response.answer);
    else task.reject(new EngineFault(response.code, response.message));
    pump();
  }

  function release(id: number): Task | undefined {
    const task = running.get(id);
    if (task?.timer) clearTimeout(task.timer);
    running.delete(id);
    return task;
  }

  function replace(code: 'engine-crashed' | 'decode-timeout'): void {
    host?.kill();
    host = null;
    deathsInARow += 1;
    enter(deathsInARow >= HOPELESS ? 'failed' : 'restarting');
    const orphans = [...running.keys()].flatMap((id) => release(id) ?? []);
    const again = orphans.filter((task) => task.attempts < attempts);
    waiting.unshift(...again);
    for (const task of orphans.filter((orphan) => orphan.attempts >= attempts))
      task.reject(new EngineFault(code, code));
    pump();
  }

  return {
    run: (job, asks) =>
      new Promise((resolve, reject) => {
        if (isStopped) return reject(stopped());
        lastId += 1;
        // as: the host answers a request of job J with Jobs[J]['answers']; the map of tasks cannot carry the J of each.
        const settleAs = resolve as Task['resolve'];
        waiting.push({ request: { id: lastId, job, asks }, resolve: settleAs, reject, attempts: 0, timer: null });
        return pump();
      }),
    state: () => state,
    stop: () => {
      isStopped = true;
      const last = host;
      host = null;
      last?.kill();
      const open = [...running.keys()].flatMap((id) => release(id) ?? []);
      for (const task of [...open, ...waiting.splice(0)]) task.reject(stopped());
    },
  };
}

function stopped(): EngineFault {
  return new EngineFault('cancelled', 'the engine was stopped');
}
