/** Answers that a final read judged, counted over what they have in common. Labels are the class names in lower case. */
import type { ImageFormat, ReadLabel } from '../../preload/domain.ts';
import type { VersionName } from '../../preload/metrics.ts';
import type { ReadableDB } from '../database/open.ts';

export interface JudgedRow {
  readonly date: string;
  readonly said: string;
  readonly final: ReadLabel;
  readonly own: ReadLabel | null;
  readonly sex: string | null;
  /** The whole years of one image's patient; several alike are one row. */
  readonly age: number | null;
  readonly view: string | null;
  readonly format: ImageFormat | null;
  readonly n: number;
}

const ANSWERED = "i.is_sample = 0 AND i.status IN ('result', 'indeterminate')";
const FINAL = "f.seq = (SELECT max(seq) FROM reads WHERE study = i.study AND stage = 'final')";

/** The version that was measured last comes first. */
export function measuredVersions(db: ReadableDB): readonly (VersionName & { readonly id: number })[] {
  return db
    .prepare<[], VersionName & { readonly id: number }>(
      `SELECT v.id, m.name AS model, v.version
       FROM (SELECT model_version, max(date) AS last FROM daily_metrics GROUP BY model_version) AS d
       JOIN model_versions AS v ON v.id = d.model_version
       JOIN models AS m ON m.id = v.model
       ORDER BY d.last DESC, v.id DESC`,
    )
    .all();
}

/** Of the days from `from` on and before `until`. */
export function judgedRows(
  db: ReadableDB,
  modelVersion: number,
  { from, until }: { readonly from: string; readonly until: string },
): readonly JudgedRow[] {
  return db
    .prepare<[number, string, string], JudgedRow>(
      `SELECT i.date, lower(i.prediction) AS said, f.label AS final, o.label AS own, s.patient_sex AS sex,
              CAST(s.patient_age_years AS INTEGER) AS age, s.acquisition_view AS view, s.format, count(*) AS n
       FROM inferences AS i
       JOIN reads AS f ON ${FINAL}
       JOIN studies AS s ON s.id = i.study
       LEFT JOIN reads AS o ON o.study = i.study AND o.stage = 'own'
       WHERE i.model_version = ? AND i.date >= ? AND i.date < ? AND ${ANSWERED}
       GROUP BY i.date, said, final, own, sex, age, view, s.format`,
    )
    .all(modelVersion, from, until);
}

/** Of the first `limit` answers of the version that were judged, how many the final read confirmed. */
export function firstJudged(
  db: ReadableDB,
  modelVersion: number,
  limit: number,
): { readonly count: number; readonly of: number } {
  const row = db
    .prepare<[number, number], { count: number; of: number }>(
      `SELECT coalesce(sum(agrees), 0) AS count, count(*) AS of FROM (
         SELECT lower(i.prediction) = f.label AS agrees
         FROM inferences AS i JOIN reads AS f ON ${FINAL}
         WHERE i.model_version = ? AND ${ANSWERED} AND f.label <> 'other'
         ORDER BY i.seq LIMIT ?)`,
    )
    .get(modelVersion, limit);
  return row ?? { count: 0, of: 0 };
}
