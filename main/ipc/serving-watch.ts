/** Which model answers at this moment, as the status bar says it, and what speaks against it. */
import type { FaultCode, ModelIdentity } from '../../preload/domain.ts';
import type { ServingModel } from '../registry/serve.ts';
import type { Clinic } from '../screening/clinic.ts';
import { faultOf } from './answer.ts';

export interface ServingWatch {
  readonly identity: () => ModelIdentity | null;
  /** Why no model answers, or why the one at work does not load or failed its self-test; null while all is well. */
  readonly fault: () => FaultCode | null;
  /** Compares with the registry, which another process may have changed: one query. A new model is warmed up and announced. */
  readonly look: () => void;
  /** After a change of what the model computes with: whether it passes its self-test is asked anew. */
  readonly lookAnew: () => void;
}

interface WatchListeners {
  readonly onChange: () => void;
  /** The model at work has passed its self-test: at a start, after an activation or on another processor. */
  readonly onProven: () => void;
}

export function watchServing(
  { proofs, model }: Pick<Clinic, 'proofs' | 'model'>,
  { onChange, onProven }: WatchListeners,
): ServingWatch {
  let seen: ServingModel | FaultCode | null = null;
  let fault: FaultCode | null = null;

  /** The first image should not wait for the model's self-test. */
  async function warmUp(next: ServingModel): Promise<void> {
    const code = await proofs.of(next).then(
      ({ report }) => (report.serving === null ? 'self-test-failed' : null),
      (error: unknown) => faultOf(error),
    );
    if (seen !== next || code === 'cancelled') return;
    if (code === null) return onProven();
    fault = code;
    onChange();
  }

  function look(): void {
    const now = attempt(model);
    if (now === seen) return;
    seen = now;
    fault = typeof now === 'string' ? now : null;
    onChange();
    if (typeof now !== 'string') void warmUp(now);
  }

  return {
    identity: () => (seen === null || typeof seen === 'string' ? null : seen.identity),
    fault: () => fault,
    look,
    lookAnew: () => {
      seen = null;
      look();
    },
  };
}

function attempt(model: () => ServingModel): ServingModel | FaultCode {
  try {
    return model();
  } catch (error) {
    return faultOf(error);
  }
}
