/** The two windows that drift is judged by: the first readings of a version at this site, and its latest ones. */
import type { ImageFormat, Warning } from '../../preload/domain.ts';
import type { ReadableDB } from '../database/open.ts';

/** The reference never changes again once so many readings are there. */
export const REFERENCE = 200;
/** The latest ones, none of which is in the reference. */
export const LATEST = 100;

/** What a reading tells of its input; of the model's answer nothing, so that unread studies may be among them. */
export interface InputRow {
  readonly seq: number;
  readonly date: string;
  readonly status: 'result' | 'indeterminate' | 'refused' | 'error';
  readonly warnings: readonly Warning[];
  readonly format: ImageFormat | null;
  readonly view: string | null;
  readonly sex: string | null;
  readonly age: number | null;
}

/** The scores of a study whose own read is recorded: of others not even an aggregate is told. */
export interface ScoreRow {
  readonly seq: number;
  readonly date: string;
  readonly scores: Readonly<Record<string, number>>;
}

export interface Windows<Row> {
  readonly reference: readonly Row[];
  readonly latest: readonly Row[];
}

export function inputWindows(db: ReadableDB, modelVersion: number): Windows<InputRow> {
  return windowsOf((order, after, limit) =>
    db
      .prepare<[number, number, number], Omit<InputRow, 'warnings'> & { readonly warnings: string }>(
        `SELECT i.seq, i.date, i.status, coalesce(i.result -> '$.warnings', '[]') AS warnings, s.format,
                s.acquisition_view AS view, s.patient_sex AS sex, s.patient_age_years AS age
         FROM inferences AS i JOIN studies AS s ON s.id = i.study
         WHERE i.model_version = ? AND i.is_sample = 0 AND i.seq > ?
         ORDER BY i.seq ${order} LIMIT ?`,
      )
      .all(modelVersion, after, limit)
      // as: written by recordScreening alone, and the pages of the database are authenticated.
      .map((row) => ({ ...row, warnings: JSON.parse(row.warnings) as Warning[] })),
  );
}

export function scoreWindows(db: ReadableDB, modelVersion: number): Windows<ScoreRow> {
  return windowsOf((order, after, limit) =>
    db
      .prepare<[number, number, number], Omit<ScoreRow, 'scores'> & { readonly scores: string }>(
        `SELECT i.seq, i.date, i.result -> '$.scores' AS scores
         FROM inferences AS i JOIN reads AS r ON r.study = i.study AND r.stage = 'own'
         WHERE i.model_version = ? AND i.is_sample = 0 AND i.seq > ? AND i.status IN ('result', 'indeterminate')
         ORDER BY i.seq ${order} LIMIT ?`,
      )
      .all(modelVersion, after, limit)
      .map((row) => ({ ...row, scores: probabilitiesIn(row.scores) })),
  );
}

function windowsOf<Row extends { readonly seq: number }>(
  rows: (order: 'ASC' | 'DESC', after: number, limit: number) => readonly Row[],
): Windows<Row> {
  const reference = rows('ASC', 0, REFERENCE);
  const latest = reference.length < REFERENCE ? [] : rows('DESC', reference.at(-1)?.seq ?? 0, LATEST);
  return { reference, latest };
}

function probabilitiesIn(scores: string): Readonly<Record<string, number>> {
  // as: written by recordScreening alone, and the pages of the database are authenticated.
  const parsed = JSON.parse(scores) as Readonly<Record<string, { readonly probability: number }>>;
  return Object.fromEntries(Object.entries(parsed).map(([label, { probability }]) => [label, probability]));
}
