/** The daily figures of each route as they are shown: counts, causes, reasons, latencies and cost. */
import type { DailyQuestions } from '../../../preload/metrics.ts';
import type { CloudFault } from '../../../preload/questions.ts';
import type { Because, Route } from '../../../preload/routing.ts';
import type { ReadableDB } from '../../database/open.ts';
import { firstDay } from '../../registry/metrics-daily.ts';

type Row = Omit<DailyQuestions, 'p50Ms' | 'p95Ms' | 'p99Ms' | 'causes' | 'because' | 'costUsd'> & {
  readonly microUsd: number;
};
type LatencyRow = Pick<DailyQuestions, 'date' | 'route' | 'p50Ms' | 'p95Ms' | 'p99Ms'>;

const UNMEASURED = { p50Ms: null, p95Ms: null, p99Ms: null };

/** The last `days` days up to and including `today`, newest first. Days without a question have no row. */
export function dailyQuestions(db: ReadableDB, days: number, today: Date = new Date()): readonly DailyQuestions[] {
  const first = firstDay(days, today);
  const [latencies, causes, reasons] = [latenciesSince(db, first), causesSince(db, first), reasonsSince(db, first)];
  return rowsSince(db, first).map(({ microUsd, ...row }) => {
    const isOfRow = (other: { readonly date: string; readonly route: Route }): boolean =>
      other.date === row.date && other.route === row.route;
    return {
      ...row,
      ...(latencies.find(isOfRow) ?? UNMEASURED),
      causes: causes.filter(isOfRow).map(({ code, count }) => ({ code, count })),
      because: reasons.filter(isOfRow).map(({ code, count }) => ({ code, count })),
      costUsd: microUsd / 1_000_000,
    };
  });
}

function rowsSince(db: ReadableDB, first: string): readonly Row[] {
  return db
    .prepare<[string], Row>(
      `SELECT date, route, total, answered, abstained, failed, total_ms / nullif(total - failed, 0) AS meanMs,
              cost_micro_usd AS microUsd
       FROM daily_questions WHERE date >= ? ORDER BY date DESC, route`,
    )
    .all(first);
}

/** Nearest rank: the ceil(p n)-th smallest of n. */
function latenciesSince(db: ReadableDB, first: string): readonly LatencyRow[] {
  return db
    .prepare<[string], LatencyRow>(
      `SELECT date, route,
              max(iif(place = (n * 50 + 99) / 100, ms, NULL)) AS p50Ms,
              max(iif(place = (n * 95 + 99) / 100, ms, NULL)) AS p95Ms,
              max(iif(place = (n * 99 + 99) / 100, ms, NULL)) AS p99Ms
       FROM (SELECT date, route, duration_ms AS ms,
                    row_number() OVER (PARTITION BY date, route ORDER BY duration_ms) AS place,
                    count(*) OVER (PARTITION BY date, route) AS n
             FROM answers WHERE date >= ?)
       GROUP BY date, route`,
    )
    .all(first);
}

/** An answer at home tells what went wrong in the cloud before it. */
function causesSince(
  db: ReadableDB,
  first: string,
): readonly { readonly date: string; readonly route: 'cloud'; readonly code: CloudFault; readonly count: number }[] {
  return db
    .prepare<[string], { date: string; route: 'cloud'; code: CloudFault; count: number }>(
      `SELECT date, 'cloud' AS route, cloud_fault AS code, count(*) AS count
       FROM answers WHERE cloud_fault IS NOT NULL AND date >= ?
       GROUP BY date, cloud_fault ORDER BY count DESC`,
    )
    .all(first);
}

function reasonsSince(
  db: ReadableDB,
  first: string,
): readonly { readonly date: string; readonly route: Route; readonly code: Because; readonly count: number }[] {
  return db
    .prepare<[string], { date: string; route: Route; code: Because; count: number }>(
      `SELECT date, route, because AS code, count(*) AS count
       FROM answers WHERE date >= ? GROUP BY date, route, because ORDER BY count DESC`,
    )
    .all(first);
}
