/** What readers recorded. One own read a study, before the answer; of the final reads the last one counts. */
import type { ReadLabel, RecordedRead, StudyId } from '../../preload/domain.ts';
import { appendAudit } from '../audit/append.ts';
import { fingerprint } from '../audit/entry.ts';
import { StorageFault } from '../database/fault.ts';
import type { ReadableDB, WritableDB } from '../database/open.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';
import { lookAfterFinalRead } from '../registry/ab-tests/looks.ts';
import { countFinalRead } from '../registry/metrics.ts';

type ReadStage = 'own' | 'final';

interface NewRead {
  readonly study: StudyId;
  readonly stage: ReadStage;
  readonly label: ReadLabel;
  readonly note: string;
  /** The reader's pseudonym. */
  readonly user: string;
  readonly at: string;
}

interface StagedRead extends RecordedRead {
  readonly stage: ReadStage;
}

/** Throws `study-not-found`, `already-recorded` for a second own read, `read-first` for a final read without one. */
export function recordRead(profile: Profile, read: NewRead): void {
  const { db, keys } = profile;
  inTransaction(db, () => {
    requireTurn(db, read);
    insertRead(db, read);
    appendAudit(db, keys.audit, {
      actor: read.user,
      action: read.stage === 'own' ? 'own-read-recorded' : 'final-read-recorded',
      object: read.study,
      detail: { label: read.label, note: fingerprint(keys.audit, read.note) },
    });
    if (read.stage === 'final') {
      countFinalRead(db, read.study);
      lookAfterFinalRead(profile, read.study, read.user);
    }
  });
}

/** In the order in which they were recorded. */
export function findReads(db: ReadableDB, study: StudyId): readonly StagedRead[] {
  return db
    .prepare<[StudyId], StagedRead>(
      `SELECT r.stage, r.label, r.note, coalesce(u.display_name, r.reader) AS reader, r.at
       FROM reads AS r LEFT JOIN users AS u ON u.id = r.reader
       WHERE r.study = ? ORDER BY r.seq`,
    )
    .all(study);
}

function requireTurn(db: ReadableDB, { study, stage }: NewRead): void {
  const found = db
    .prepare<[StudyId], { hasOwn: 0 | 1 }>(
      `SELECT EXISTS (SELECT 1 FROM reads WHERE study = s.id AND stage = 'own') AS hasOwn
       FROM studies AS s WHERE s.id = ?`,
    )
    .get(study);
  if (!found) throw new StorageFault('study-not-found', `no study ${study}`);
  if (stage === 'own' && found.hasOwn) throw new StorageFault('already-recorded', `${study} has its own read`);
  if (stage === 'final' && !found.hasOwn) throw new StorageFault('read-first', `${study} has no own read yet`);
}

function insertRead(db: WritableDB, { study, stage, label, note, user, at }: NewRead): void {
  db.prepare<[StudyId, ReadStage, ReadLabel, string, string, string]>(
    'INSERT INTO reads (study, stage, label, note, reader, at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(study, stage, label, note, user, at);
}
