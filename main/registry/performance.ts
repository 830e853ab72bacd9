/**
 * How a version's answers stand against the readers' final labels. Only judged answers are told of, so that nothing of a
 * study leaks before its read, and no group smaller than LEAST.
 */
import { setImmediate } from 'node:timers/promises';
import type { Agreement, Group, ModelPerformance, VersionName, Week } from '../../preload/metrics.ts';
import type { ReadLabel } from '../../preload/domain.ts';
import type { ReadableDB } from '../database/open.ts';
import { controlLimits } from '../statistics/control-limits.ts';
import { wilsonInterval } from '../statistics/proportion.ts';
import { firstDay } from './metrics-daily.ts';
import type { JudgedRow } from './performance-rows.ts';
import { firstJudged, judgedRows, measuredVersions } from './performance-rows.ts';
import { ageBand, NOT_STATED, sourceOf } from './subgroups.ts';

/** Below this a share says more about chance than about a group. */
const LEAST = 20;
/** The judged answers that agreement over time is held against: the first ones of the version at this site. */
const REFERENCE = 100;
const SLICE_DAYS = 31;
const WEEK_MS = 7 * 86_400_000;

/** `wanted` null: the version that was measured last. null while none was. */
export async function modelPerformance(
  db: ReadableDB,
  { days, wanted }: { readonly days: number; readonly wanted: VersionName | null },
  today: Date = new Date(),
): Promise<ModelPerformance | null> {
  const versions = measuredVersions(db);
  const chosen = wanted && versions.find(({ model, version }) => model === wanted.model && version === wanted.version);
  const shown = chosen ?? versions[0];
  if (!shown) return null;
  const reference = firstJudged(db, shown.id, REFERENCE);
  const rows = await rowsInSlices(db, shown.id, { days, today });
  const labelled = rows.filter(({ final }) => final !== 'other');
  const withOwn = labelled.filter(({ own }) => own !== null);
  const changed = withOwn.filter(({ own, final }) => own !== final);
  return {
    model: shown.model,
    version: shown.version,
    versions: versions.map(({ model, version }) => ({ model, version })),
    days,
    agreement: agreementOf(labelled, agrees),
    changed: agreementOf(withOwn, ({ own, final }) => own !== final),
    towardsModel: agreementOf(changed, agrees),
    confusion: confusionOf(rows),
    reference: reference.of < REFERENCE ? null : reference,
    weeks: weeksOf(labelled, reference.of < REFERENCE ? null : reference),
    groups: groupsOf(labelled),
    least: LEAST,
  };
}

/** A year of a busy clinic takes a second to read: a month at a time, so that the window never waits for all of it. */
async function rowsInSlices(
  db: ReadableDB,
  modelVersion: number,
  { days, today }: { readonly days: number; readonly today: Date },
): Promise<readonly JudgedRow[]> {
  const rows: JudgedRow[] = [];
  // The profile may be closed while the window has its turn: then nobody waits for the rest.
  for (let left = days; left > 0 && db.open; left -= SLICE_DAYS) {
    // The last slice goes on to the newest there is: a clock that was set back hides no reading.
    const until = left > SLICE_DAYS ? firstDay(left - SLICE_DAYS, today) : '9999';
    rows.push(...judgedRows(db, modelVersion, { from: firstDay(left, today), until }));
    await setImmediate();
  }
  return rows;
}

function agrees({ said, final }: JudgedRow): boolean {
  return said === final;
}

function agreementOf(rows: readonly JudgedRow[], counts: (row: JudgedRow) => boolean): Agreement {
  const [count, of] = [total(rows.filter(counts)), total(rows)];
  return { count, of, interval: wilsonInterval(count, of) };
}

function confusionOf(rows: readonly JudgedRow[]): ModelPerformance['confusion'] {
  const cells = new Map<string, { said: string; final: ReadLabel; count: number }>();
  for (const { said, final, n } of rows) {
    const cell = cells.get(`${said} ${final}`) ?? { said, final, count: 0 };
    cells.set(`${said} ${final}`, { ...cell, count: cell.count + n });
  }
  return [...cells.values()];
}

/** Weeks from Monday (UTC); limits only where a reference and enough cases are there. */
function weeksOf(rows: readonly JudgedRow[], reference: { count: number; of: number } | null): readonly Week[] {
  const mondays = [...new Set(rows.map(({ date }) => mondayOf(date)))].toSorted();
  return mondays.map((monday) => {
    const { count, of } = agreementOf(
      rows.filter(({ date }) => mondayOf(date) === monday),
      agrees,
    );
    const limits = reference === null || of < LEAST ? null : controlLimits(reference, of);
    return {
      monday,
      count,
      of,
      limits: limits && [limits[0] / of, limits[1] / of],
      isBeyond: limits !== null && (count < limits[0] || count > limits[1]),
    };
  });
}

function mondayOf(date: string): string {
  // 1970-01-05 was a Monday.
  const since = Date.parse(date) - 4 * 86_400_000;
  return new Date(Math.floor(since / WEEK_MS) * WEEK_MS + 4 * 86_400_000).toISOString().slice(0, 10);
}

const DIMENSIONS = {
  age: ({ age }) => ageBand(age),
  sex: ({ sex }) => sex ?? NOT_STATED,
  view: ({ view }) => view ?? NOT_STATED,
  source: ({ format }) => sourceOf(format),
} as const satisfies Record<Group['dimension'], (row: JudgedRow) => string>;

function groupsOf(rows: readonly JudgedRow[]): readonly Group[] {
  return (['age', 'sex', 'view', 'source'] as const).flatMap((dimension) => {
    const nameOf = DIMENSIONS[dimension];
    return [...new Set(rows.map(nameOf))].toSorted().map((name) => {
      const agreement = agreementOf(
        rows.filter((row) => nameOf(row) === name),
        agrees,
      );
      return { dimension, name, agreement: agreement.of < LEAST ? null : agreement };
    });
  });
}

function total(rows: readonly JudgedRow[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0);
}
