/** ONNX Runtime sessions: one per model file, created when first asked for, shared by all that ask at the same time. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Provider } from '../../preload/backend.ts';
import { inputShape, type ModelCard } from './card.ts';
import type { ModelFile } from './protocol.ts';
import { REFERENCE_BACKEND, RUNTIME_NAMES } from './provider.ts';
import { ModelFault, readWeights } from './weights.ts';

export interface ModelSession {
  /** `images`: n float32 of the card's `inputShape`, n above 1 only where its batch is free. Returns n x labels logits. */
  readonly run: (images: Float32Array) => Promise<Float32Array>;
  /** `image`: float32 of the card's `inputShape`. Rejects with ModelFault where the graph gives no map of that shape. */
  readonly activationMap: (image: Float32Array) => Promise<ActivationMap>;
}

/** Evidence for each class at each place: float32 [1, labels, rows, columns]. */
export interface ActivationMap {
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

// The promise is kept, not the session, so that parallel callers share one load.
const sessions = new Map<string, Promise<ModelSession>>();

/**
 * One thread for each core, which ONNX Runtime takes by itself, and which sleep while they have nothing to do: threads that
 * spin take the core that the next image is decoded on. With a model twice as heavy as today's on two cores, images of one
 * megapixel, six at a time: 8.4 ms an image in 8 bits, where threads that stop spinning when a run ends take 9.0 and a single thread 9.3
 * (one at a time 12.4, 12.8 and 14.5); in full precision 14.5, 14.9 and 18 (18.8, 18.6 and 23.7).
 * On one thread a run in full precision takes 9.4 ms, 13 without the full graph optimisation; the arena is 0.2 ms or less
 * either way.
 */
const SETTINGS: InferenceSession.SessionOptions = {
  graphOptimizationLevel: 'all',
  enableCpuMemArena: true,
  extra: { session: { 'intra_op.allow_spinning': '0' } },
};

/** As the original system opened its models: what `bench` compares with. */
const REFERENCE_SETTINGS: InferenceSession.SessionOptions = {
  graphOptimizationLevel: 'all',
  enableCpuMemArena: true,
};

/** The session of this model, checked against the card's SHA-256 when it is loaded. Rejects with ModelFault. */
export function openSession(model: ModelFile): Promise<ModelSession> {
  const { provider, precision } = model.backend ?? REFERENCE_BACKEND;
  const key = [provider, precision, model.card.sha256, model.file].join(' ');
  const cached = sessions.get(key);
  if (cached) return cached;
  const loading = loadSession(model, SETTINGS);
  sessions.set(key, loading);
  loading.catch(() => sessions.delete(key));
  return loading;
}

/** A session of its own for `bench`, with the settings of the reference pipeline. Rejects with ModelFault. */
export function openReferenceSession(model: ModelFile): Promise<ModelSession> {
  return loadSession(model, REFERENCE_SETTINGS);
}

async function loadSession(model: ModelFile, settings: InferenceSession.SessionOptions): Promise<ModelSession> {
  const { card, backend = REFERENCE_BACKEND } = model;
  // Loaded from the very bytes that were hashed: the file cannot change in between.
  const session = await createSession(await readWeights(model), backend.provider, settings);
  assertNames(session, card);
  const ask = async (images: Float32Array, output: string) => {
    const outputs = await session.run({ [card.input.name]: toTensor(images, card) }, [output]);
    return outputs[output];
  };
  return {
    run: async (images) => asFloats(await ask(images, card.outputs.logits.name)),
    activationMap: async (image) => {
      if (!card.outputs.cam) throw new ModelFault('model-invalid', 'the graph has no activation map');
      return asActivationMap(await ask(image, card.outputs.cam.name), card.labels.length);
    },
  };
}

function toTensor(images: Float32Array, { preprocessing }: ModelCard): Tensor {
  const [, ...one] = inputShape(preprocessing);
  return new Tensor('float32', images, [images.length / one.reduce((product, size) => product * size, 1), ...one]);
}

function asActivationMap(tensor: Tensor | undefined, labels: number): ActivationMap {
  const values = asFloats(tensor);
  const [batch, classes, rows = 0, columns = 0] = tensor?.dims ?? [];
  const isMap = batch === 1 && classes === labels && values.length === labels * rows * columns && values.length > 0;
  if (!isMap) throw new ModelFault('model-invalid', `an activation map of shape ${tensor?.dims.join(' x ')}`);
  return { values, rows, columns };
}

async function createSession(
  weights: Uint8Array,
  provider: Provider,
  settings: InferenceSession.SessionOptions,
): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(weights, { ...settings, executionProviders: [RUNTIME_NAMES[provider]] });
  } catch (error) {
    const code = provider === 'cpu' ? 'model-invalid' : 'provider-unavailable';
    throw new ModelFault(code, `ONNX Runtime refused the graph on ${provider}: ${String(error)}`);
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
  throw new ModelFault('model-invalid', `an output is ${tensor?.type ?? 'missing'} instead of float32`);
}
