/** The reader's own word first, the final word after the model has been seen. Both are recorded for good. */
import type { ReadLabel, StudyDetail, StudyId } from '../../preload/domain.ts';
import type { Clinic } from './clinic.ts';
import { ScreeningFault } from './clinic.ts';
import { studyDetail } from './detail.ts';
import { recordRead } from './reads.ts';
import { findStudy } from './studies.ts';

export interface Read {
  readonly study: StudyId;
  readonly label: ReadLabel;
  readonly note: string;
}

/** Records the independent read; the returned detail reveals the model's answer. Throws `already-recorded`. */
export function recordOwnRead(clinic: Clinic, reader: string, read: Read): StudyDetail {
  requireStudy(clinic, read.study);
  record(clinic, 'own', reader, read);
  return studyDetail(clinic, read.study);
}

/** Records the final read. Throws `read-first` when the own read is missing. */
export function recordFinalRead(clinic: Clinic, reader: string, read: Read): StudyDetail {
  const { ownRead } = requireStudy(clinic, read.study);
  if (ownRead === null) throw new ScreeningFault('read-first', 'the own read comes before the final one');
  record(clinic, 'final', reader, read);
  return studyDetail(clinic, read.study);
}

function requireStudy(clinic: Clinic, study: StudyId) {
  const row = findStudy(clinic.profile.db, study);
  if (!row) throw new ScreeningFault('study-not-found', `no study ${study}`);
  return row;
}

function record(clinic: Clinic, stage: 'own' | 'final', reader: string, read: Read): void {
  recordRead(clinic.profile, { ...read, stage, reader, user: clinic.user, at: new Date().toISOString() });
}
