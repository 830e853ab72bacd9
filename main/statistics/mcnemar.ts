/** Two arms on the same cases: only the cases on which exactly one of them was right tell which is better. */
import { normalTail } from './normal.ts';

export interface McNemar {
  /** Two-sided. */
  readonly p: number;
  readonly method: 'exact' | 'continuity-corrected';
}

/** Below so many discordant cases the normal approximation is not trusted. */
const FEW = 25;

/**
 * McNemar's test (Psychometrika 12, 1947) of `onlyA` cases on which A alone was right against `onlyB`. Exact: two-sided
 * binomial with 1/2, below 25 discordant cases; else chi-square with the continuity correction of Edwards (Psychometrika
 * 13, 1948), (|a - b| - 1)^2 / (a + b), one degree of freedom. p is 1 without a discordant case. Throws RangeError for
 * what is no count.
 */
export function mcnemarTest(onlyA: number, onlyB: number): McNemar {
  if (![onlyA, onlyB].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`not discordant cases: ${onlyA}, ${onlyB}`);
  }
  const discordant = onlyA + onlyB;
  if (discordant < FEW) return { p: exactP(Math.min(onlyA, onlyB), discordant), method: 'exact' };
  const distance = Math.max(0, Math.abs(onlyA - onlyB) - 1);
  return { p: 2 * normalTail(distance / Math.sqrt(discordant)), method: 'continuity-corrected' };
}

/** Twice the chance of so few heads in so many fair throws, at most 1. */
function exactP(fewer: number, discordant: number): number {
  let chance = 2 ** -discordant;
  let sum = chance;
  for (let heads = 1; heads <= fewer; heads += 1) {
    chance *= (discordant - heads + 1) / heads;
    sum += chance;
  }
  return Math.min(1, 2 * sum);
}
