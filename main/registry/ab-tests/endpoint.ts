/**
 * What a test counts, and what its counts decide. A winner is named by the test alone: McNemar's for cases that both arms
 * had, the Newcombe interval of the difference for cases that were split between them.
 */
import type { AbArmName, AbLookResult, AbMode } from '../../../preload/ab-tests.ts';
import { mcnemarTest } from '../../statistics/mcnemar.ts';
import { differenceInterval } from '../../statistics/two-proportion.ts';

/** Paired: both `cases` are the same, and `successes` those on which that arm alone was right. */
export type Counts = Pick<AbLookResult, 'a' | 'b'>;

/** `level`: two-sided, of this look. */
export function judge(mode: AbMode, counts: Counts, level: number): Omit<AbLookResult, 'at'> {
  return mode === 'paired' ? judgePaired(counts, level) : judgeSplit(counts, level);
}

function judgePaired(counts: Counts, level: number): Omit<AbLookResult, 'at'> {
  const { a, b } = counts;
  const { p } = mcnemarTest(a.successes, b.successes);
  return { ...counts, p, interval: null, winner: p < level ? better(a.successes - b.successes) : null };
}

function judgeSplit(counts: Counts, level: number): Omit<AbLookResult, 'at'> {
  const [a, b] = [counts.a, counts.b].map(({ successes, cases }) => ({ successes, trials: cases }));
  const interval = a && b ? differenceInterval(a, b, 1 - level) : null;
  const isClear = interval !== null && (interval[0] > 0 || interval[1] < 0);
  return { ...counts, p: null, interval, winner: isClear ? better(interval[0]) : null };
}

function better(differenceOfA: number): AbArmName {
  return differenceOfA > 0 ? 'a' : 'b';
}
