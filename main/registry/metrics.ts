/** What a model version did on a day (UTC), kept beside the log in the transaction of each reading. */
import type { DailyMetric, ScreeningStatus } from '../../preload/domain.ts';
import type { ReadableDB, WritableDB } from '../database/open.ts';

interface CountedReading {
  readonly modelVersion: number;
  readonly study: string;
  readonly date: string;
  readonly status: ScreeningStatus;
  readonly totalMs: number;
}

type Day = readonly [modelVersion: number, date: string];

/** To be called after the reading is in the log, and never for a sample. */
export function countReading(db: WritableDB, reading: CountedReading): void {
  const isAnswered = reading.status === 'result' || reading.status === 'indeterminate';
  addToDay(db, reading, isAnswered);
  if (isAnswered) updateP95(db, reading.modelVersion, reading.date);
  if (isAnswered && hasFinalRead(db, reading.study)) updateAccuracy(db, [reading.modelVersion, reading.date]);
}

/** To be called after a final read is recorded: it may judge answers of any earlier day. */
export function countFinalRead(db: WritableDB, study: string): void {
  const days = db
    .prepare<[string], { model_version: number; date: string }>(
      'SELECT DISTINCT model_version, date FROM inferences WHERE study = ? AND is_sample = 0',
    )
    .all(study);
  for (const day of days) updateAccuracy(db, [day.model_version, day.date]);
}

/** The last `days` days up to and including `today`, newest first. Days without a reading have no row. */
export function dailyMetrics(db: ReadableDB, days: number, today: Date = new Date()): readonly DailyMetric[] {
  const first = new Date(today.getTime() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
  return db
    .prepare<[string], DailyMetric>(
      `SELECT d.date, m.name AS model, v.version, d.total, d.successful, d.refused, d.failed,
              d.mean_ms AS meanMs, d.p95_ms AS p95Ms, d.accuracy
       FROM daily_metrics AS d
       JOIN model_versions AS v ON v.id = d.model_version
       JOIN models AS m ON m.id = v.model
       WHERE d.date >= ?
       ORDER BY d.date DESC, d.model_version`,
    )
    .all(first);
}

/** Running mean: m' = m + (x - m) / n, so that a day's log need not be read again. */
function addToDay(db: WritableDB, { modelVersion, date, status, totalMs }: CountedReading, isAnswered: boolean): void {
  db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO daily_metrics (date, model_version, total, successful, refused, failed, mean_ms)
     VALUES (:date, :modelVersion, 1, :successful, :refused, :failed, :ms)
     ON CONFLICT (date, model_version) DO UPDATE SET
       total = total + 1,
       successful = successful + :successful,
       refused = refused + :refused,
       failed = failed + :failed,
       mean_ms = CASE WHEN :successful = 0 THEN mean_ms
         ELSE coalesce(mean_ms, 0) + (:ms - coalesce(mean_ms, 0)) / (successful + 1) END`,
  ).run({
    date,
    modelVersion,
    successful: Number(isAnswered),
    refused: Number(status === 'refused'),
    failed: Number(status === 'error'),
    ms: isAnswered ? totalMs : null,
  });
}

/** Nearest rank: the ceil(0.95 n)-th smallest of n. Counted from the slow end, where only a twentieth is walked. */
function updateP95(db: WritableDB, ...day: Day): void {
  const answered = db
    .prepare<[...Day], { n: number }>('SELECT successful AS n FROM daily_metrics WHERE model_version = ? AND date = ?')
    .get(...day);
  const n = answered?.n ?? 0;
  const p95 = db
    .prepare<[...Day, number], { ms: number }>(
      `SELECT total_ms AS ms FROM inferences
       WHERE model_version = ? AND date = ? AND is_sample = 0 AND status IN ('result', 'indeterminate')
       ORDER BY total_ms DESC LIMIT 1 OFFSET ?`,
    )
    .get(...day, n - Math.ceil(0.95 * n));
  db.prepare<[number | null, ...Day]>('UPDATE daily_metrics SET p95_ms = ? WHERE model_version = ? AND date = ?').run(
    p95?.ms ?? null,
    ...day,
  );
}

function hasFinalRead(db: ReadableDB, study: string): boolean {
  return (
    db.prepare<[string]>("SELECT 1 FROM reads WHERE study = ? AND stage = 'final' LIMIT 1").get(study) !== undefined
  );
}

/**
 * The share of answered images whose predicted class is the last final read, null when none has one. The read labels
 * are the class names in lower case; `other` also stands for "cannot say" and judges nobody.
 */
function updateAccuracy(db: WritableDB, day: Day): void {
  const row = db
    .prepare<[...Day], { accuracy: number | null }>(
      `SELECT avg(lower(i.prediction) = r.label) AS accuracy
       FROM inferences AS i
       JOIN reads AS r ON r.seq = (SELECT max(seq) FROM reads WHERE study = i.study AND stage = 'final')
       WHERE i.model_version = ? AND i.date = ? AND i.is_sample = 0 AND i.status IN ('result', 'indeterminate')
         AND r.label <> 'other'`,
    )
    .get(...day);
  db.prepare<[number | null, ...Day]>('UPDATE daily_metrics SET accuracy = ? WHERE model_version = ? AND date = ?').run(
    row?.accuracy ?? null,
    ...day,
  );
}
