/** The daily figures of each model version as they are shown: counts, causes, latencies, accuracy with its interval. */
import type { Cause, DailyMetric } from '../../preload/metrics.ts';
import type { ReadableDB } from '../database/open.ts';
import { wilsonInterval } from '../statistics/proportion.ts';

type Row = Omit<DailyMetric, 'causes' | 'accuracyInterval'> & { readonly modelVersion: number };
type CauseRow = Cause & { readonly date: string; readonly modelVersion: number };

/** The last `days` days up to and including `today`, newest first. Days without a reading have no row. */
export function dailyMetrics(db: ReadableDB, days: number, today: Date = new Date()): readonly DailyMetric[] {
  const first = firstDay(days, today);
  const causes = causesSince(db, first);
  return rowsSince(db, first).map(({ modelVersion, ...row }) => ({
    ...row,
    causes: causes
      .filter((cause) => cause.date === row.date && cause.modelVersion === modelVersion)
      .map(({ outcome, code, count }) => ({ outcome, code, count })),
    accuracyInterval: wilsonInterval(row.agreed, row.judged),
  }));
}

/** The first of the last `days` days (UTC) up to and including `today`. */
export function firstDay(days: number, today: Date): string {
  return new Date(today.getTime() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
}

function rowsSince(db: ReadableDB, first: string): readonly Row[] {
  return db
    .prepare<[string], Row>(
      `SELECT d.date, d.model_version AS modelVersion, m.name AS model, v.version, d.total, d.successful, d.refused,
              d.failed, d.mean_ms AS meanMs, d.p50_ms AS p50Ms, d.p95_ms AS p95Ms, d.p99_ms AS p99Ms, d.judged,
              d.agreed, d.accuracy
       FROM daily_metrics AS d
       JOIN model_versions AS v ON v.id = d.model_version
       JOIN models AS m ON m.id = v.model
       WHERE d.date >= ?
       ORDER BY d.date DESC, d.model_version`,
    )
    .all(first);
}

/** Most frequent first within a day. */
function causesSince(db: ReadableDB, first: string): readonly CauseRow[] {
  return db
    .prepare<[string], CauseRow>(
      `SELECT date, model_version AS modelVersion, iif(status = 'refused', 'refused', 'failed') AS outcome,
              coalesce(code, 'unexpected') AS code, count(*) AS count
       FROM inferences
       WHERE is_sample = 0 AND status IN ('refused', 'error') AND date >= ?
       GROUP BY date, model_version, status, code
       ORDER BY count DESC`,
    )
    .all(first);
}
