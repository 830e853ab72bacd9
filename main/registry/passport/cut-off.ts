/** What a cut-off is worth on counted cases, and which cut-off of another model finds as many. Pure arithmetic. */
import type { Accuracy } from '../../../preload/passport.ts';
import { wilsonInterval } from '../../statistics/proportion.ts';

/** One case and one class: the probability the model gave, in [0, 1], and whether the case has the class. */
export interface ScoredCase {
  readonly probability: number;
  readonly isPositive: boolean;
}

/** A case counts as found from the cut-off on, as the application judges it. Intervals: Wilson, 95 %. */
export function accuracyAt(cases: readonly ScoredCase[], threshold: number): Accuracy {
  const positives = cases.filter(({ isPositive }) => isPositive);
  const negatives = cases.filter(({ isPositive }) => !isPositive);
  const found = positives.filter(({ probability }) => probability >= threshold).length;
  const cleared = negatives.filter(({ probability }) => probability < threshold).length;
  return {
    found,
    positives: positives.length,
    cleared,
    negatives: negatives.length,
    sensitivity: share(found, positives.length),
    sensitivityInterval: wilsonInterval(found, positives.length),
    specificity: share(cleared, negatives.length),
    specificityInterval: wilsonInterval(cleared, negatives.length),
  };
}

/**
 * The largest cut-off that finds at least `found` of these positives: the probability of the `found`-th highest of them.
 * null for none to find, which any cut-off does, and for more than there are.
 */
export function equalSensitivityCutOff(positives: readonly number[], found: number): number | null {
  if (found === 0) return null;
  return positives.toSorted((a, b) => b - a)[found - 1] ?? null;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
