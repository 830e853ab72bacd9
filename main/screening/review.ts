/** The reader's own word first, the final word after the model has been seen. Both are recorded for good. */
import type { ReadLabel, StudyDetail, StudyId } from '../../preload/domain.ts';
import { appendAudit } from '../audit/append.ts';
import { inTransaction } from '../database/transaction.ts';
import { objectOf } from '../registry/models.ts';
import type { Clinic } from './clinic.ts';
import { studyDetail } from './detail.ts';
import { latestScreening } from './inferences.ts';
import { recordRead } from './reads.ts';

export interface Read {
  readonly study: StudyId;
  readonly label: ReadLabel;
  readonly note: string;
}

/** Records the independent read; the returned detail reveals the model's answer. Throws `already-recorded`. */
export function recordOwnRead(clinic: Clinic, read: Read): StudyDetail {
  inTransaction(clinic.profile.db, () => {
    record(clinic, 'own', read);
    noteReveal(clinic, read.study);
  });
  return studyDetail(clinic, read.study);
}

/** Records the final read. Throws `read-first` when the own read is missing. */
export function recordFinalRead(clinic: Clinic, read: Read): StudyDetail {
  record(clinic, 'final', read);
  return studyDetail(clinic, read.study);
}

function record(clinic: Clinic, stage: 'own' | 'final', read: Read): void {
  recordRead(clinic.profile, { ...read, stage, user: clinic.user, at: new Date().toISOString() });
}

function noteReveal({ profile, user }: Clinic, study: StudyId): void {
  const screening = latestScreening(profile.db, study);
  if (screening?.prediction == null) return;
  const detail = { model: objectOf(screening.model), status: screening.status };
  appendAudit(profile.db, profile.keys.audit, { actor: user, action: 'answer-revealed', object: study, detail });
}
