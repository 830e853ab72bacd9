/** What every step of a screening works with, handed from function to function. */
import type { FaultCode } from '../../preload/domain.ts';
import type { Profile } from '../database/profile.ts';
import type { Engine } from '../inference/supervisor.ts';
import type { Proofs } from '../registry/proof.ts';
import type { ServingModel } from '../registry/serve.ts';

export interface Clinic {
  readonly profile: Profile;
  readonly engine: Engine;
  /** The model at work now: asked once a job, so that no answer mixes two. Throws ModelFault where none can answer. */
  readonly model: () => ServingModel;
  /** What a model may compute with here: no answer without its self-test. */
  readonly proofs: Proofs;
  /** The clinic's own inference server; absent where there can be none. */
  readonly remote?: RemoteEngine | undefined;
  /** Pseudonym of whoever is at work: the only name the audit log holds. */
  readonly user: string;
}

/** An engine in the clinic's network that may stand in for this computer's own. */
export interface RemoteEngine {
  /**
   * null: it may not answer for this model now. Else the logits of a prepared tensor, or null where it fell away over this
   * very one. Never rejects.
   */
  readonly inferFor: (model: ServingModel) => ((tensor: Float32Array) => Promise<Float32Array | null>) | null;
}

/** An operation cannot be done; the code says why. */
export class ScreeningFault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, message: string) {
    super(message);
    this.name = 'ScreeningFault';
    this.code = code;
  }
}
