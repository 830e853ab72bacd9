/** What a model version did on a day (UTC), kept beside the log in the transaction of each reading. */
import type { ScreeningStatus } from '../../preload/domain.ts';
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
  if (isAnswered) updateLatency(db, [reading.modelVersion, reading.date]);
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

/**
 * Nearest rank: the ceil(p n)-th smallest of n, walked along the index of that day alone. Stored and not asked of the log
 * when somebody looks: over five years of 300 images a day a month's percentiles took a tenth of a second there, and a
 * row of this table is read in no time.
 */
function updateLatency(db: WritableDB, day: Day): void {
  const answered = db
    .prepare<[...Day], { n: number }>('SELECT successful AS n FROM daily_metrics WHERE model_version = ? AND date = ?')
    .get(...day);
  const latency = [50, 95, 99].map((percent) => nearestRank(db, day, percent, answered?.n ?? 0));
  db.prepare<[...(number | null)[], ...Day]>(
    'UPDATE daily_metrics SET p50_ms = ?, p95_ms = ?, p99_ms = ? WHERE model_version = ? AND date = ?',
  ).run(...latency, ...day);
}

/** Counted from the slow end, where a high percentile is a few steps away. */
function nearestRank(db: ReadableDB, day: Day, percent: number, n: number): number | null {
  const row = db
    .prepare<[...Day, number], { ms: number }>(
      `SELECT total_ms AS ms FROM inferences
       WHERE model_version = ? AND date = ? AND is_sample = 0 AND status IN ('result', 'indeterminate')
       ORDER BY total_ms DESC LIMIT 1 OFFSET ?`,
    )
    .get(...day, n - Math.ceil((percent * n) / 100));
  return row?.ms ?? null;
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
    .prepare<[...Day], { judged: number; agreed: number }>(
      `SELECT count(*) AS judged, coalesce(sum(lower(i.prediction) = r.label), 0) AS agreed
       FROM inferences AS i
       JOIN reads AS r ON r.seq = (SELECT max(seq) FROM reads WHERE study = i.study AND stage = 'final')
       WHERE i.model_version = ? AND i.date = ? AND i.is_sample = 0 AND i.status IN ('result', 'indeterminate')
         AND r.label <> 'other'`,
    )
    .get(...day);
  const { judged, agreed } = row ?? { judged: 0, agreed: 0 };
  db.prepare<[number, number, number | null, ...Day]>(
    'UPDATE daily_metrics SET judged = ?, agreed = ?, accuracy = ? WHERE model_version = ? AND date = ?',
  ).run(judged, agreed, judged === 0 ? null : agreed / judged, ...day);
}
