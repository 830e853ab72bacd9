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
}

export function watchServing({ proofs, model }: Pick<Clinic, 'proofs' | 'model'>, changed: () => void): ServingWatch {
  let seen: ServingModel | FaultCode | null = null;
  let fault: FaultCode | null = null;

  /** The first image should not wait for the model's self-test. */
  async function warmUp(next: ServingModel): Promise<void> {
    const code = await proofs.of(next).then(
      ({ report }) => (report.serving === null ? 'self-test-failed' : null),
      (error: unknown) => faultOf(error),
    );
    if (seen !== next || code === 'cancelled' || code === null) return;
    fault = code;
    changed();
  }

  return {
    identity: () => (seen === null || typeof seen === 'string' ? null : seen.identity),
    fault: () => fault,
    look: () => {
      const now = attempt(model);
      if (now === seen) return;
      seen = now;
      fault = typeof now === 'string' ? now : null;
      changed();
      if (typeof now !== 'string') void warmUp(now);
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
