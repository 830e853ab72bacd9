/** ONNX Runtime sessions: one per model file, created when first asked for, shared by all that ask at the same time. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelCard } from './card.ts';
import { ModelFault, readWeights } from './weights.ts';

export interface ModelSession {
  /** `image`: float32 [1, 3, height, width]. Returns the logits, one per label. */
  readonly run: (image: Float32Array) => Promise<Float32Array>;
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
