/** Shares of counted cases, with what the count allows one to say. */

const Z_95 = 1.959964;

/**
 * Wilson score interval, 95 % or as wide as the normal quantile `z` says, of `successes` among `trials` (Wilson 1927). Both
 * ends in [0, 1]; null for no trials, since nothing was measured. Throws RangeError for counts that cannot be.
 */
export function wilsonInterval(successes: number, trials: number, z = Z_95): readonly [number, number] | null {
  const areCounts = [successes, trials].every((count) => Number.isInteger(count) && count >= 0);
  if (!areCounts || successes > trials) throw new RangeError(`not a share: ${successes} of ${trials}`);
  if (trials === 0) return null;
  const share = successes / trials;
  const weight = z ** 2 / trials;
  const middle = (share + weight / 2) / (1 + weight);
  const reach = (z * Math.sqrt((share * (1 - share)) / trials + weight / (4 * trials))) / (1 + weight);
  return [successes === 0 ? 0 : middle - reach, successes === trials ? 1 : middle + reach];
}
