/** ONNX Runtime sessions: one per model file, created when first asked for, shared by all that ask at the same time. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelCard } from './card.ts';

export interface ModelSession {
  /** `image`: float32 [1, 3, height, width]. Returns the logits, one per label. */
  readonly run: (image: Float32Array) => Promise<Float32Array>;
}

/** The weights are not the ones the card describes, or not a model at all. */
export class ModelFault extends Error {
  readonly code: 'model-altered' | 'model-invalid' | 'model-not-found';
  constructor(code: ModelFault['code'], message: string) {
    super(message);
    this.name = 'ModelFault';
    this.code = code;
  }
}

// The promise is kept, not the session, so that parallel callers share one load.
const sessions = new Map<string, Promise<ModelSession>>();

/** The session of this model file, checked against the card's SHA-256 when it is loaded. Rejects with ModelFault. */
export function openSession(file: string, card: ModelCard): Promise<ModelSession> {
  const key = `${card.sha256} ${file}`;
  const cached = sessions.get(key);
  if (cached) return cached;
  const loading = loadSession(file, card);
  sessions.set(key, loading);
  loading.catch(() => sessions.delete(key));
  return loading;
}

/** The bytes of a model file whose SHA-256 is the card's. */
export async function readWeights(file: string, card: Pick<ModelCard, 'name' | 'sha256'>): Promise<Uint8Array> {
  const bytes = await readFile(file).catch(() => {
    throw new ModelFault('model-not-found', `the weights of ${card.name} are missing`);
  });
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== card.sha256) throw new ModelFault('model-altered', `weights of ${card.name} hash to ${actual}`);
  return bytes;
}

async function loadSession(file: string, card: ModelCard): Promise<ModelSession> {
  // Loaded from the very bytes that were hashed: the file cannot change in between.
  const session = await createSession(await readWeights(file, card));
  assertNames(session, card);
  const dimensions = card.input.shape.map((size) => (size === -1 ? 1 : size));
  return {
    run: async (image) => {
      const outputs = await session.run({ [card.input.name]: new Tensor('float32', image, dimensions) }, [
        card.outputs.logits.name,
      ]);
      return asFloats(outputs[card.outputs.logits.name]);
    },
  };
}

async function createSession(weights: Uint8Array): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(weights, {
      executionProviders: ['cpu'],
      graphOptimizationLevel: 'all',
      enableCpuMemArena: true,
    });
  } catch (error) {
    throw new ModelFault('model-invalid', `ONNX Runtime refused the graph: ${String(error)}`);
  }
}

function assertNames(session: InferenceSession, card: ModelCard): void {
  const wanted = [card.input.name, card.outputs.logits.name];
  const offered = new Set([...session.inputNames, ...session.outputNames]);
  const missing = wanted.filter((name) => !offered.has(name));
  if (missing.length > 0) throw new ModelFault('model-invalid', `the graph lacks ${missing.join(', ')}`);
}

function asFloats(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new ModelFault('model-invalid', `logits are ${tensor?.type ?? 'missing'} instead of float32`);
}
