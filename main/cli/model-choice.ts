/** `--model NAME[@VERSION]`: another model than the active one answers, for this command only. */
import type { Work } from '../ipc/application.ts';
import { servingModel } from '../registry/serve.ts';
import type { Clinic } from '../screening/clinic.ts';

/** Throws `model-not-found`. */
export function clinicWith({ clinic, shelf }: Work, choice: string | null): Clinic {
  if (choice === null) return clinic;
  const [name = '', version] = choice.split('@', 2);
  return { ...clinic, model: servingModel(clinic.profile.db, shelf(), name, version ?? null) };
}
