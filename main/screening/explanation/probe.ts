/** The shortcut probe of a case: the model answers once more to views that take a shortcut away; the result is kept. */
import type { StudyId } from '../../../preload/domain.ts';
import type { RecordedProbe } from '../../../preload/explanation.ts';
import { readOriginal } from '../../database/originals.ts';
import type { Clinic } from '../clinic.ts';
import { latestInference } from '../inferences.ts';
import type { Shelf } from './explained-case.ts';
import { explainedCase, requireOwnRead } from './explained-case.ts';
import { findProbe, recordProbe } from './probe-records.ts';

/** For the reader: throws `study-not-found`, `read-first`, and what `probeCase` throws. */
export async function probeStudy(clinic: Clinic, shelf: Shelf, study: StudyId): Promise<RecordedProbe> {
  requireOwnRead(clinic, study);
  return probeCase(clinic, shelf, study);
}

/** Probed once: the same film gives the same answers. Throws `not-a-result`, `model-not-found`. */
export async function probeCase(
  clinic: Clinic,
  shelf: Shelf,
  study: StudyId,
  original?: Uint8Array,
): Promise<RecordedProbe> {
  const { db } = clinic.profile;
  const { inference, prediction, model } = await explainedCase(clinic, shelf, study);
  const known = findProbe(db, inference.seq);
  if (known) return known;
  const bytes = original ?? (await readOriginal(clinic.profile, study));
  const probe = await clinic.engine.run('probe', { bytes, model });
  recordProbe(clinic.profile, {
    study,
    inference,
    prediction,
    user: clinic.user,
    at: new Date().toISOString(),
    probe,
  });
  const recorded = findProbe(db, inference.seq);
  if (!recorded) throw new Error(`the probe of ${study} was not recorded`);
  return recorded;
}

/** The probe of the latest answer, null where there is none. Throws `study-not-found`, `read-first`. */
export function recordedProbe(clinic: Clinic, study: StudyId): RecordedProbe | null {
  requireOwnRead(clinic, study);
  const inference = latestInference(clinic.profile.db, study);
  return inference && findProbe(clinic.profile.db, inference.seq);
}
