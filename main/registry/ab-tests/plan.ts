/**
 * What a test fixes before its first case: how many cases it needs, when its endpoint is looked at, and how strict each
 * look is. Whoever looks at other times, or stops when it suits, finds a difference that is not there far more often
 * than the level says.
 */
import type { AbPlan, AbStopRule } from '../../../preload/ab-tests.ts';
import { casesNeeded, pairsNeeded } from '../../statistics/sample-size.ts';

export interface PlannedLook {
  readonly atCases: number;
  /** Two-sided. */
  readonly level: number;
}

/** How often a test without a difference may name a winner all the same. */
export const ALPHA = 0.05;
const POWER = 0.8;
const LOOKS = 4;
const EARLY_LEVEL = 0.001;

type Sized = Pick<AbPlan, 'mode' | 'splitPercent' | 'difference' | 'stopRule'>;

/**
 * Cases for 80 % power at the last look's level. Paired: where the arms differ, the better one is taken to be right three
 * times out of four, so that they differ on twice the difference. Throws RangeError for a split without a second arm, and
 * for a difference of pairs above one half.
 */
export function plannedCases({ mode, splitPercent, difference, stopRule }: Sized): number {
  const aim = { difference, level: lastLevel(stopRule), power: POWER };
  return mode === 'paired' ? pairsNeeded(2 * difference, aim) : casesNeeded(splitPercent / 100, aim);
}

/**
 * Haybittle-Peto (Br J Radiol 44, 1971; Br J Cancer 34, 1976): at a quarter, a half and three quarters of the cases only
 * p < 0.001 decides; the last look has what those three leave of 0.05, so that all four together never exceed it.
 */
export function plannedLooks(stopRule: AbStopRule, cases: number): readonly PlannedLook[] {
  if (stopRule === 'fixed') return [{ atCases: cases, level: lastLevel(stopRule) }];
  return Array.from({ length: LOOKS }, (_, i) => ({
    atCases: Math.ceil((cases * (i + 1)) / LOOKS),
    level: i + 1 === LOOKS ? lastLevel(stopRule) : EARLY_LEVEL,
  }));
}

function lastLevel(stopRule: AbStopRule): number {
  return stopRule === 'fixed' ? ALPHA : ALPHA - (LOOKS - 1) * EARLY_LEVEL;
}
