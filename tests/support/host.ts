/** The real inference host for tests, built once a process, and one that examines bundles but has no ONNX Runtime at all. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ImportFault } from '../../main/inference/graph/fault.ts';
import { inspectGraph } from '../../main/inference/graph/inspect.ts';
import { forkNodeHost } from '../../main/inference/node-host.ts';
import type { HostProcess, JobName, Request, Response } from '../../main/inference/protocol.ts';
import { readWeights } from '../../main/inference/weights.ts';
import { unpackBundle } from '../../main/registry/bundle/unpack.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = `${ROOT}node_modules/.cache`;
const PREFIX = 'clinic-test-host-';
let built: Promise<string> | null = null;

export async function spawnRealHost(): Promise<() => HostProcess> {
  built ??= buildHost();
  const script = await built;
  return () => forkNodeHost(script);
}

/** Every job that was asked for goes into `jobs`; those that would touch a model are answered with an error. */
export function examinerHost(jobs: JobName[]): HostProcess {
  const listeners: ((response: Response) => void)[] = [];
  const work = async (request: Request): Promise<void> => {
    jobs.push(request.job);
    const response = await examine(request);
    for (const listener of listeners) listener(response);
  };
  return {
    send: (request) => void work(request),
    onMessage: (listener) => void listeners.push(listener),
    onExit: () => undefined,
    kill: () => undefined,
  };
}

async function examine({ id, asks }: Request): Promise<Response> {
  try {
    if (asks && 'folder' in asks) await unpackBundle(asks.file, asks.folder);
    else if (asks && 'granted' in asks) {
      inspectGraph(await readWeights(asks.model), asks.model.card, asks);
    } else throw new Error('this host has no ONNX Runtime');
    return { id, ok: true, answer: null };
  } catch (error) {
    const code = error instanceof ImportFault ? error.code : 'unexpected';
    return { id, ok: false, code, message: String(error) };
  }
}

/** Inside the checkout, so that it finds the packages it leaves out. */
async function buildHost(): Promise<string> {
  sweepBuilds();
  const outDir = `${CACHE}/${PREFIX}${process.pid}`;
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'main/inference-host.ts',
      outDir,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'inference-host.mjs' } },
    },
  });
  return `${outDir}/inference-host.mjs`;
}

/** A test worker is ended without a word, so that the next one clears up after it. */
function sweepBuilds(): void {
  mkdirSync(CACHE, { recursive: true });
  for (const name of readdirSync(CACHE).filter((entry) => entry.startsWith(PREFIX))) {
    if (!isAlive(Number(name.slice(PREFIX.length)))) rmSync(`${CACHE}/${name}`, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
