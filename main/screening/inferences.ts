/** The inference log: what was answered about a study, by which version, when and how fast. */
import type { Screening, ScreeningStatus, StudyId, StudyProgress } from '../../preload/domain.ts';
import { appendAudit } from '../audit/append.ts';
import { fingerprint } from '../audit/entry.ts';
import { StorageFault } from '../database/fault.ts';
import type { ReadableDB, WritableDB } from '../database/open.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';
import { countReading } from '../registry/metrics.ts';
import { objectOf } from '../registry/models.ts';
import { markProgress } from './studies.ts';

interface Reading {
  readonly study: StudyId;
  readonly modelVersion: number;
  readonly user: string;
  readonly screening: Screening;
  readonly at: string;
}

export interface Inference {
  readonly seq: number;
  readonly modelVersion: number;
  readonly isSample: boolean;
  readonly screening: Screening;
}

interface InferenceRow extends Omit<Inference, 'isSample' | 'screening'> {
  readonly isSample: 0 | 1;
  readonly result: string;
}

interface Input {
  readonly hash: string | null;
  readonly isSample: 0 | 1;
}

const PROGRESS = {
  result: 'ready',
  indeterminate: 'ready',
  refused: 'refused',
  error: 'failed',
} as const satisfies Record<ScreeningStatus, StudyProgress>;

/** One transaction: the reading, the study's progress, the audit entry and the day's figures, or none of them. */
export function recordScreening(profile: Profile, reading: Reading): void {
  const { db } = profile;
  const { study, modelVersion, screening, at } = reading;
  inTransaction(db, () => {
    const input = inputOf(db, study);
    insertInference(db, reading, input);
    markProgress(db, study, PROGRESS[screening.status], screening.code);
    auditReading(profile, reading, input);
    if (input.isSample) return;
    const { status, performance } = screening;
    countReading(db, { modelVersion, study, date: dateOf(at), status, totalMs: performance.total });
  });
}

/** The last word of the log on a study, hidden from nobody: whoever shows it minds the own read. */
export function latestScreening(db: ReadableDB, study: StudyId): Screening | null {
  return latestInference(db, study)?.screening ?? null;
}

/** The same with its number in the log, for what is recorded about it later. */
export function latestInference(db: ReadableDB, study: StudyId): Inference | null {
  const sql = `SELECT seq, model_version AS modelVersion, is_sample AS isSample, result
    FROM inferences WHERE study = ? ORDER BY seq DESC LIMIT 1`;
  const row = db.prepare<[StudyId], InferenceRow>(sql).get(study);
  if (!row) return null;
  const { result, isSample, ...rest } = row;
  // as: the column is written by insertInference alone, and its pages are authenticated.
  const screening = { ...UNRECORDED, ...(JSON.parse(result) as Screening) };
  return { ...rest, isSample: isSample === 1, screening };
}

/** What readings of earlier versions of the application lack. */
const UNRECORDED = { backend: null } as const;

function inputOf(db: ReadableDB, study: StudyId): Input {
  const sql = 'SELECT input_hash AS hash, is_sample AS isSample FROM studies WHERE id = ?';
  const input = db.prepare<[StudyId], Input>(sql).get(study);
  if (!input) throw new StorageFault('study-not-found', `no study ${study}`);
  return input;
}

function insertInference(db: WritableDB, { study, modelVersion, user, screening, at }: Reading, input: Input): void {
  const { status, code, state, prediction, scores, performance } = screening;
  db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO inferences
       (study, model_version, user, input_hash, is_sample, created_at, date, decoding_ms, preprocessing_ms,
        inference_ms, total_ms, status, code, state, prediction, confidence, result)
     VALUES (:study, :modelVersion, :user, :hash, :isSample, :at, :date, :decoding, :preprocessing,
        :inference, :total, :status, :code, :state, :prediction, :confidence, :result)`,
  ).run({
    study,
    modelVersion,
    user,
    ...input,
    at,
    date: dateOf(at),
    ...performance,
    status,
    code,
    state,
    prediction,
    confidence: prediction === null ? null : (scores?.[prediction]?.probability ?? null),
    result: JSON.stringify(screening),
  });
}

function auditReading({ db, keys }: Profile, { study, user, screening }: Reading, input: Input): void {
  const { model, backend, status } = screening;
  appendAudit(db, keys.audit, {
    actor: user,
    action: 'reading-recorded',
    object: study,
    detail: {
      model: objectOf(model),
      weights: model.sha256,
      backend: backend && `${backend.provider} ${backend.precision}`,
      passport: screening.passport,
      input: input.hash,
      status,
      result: fingerprint(keys.audit, JSON.stringify(screening)),
    },
  });
}

function dateOf(at: string): string {
  return at.slice(0, 10);
}
