/** The worklist: what arrived, what is known of it, and how far it is. */
import type { FaultCode, StudyId, StudyProgress, StudyRow } from '../../preload/domain.ts';
import { appendAudit } from '../audit/append.ts';
import { StorageFault } from '../database/fault.ts';
import type { ReadableDB, WritableDB } from '../database/open.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Subject } from '../inference/protocol.ts';
import { fold } from './fold.ts';
import type { StudyRecord } from './study-row.ts';
import { STUDY_ROWS, toStudyRow } from './study-row.ts';

interface ArrivedStudy {
  readonly id: StudyId;
  readonly fileName: string;
  readonly isSample: boolean;
  readonly inputHash: string | null;
  readonly user: string;
  readonly at: string;
}

interface StudyQuery {
  readonly search: string;
  /** unread: the own read is missing. */
  readonly show: 'all' | 'unread' | 'read';
  readonly limit: number;
  readonly offset: number;
}

/** Acknowledges a study: its original must be safe on the disk before. */
export function addStudy(profile: Profile, study: ArrivedStudy): void {
  inTransaction(profile.db, () => {
    profile.db
      .prepare<[Record<string, string | number | null>]>(
        `INSERT INTO studies (id, file_name, arrived_at, is_sample, input_hash, progress, search_text)
         VALUES (:id, :fileName, :at, :isSample, :inputHash, 'queued', :searchText)`,
      )
      .run({
        id: study.id,
        fileName: study.fileName,
        at: study.at,
        isSample: Number(study.isSample),
        inputHash: study.inputHash,
        searchText: fold(study.fileName),
      });
    appendAudit(profile.db, profile.keys.audit, {
      actor: study.user,
      action: 'study-arrived',
      object: study.id,
      detail: { input: study.inputHash, sample: study.isSample },
    });
  });
}

/** What the file says about itself; null fields where it says nothing. */
export function describeStudy(db: WritableDB, study: StudyId, subject: Subject): void {
  const { format, patient, acquisition } = subject;
  const { name, id: patientId, birthDate, ageYears, sex } = patient;
  inTransaction(db, () => {
    const searched = [fileNameOf(db, study), name, patientId, acquisition.accession, acquisition.description];
    const { bodyPart, ...others } = acquisition;
    const values = { study, format, name, patientId, birthDate, ageYears, sex, bodyPart, ...others };
    db.prepare<[typeof values & { readonly searchText: string }]>(
      `UPDATE studies SET format = :format, patient_name = :name, patient_id = :patientId,
         patient_birth_date = :birthDate, patient_age_years = :ageYears, patient_sex = :sex, acquisition_date = :date,
         acquisition_modality = :modality, acquisition_body_part = :bodyPart, acquisition_view = :view,
         acquisition_description = :description, acquisition_accession = :accession, search_text = :searchText
       WHERE id = :study`,
    ).run({ ...values, searchText: fold(searched.filter((text) => text !== null).join(' ')) });
  });
}

export function markProgress(
  db: WritableDB,
  study: StudyId,
  progress: StudyProgress,
  code: FaultCode | null = null,
): void {
  inTransaction(db, () => {
    const { changes } = db
      .prepare<[StudyProgress, FaultCode | null, StudyId]>('UPDATE studies SET progress = ?, code = ? WHERE id = ?')
      .run(progress, code, study);
    if (changes !== 1) throw new StorageFault('study-not-found', `no study ${study}`);
  });
}

/** What waits, in the order of arrival, with those that a process left running when it died. */
export function queuedStudies(db: ReadableDB): readonly StudyId[] {
  return ids(db, "SELECT id FROM studies WHERE progress IN ('queued', 'running') ORDER BY arrival");
}

/** Puts every failed study back in the queue, in the order of arrival. */
export function requeueFailed(db: WritableDB): readonly StudyId[] {
  return inTransaction(db, () => {
    const failed = ids(db, "SELECT id FROM studies WHERE progress = 'failed' ORDER BY arrival");
    db.prepare("UPDATE studies SET progress = 'queued', code = NULL WHERE progress = 'failed'").run();
    return failed;
  });
}

/** Why a study has no answer although nothing is wrong with its image: the model could not be asked. */
const UNASKED = [
  'self-test-failed',
  'no-active-model',
  'model-not-found',
  'model-altered',
  'model-invalid',
  'card-labels',
] as const satisfies readonly FaultCode[];

/** In the order of arrival, except where a final read has closed the case. */
export function unaskedStudies(db: ReadableDB): readonly StudyId[] {
  return ids(db, `SELECT s.id FROM studies AS s WHERE ${IS_UNASKED} ORDER BY s.arrival`);
}

/** False where it is no longer one of them: another process has taken it meanwhile, or its case was closed. */
export function requeueUnasked({ db, keys }: Profile, study: StudyId, actor: string): boolean {
  return inTransaction(db, () => {
    const { changes } = db
      .prepare<[StudyId]>(`UPDATE studies AS s SET progress = 'queued', code = NULL WHERE s.id = ? AND ${IS_UNASKED}`)
      .run(study);
    if (changes === 1) appendAudit(db, keys.audit, { actor, action: 'study-requeued', object: study });
    return changes === 1;
  });
}

const IS_UNASKED = `s.progress IN ('refused', 'failed') AND s.code IN (${UNASKED.map((code) => `'${code}'`).join(', ')})
  AND NOT EXISTS (SELECT 1 FROM reads WHERE study = s.id AND stage = 'final')`;

/** Newest first. Every word of the search must occur in the file name, the patient's name or id, or the accession. */
export function findStudies(
  db: ReadableDB,
  { search, show, limit, offset }: StudyQuery,
): { readonly rows: readonly StudyRow[]; readonly total: number } {
  const words = fold(search)
    .split(' ')
    .filter((word) => word !== '');
  const where = ['WHERE', SHOWN[show], ...words.map(() => 'AND instr(s.search_text, ?) > 0')].join(' ');
  const rows = db
    .prepare<(string | number)[], StudyRecord>(`${STUDY_ROWS} ${where} ORDER BY s.arrival DESC LIMIT ? OFFSET ?`)
    .all(...words, limit, offset);
  const total = db
    .prepare<string[], { total: number }>(`SELECT count(*) AS total FROM studies AS s ${where}`)
    .get(...words);
  return { rows: rows.map(toStudyRow), total: total?.total ?? 0 };
}

export function findStudy(db: ReadableDB, study: StudyId): StudyRow | null {
  const record = db.prepare<[StudyId], StudyRecord>(`${STUDY_ROWS} WHERE s.id = ?`).get(study);
  return record ? toStudyRow(record) : null;
}

const OWN_READ = "EXISTS (SELECT 1 FROM reads WHERE study = s.id AND stage = 'own')";
const SHOWN = { all: 'true', unread: `NOT ${OWN_READ}`, read: OWN_READ } as const;

function ids(db: ReadableDB, sql: string): StudyId[] {
  return db
    .prepare<[], { id: StudyId }>(sql)
    .all()
    .map(({ id }) => id);
}

function fileNameOf(db: ReadableDB, study: StudyId): string {
  const row = db.prepare<[StudyId], { name: string }>('SELECT file_name AS name FROM studies WHERE id = ?').get(study);
  if (!row) throw new StorageFault('study-not-found', `no study ${study}`);
  return row.name;
}
