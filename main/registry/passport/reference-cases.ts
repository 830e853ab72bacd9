/** The cases this clinic measures its models on: read to the end, kept here, marked one by one by somebody who may. */
import { createHash } from 'node:crypto';
import type { ReadLabel, StudyId } from '../../../preload/domain.ts';
import type {
  ReferenceBasis,
  ReferenceLabel,
  ReferenceMark,
  ReferenceObstacle,
  ReferenceSet,
  ReferenceState,
} from '../../../preload/passport.ts';
import { appendAudit } from '../../audit/append.ts';
import { StorageFault } from '../../database/fault.ts';
import type { ReadableDB, WritableDB } from '../../database/open.ts';
import type { Profile } from '../../database/profile.ts';
import { inTransaction } from '../../database/transaction.ts';

export interface ReferenceCase {
  readonly study: StudyId;
  readonly name: string;
  readonly label: ReferenceLabel;
  readonly basis: ReferenceBasis;
  readonly inputHash: string;
}

/** `label` null: the final read's. Throws `study-not-found` or `not-a-reference` for what cannot measure anything. */
export function markReference(
  profile: Profile,
  { study, basis, label }: { study: StudyId; basis: ReferenceBasis; label: ReferenceLabel | null },
  actor: string,
): void {
  const { db, keys } = profile;
  inTransaction(db, () => {
    const { obstacle, finalLabel } = referenceState(profile, study);
    const wanted = basis === 'outcome' ? label : finalLabel;
    if (obstacle || !wanted || wanted === 'other') throw new StorageFault('not-a-reference', obstacle ?? 'no label');
    insertMark(db, { study, label: wanted, basis, actor });
    const detail = { label: wanted, basis, consent: true };
    appendAudit(db, keys.audit, { actor, action: 'reference-case-marked', object: study, detail });
  });
}

/** Taking out what is not in changes nothing. */
export function unmarkReference({ db, keys }: Profile, study: StudyId, actor: string): void {
  inTransaction(db, () => {
    if (!findMark(db, study)) return;
    insertMark(db, { study, label: null, basis: null, actor });
    appendAudit(db, keys.audit, { actor, action: 'reference-case-removed', object: study });
  });
}

/** Throws `study-not-found`. */
export function referenceState({ db, folder }: Profile, study: StudyId): ReferenceState {
  const facts = findFacts(db, study);
  if (!facts) throw new StorageFault('study-not-found', `no study ${study}`);
  return {
    mark: findMark(db, study),
    obstacle: folder === null ? 'not-kept' : obstacleOf(db, study, facts),
    finalLabel: facts.finalLabel,
  };
}

/** In the order of their ids. A case whose final read was changed since it was marked on it counts no more. */
export function referenceCases(db: ReadableDB): readonly ReferenceCase[] {
  return db.prepare<[], ReferenceCase>(`${CASES} ORDER BY m.study`).all();
}

export function referenceSet(cases: readonly Pick<ReferenceCase, 'label'>[]): ReferenceSet {
  const count = (label: ReferenceLabel): number => cases.filter((one) => one.label === label).length;
  const byLabel = { 'covid-19': count('covid-19'), pneumonia: count('pneumonia'), normal: count('normal') };
  return { cases: cases.length, byLabel };
}

/** SHA-256 over who is in the set, as what and on what grounds: a set that changed has another. */
export function referenceHash(cases: readonly ReferenceCase[]): string {
  const canonical = cases.map(({ study, label, basis, inputHash }) => [study, label, basis, inputHash]);
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex');
}

const FINAL_LABEL = "(SELECT label FROM reads WHERE study = s.id AND stage = 'final' ORDER BY seq DESC LIMIT 1)";
const CASES = `
  SELECT m.study, coalesce(s.patient_name, s.file_name) AS name, m.label, m.basis, s.input_hash AS inputHash
  FROM reference_marks AS m JOIN studies AS s ON s.id = m.study
  WHERE m.seq = (SELECT max(seq) FROM reference_marks WHERE study = m.study) AND m.label IS NOT NULL
    AND (m.basis = 'outcome' OR m.label = ${FINAL_LABEL})`;

interface Facts {
  readonly isSample: 0 | 1;
  readonly inputHash: string | null;
  readonly finalLabel: ReadLabel | null;
}

function findFacts(db: ReadableDB, study: StudyId): Facts | undefined {
  return db
    .prepare<[StudyId], Facts>(
      `SELECT s.is_sample AS isSample, s.input_hash AS inputHash, ${FINAL_LABEL} AS finalLabel
       FROM studies AS s WHERE s.id = ?`,
    )
    .get(study);
}

/** The same file twice would count one patient twice. */
function obstacleOf(db: ReadableDB, study: StudyId, facts: Facts): ReferenceObstacle | null {
  if (facts.isSample) return 'sample';
  if (facts.finalLabel === null) return 'no-final-read';
  if (facts.inputHash === null) return 'not-kept';
  const twin = db
    .prepare<[string, StudyId]>(`${CASES} AND s.input_hash = ? AND s.id <> ? LIMIT 1`)
    .get(facts.inputHash, study);
  return twin === undefined ? null : 'duplicate';
}

function findMark(db: ReadableDB, study: StudyId): ReferenceMark | null {
  const row = db
    .prepare<[StudyId], Omit<ReferenceMark, 'label'> & { label: ReferenceLabel | null }>(
      `SELECT m.label, m.basis, m.at, coalesce(u.display_name, m.marked_by) AS markedBy
       FROM reference_marks AS m LEFT JOIN users AS u ON u.id = m.marked_by
       WHERE m.study = ? ORDER BY m.seq DESC LIMIT 1`,
    )
    .get(study);
  return row && row.label !== null ? { ...row, label: row.label } : null;
}

interface NewMark {
  readonly study: StudyId;
  readonly label: ReferenceLabel | null;
  readonly basis: ReferenceBasis | null;
  readonly actor: string;
}

function insertMark(db: WritableDB, { study, label, basis, actor }: NewMark): void {
  db.prepare<[StudyId, string | null, string | null, string, string]>(
    'INSERT INTO reference_marks (study, label, basis, marked_by, at) VALUES (?, ?, ?, ?, ?)',
  ).run(study, label, basis, actor, new Date().toISOString());
}
