/** `--model NAME[@VERSION]`: another model than the active one answers, for this command only. */
import type { Work } from '../ipc/application.ts';
import { servingModel } from '../registry/serve.ts';
import type { Clinic } from '../screening/clinic.ts';

/** One model for the whole command, whatever is activated meanwhile. Throws ModelFault or `model-not-found`. */
export function clinicWith({ clinic, shelf }: Work, choice: string | null): Clinic {
  const [name = '', version] = choice?.split('@', 2) ?? [];
  const model = choice === null ? clinic.model() : servingModel(clinic.profile.db, shelf(), name, version ?? null);
  return { ...clinic, model: () => model };
}
