/**
 * The self-test of a model at every start and after every change of model or provider: its reference images are replayed
 * through the serving host. A numeric back-end that answers differently does not answer at all.
 */
import type { Backend, BackendReport, BackendTrial, Provider } from '../../preload/backend.ts';
import type { ReadableDB } from '../database/open.ts';
import { ImportFault } from '../inference/graph/fault.ts';
import type { ModelFile } from '../inference/protocol.ts';
import { QUANTISED_BACKEND, REFERENCE_BACKEND } from '../inference/provider.ts';
import type { Engine } from '../inference/supervisor.ts';
import { EngineFault } from '../inference/supervisor.ts';
import { GOLDEN_TOLERANCE, isWithin, measureGolden } from './bundle/golden.ts';
import { type GoldenSet, goldenSetOf } from './bundle/golden-set.ts';
import type { ServingModel } from './serve.ts';

export interface Proof {
  /** Bound to the back-end that may serve; to the reference back-end where none may. */
  readonly model: ModelFile;
  readonly report: BackendReport;
}

export interface Proofs {
  /** Whoever wants an answer waits for it. Rejects, and tries again when asked again, where the model does not load. */
  readonly of: (model: ServingModel) => Promise<Proof>;
}

/** The answers of another processor agree to about a millionth; half-precision arithmetic, which some do, is refused. */
const PROVIDER_TOLERANCE = 1e-3;

/** Each model is proven once for each provider that is wished for, and anew when its cut-offs change: they are in its card. */
export function keepProofs(engine: Engine, db: ReadableDB, wished: () => Provider): Proofs {
  const known = new Map<string, Promise<Proof>>();
  return {
    of: (model) => {
      const provider = wished();
      const key = `${provider} ${model.versionId} ${model.card.sha256} ${model.passport}`;
      const cached = known.get(key);
      if (cached) return cached;
      const proof = prove(engine, db, model, provider);
      known.set(key, proof);
      proof.catch(() => known.delete(key));
      return proof;
    },
  };
}

async function prove(engine: Engine, db: ReadableDB, model: ServingModel, provider: Provider): Promise<Proof> {
  const golden = await goldenSetOf(db, model.versionId, model.file);
  const bind = (backend: Backend) => ({ file: model.file, card: model.card, backend });
  await engine.run('load', { model: bind(REFERENCE_BACKEND) });
  const first = await tryBackend(engine, bind(REFERENCE_BACKEND), golden, GOLDEN_TOLERANCE);
  const trials = [first];
  for (const { backend, tolerance } of first.code === null ? betterOnes(model.card, provider, golden) : []) {
    const trial = await tryBackend(engine, bind(backend), golden, tolerance);
    trials.push(trial);
    if (trial.code === null) break;
  }
  // The reference comes first and what replaces it last.
  const serving = trials.findLast(({ code }) => code === null)?.backend ?? null;
  return { model: bind(serving ?? REFERENCE_BACKEND), report: { serving, images: golden.images.length, trials } };
}

interface Candidate {
  readonly backend: Backend;
  readonly tolerance: number;
}

/** What to try in place of the reference back-end, in order; nothing where no reference image could admit it. */
function betterOnes({ int8 }: ModelFile['card'], provider: Provider, { images }: GoldenSet): readonly Candidate[] {
  if (images.length === 0) return [];
  if (provider !== 'cpu') return [{ backend: { provider, precision: 'fp32' }, tolerance: PROVIDER_TOLERANCE }];
  return int8 ? [{ backend: QUANTISED_BACKEND, tolerance: int8.golden_tolerance }] : [];
}

/** A back-end that crashes, hangs or does not load has failed its trial; a stopped engine tells nothing. */
async function tryBackend(
  engine: Engine,
  model: ModelFile & { readonly backend: Backend },
  golden: GoldenSet,
  tolerance: number,
): Promise<BackendTrial> {
  const { backend } = model;
  try {
    const difference = await measureGolden((asks) => engine.run('screen', asks), model, golden);
    const code = isWithin(difference, tolerance) ? null : 'golden-mismatch';
    return { backend, tolerance, difference: Number.isNaN(difference) ? null : difference, code };
  } catch (error) {
    const isOfTrial = error instanceof ImportFault || (error instanceof EngineFault && error.code !== 'cancelled');
    if (!isOfTrial) throw error;
    return { backend, tolerance, difference: null, code: error.code };
  }
}
