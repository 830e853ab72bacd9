/** What every step of a screening works with, handed from function to function. */
import type { FaultCode, ModelIdentity } from '../../preload/domain.ts';
import type { Profile } from '../database/profile.ts';
import type { ModelFile } from '../inference/protocol.ts';
import type { Engine } from '../inference/supervisor.ts';

export interface Clinic {
  readonly profile: Profile;
  readonly engine: Engine;
  readonly model: ServingModel;
  /** Pseudonym of whoever is at work: the only name the audit log holds. */
  readonly user: string;
}

/** The model that answers, bound to its registry row. */
export interface ServingModel extends ModelFile {
  readonly versionId: number;
  readonly identity: ModelIdentity;
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
