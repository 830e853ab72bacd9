/** The looks that a plan allows: each is taken when its number of cases is reached, written down, and never taken again. */
import type { AbLook, AbLookResult } from '../../../preload/ab-tests.ts';
import { appendAudit } from '../../audit/append.ts';
import type { ReadableDB, WritableDB } from '../../database/open.ts';
import type { Profile } from '../../database/profile.ts';
import { imageTestOf } from './cases.ts';
import { tally } from './counts.ts';
import { judge } from './endpoint.ts';
import { plannedLooks } from './plan.ts';
import type { RegisteredTest } from './tests.ts';
import { abTestOf } from './tests.ts';

/** In the transaction of whatever may have completed a case. */
export function lookIfDue({ db, keys }: Profile, testId: number, actor: string): void {
  const test = abTestOf(db, testId);
  if (test.status !== 'running' || isDecided(db, test)) return;
  const next = looksOf(db, test).findIndex(({ taken }) => taken === null);
  const planned = plannedLooks(test.stopRule, test.plannedCases)[next];
  // Each case brings at least one request: before so many there is nothing to count.
  if (!planned || test.requestsA + test.requestsB < planned.atCases) return;
  const { counts, progress } = tally(db, test);
  if (progress.counted < planned.atCases) return;
  const result = judge(test.mode, counts, planned.level);
  insertLook(db, testId, next + 1, result);
  const detail = { look: next + 1, cases: progress.counted, winner: result.winner };
  appendAudit(db, keys.audit, { actor, action: 'ab-test-looked', object: test.name, detail });
}

/** In the transaction of the final read, which may have completed the image's case. */
export function lookAfterFinalRead(profile: Profile, study: string, actor: string): void {
  const test = imageTestOf(profile.db, study);
  if (test !== null) lookIfDue(profile, test, actor);
}

/** All that the plan foresees, in order, with what those found that were taken. */
export function looksOf(db: ReadableDB, test: RegisteredTest): readonly AbLook[] {
  const taken = new Map(takenLooks(db, test.id).map(({ look, ...result }) => [look, toResult(result)]));
  return plannedLooks(test.stopRule, test.plannedCases).map((planned, i) => ({
    ...planned,
    taken: taken.get(i + 1) ?? null,
  }));
}

/** The plan is worked off: a look has named a winner, or the last one was taken. */
export function isDecided(db: ReadableDB, test: RegisteredTest): boolean {
  const looks = looksOf(db, test);
  return looks.every(({ taken }) => taken !== null) || looks.some(({ taken }) => taken?.winner != null);
}

function insertLook(
  db: WritableDB,
  test: number,
  look: number,
  { a, b, p, interval, winner }: Omit<AbLookResult, 'at'>,
): void {
  db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO ab_looks (test, look, at, successes_a, cases_a, successes_b, cases_b, p, low, high, winner)
     VALUES (:test, :look, :at, :successesA, :casesA, :successesB, :casesB, :p, :low, :high, :winner)`,
  ).run({
    test,
    look,
    at: new Date().toISOString(),
    successesA: a.successes,
    casesA: a.cases,
    successesB: b.successes,
    casesB: b.cases,
    p,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    winner,
  });
}

interface LookRow extends Pick<AbLookResult, 'at' | 'p' | 'winner'> {
  readonly successesA: number;
  readonly casesA: number;
  readonly successesB: number;
  readonly casesB: number;
  readonly low: number | null;
  readonly high: number | null;
}

function takenLooks(db: ReadableDB, test: number): readonly (LookRow & { readonly look: number })[] {
  return db
    .prepare<[number], LookRow & { readonly look: number }>(
      `SELECT look, at, successes_a AS successesA, cases_a AS casesA, successes_b AS successesB, cases_b AS casesB,
              p, low, high, winner
       FROM ab_looks WHERE test = ? ORDER BY look`,
    )
    .all(test);
}

function toResult({ at, p, winner, successesA, casesA, successesB, casesB, low, high }: LookRow): AbLookResult {
  return {
    at,
    a: { successes: successesA, cases: casesA },
    b: { successes: successesB, cases: casesB },
    p,
    interval: low === null || high === null ? null : [low, high],
    winner,
  };
}
