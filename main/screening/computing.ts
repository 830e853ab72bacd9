/** What the model at work computes with: the clinic wishes, the self-test decides. */
import type { Computing, Provider } from '../../preload/backend.ts';
import { appendAudit } from '../audit/append.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Clinic, ScreeningFault } from './clinic.ts';
import { readSetting, writeSetting } from './settings.ts';

/** Which processors ONNX Runtime knows on a system. CUDA serves only where IT installed its libraries: the self-test tells. */
const OFFERED: Partial<Record<NodeJS.Platform, readonly Provider[]>> = {
  win32: ['cpu', 'directml'],
  darwin: ['cpu', 'coreml'],
  linux: ['cpu', 'cuda'],
};

/** Waits for the self-test. Rejects with the fault of a model that does not load. */
export async function readComputing({ profile, model, proofs }: Clinic): Promise<Computing> {
  const serving = model();
  const { report } = await proofs.of(serving);
  return { model: serving.identity, wished: readSetting(profile.db, 'provider'), offered: offered(), report };
}

/** The next reading waits until the model has proven itself on it. Throws `provider-unavailable`. */
export async function chooseProvider(clinic: Clinic, provider: Provider): Promise<Computing> {
  const { profile, user } = clinic;
  if (!offered().includes(provider)) throw new ScreeningFault('provider-unavailable', `${provider} on this system`);
  inTransaction(profile.db, () => {
    const detail = { provider, before: readSetting(profile.db, 'provider') };
    writeSetting(profile.db, 'provider', provider);
    appendAudit(profile.db, profile.keys.audit, {
      actor: user,
      action: 'settings-changed',
      object: 'provider',
      detail,
    });
  });
  return readComputing(clinic);
}

function offered(): readonly Provider[] {
  return OFFERED[process.platform] ?? ['cpu'];
}
