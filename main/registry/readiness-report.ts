/** What became of an activation or a roll-back, told as a result: a version that is not ready is no accident. */
import type { ActivationReport } from '../../preload/models.ts';
import { StorageFault } from '../database/fault.ts';
import { ImportFault } from '../inference/graph/fault.ts';
import { EngineFault } from '../inference/supervisor.ts';
import { ModelFault } from '../inference/weights.ts';
import type { ModelVersion } from './models.ts';

/** Rejects with every fault but `activation-failed`: that one tells what spoke against the version. */
export async function reportActivation(change: Promise<ModelVersion>): Promise<ActivationReport> {
  try {
    const { name, version, sha256, status } = await change;
    return { model: { name, version, sha256, status }, refusal: null };
  } catch (error) {
    if (!(error instanceof StorageFault) || error.code !== 'activation-failed') throw error;
    return { model: null, refusal: refusalOf(error.cause) };
  }
}

/** Only messages of our own are passed on: one of the operating system may hold a path. */
function refusalOf(cause: unknown): ActivationReport['refusal'] {
  const isOurs = cause instanceof ImportFault || cause instanceof ModelFault || cause instanceof EngineFault;
  return isOurs ? { code: cause.code, detail: cause.message } : { code: 'activation-failed', detail: '' };
}
