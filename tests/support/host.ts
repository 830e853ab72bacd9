/** The real inference host for tests, built once for its sources, and one that examines bundles but has no ONNX Runtime at all. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ImportFault } from '../../main/inference/graph/fault.ts';
import { inspectGraph } from '../../main/inference/graph/inspect.ts';
import { forkNodeHost } from '../../main/inference/node-host.ts';
import type { HostProcess, JobName, Request, Response } from '../../main/inference/protocol.ts';
import { readWeights } from '../../main/inference/weights.ts';
import { unpackBundle } from '../../main/registry/bundle/unpack.ts';
import { fresh } from '../setup/parts.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'out/test-host';
const SCRIPT = 'inference-host.mjs';
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

/** Inside the checkout, so that it finds the packages it leaves out; by one test file for all that come after it. */
async function buildHost(): Promise<string> {
  await fresh.keepFresh(FOLDER, ['main', 'preload', 'package-lock.json'], async () => {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: 'main/inference-host.ts',
        outDir: FOLDER,
        minify: false,
        rollupOptions: { output: { entryFileNames: SCRIPT } },
      },
    });
  });
  return `${ROOT}${FOLDER}/${SCRIPT}`;
}
