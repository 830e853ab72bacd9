/** Whether a new share fits an earlier one. */

export interface Counted {
  readonly count: number;
  readonly of: number;
}

/** On each side: what a normal variable leaves beyond three standard deviations. */
const TAIL = 0.00135;

/**
 * The lowest and the highest count among `of` new cases that still fit the reference, as the three-sigma limits of
 * Shewhart's p chart (1931) would have it. Method: beta-binomial predictive limits under Jeffreys' prior (Hamada 2002,
 * Quality and Reliability Engineering International 18), which allow for the reference being a sample itself and hold for shares near 0 and 1, where the normal
 * approximation does not. Throws RangeError for counts that cannot be.
 */
export function controlLimits({ count, of: trials }: Counted, of: number): readonly [lowest: number, highest: number] {
  if (count < 0 || count > trials || trials < 1 || of < 1)
    throw new RangeError(`not a share: ${count} of ${trials}, ${of}`);
  const chances = betaBinomial(of, count + 0.5, trials - count + 0.5);
  const lowest = firstBeyond(chances, TAIL);
  return [lowest, Math.max(lowest, firstBeyond(chances, 1 - TAIL))];
}

/** The smallest count up to which the chances add up to more than `share`. */
function firstBeyond(chances: readonly number[], share: number): number {
  let sum = 0;
  for (const [count, chance] of chances.entries()) {
    sum += chance;
    if (sum > share) return count;
  }
  return chances.length - 1;
}

/** Chances of 0 to n, by the ratio of neighbours; in logarithms, since the first is often too small for a number. */
function betaBinomial(n: number, a: number, b: number): readonly number[] {
  const logs = [0];
  for (let k = 0; k < n; k += 1) {
    logs.push((logs[k] ?? 0) + Math.log(((n - k) * (k + a)) / ((k + 1) * (n - k - 1 + b))));
  }
  const highest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - highest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
