/** Order statistics. Each throws on an empty list: a figure of nothing would be an invention. */

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

/** Nearest-rank percentile: the smallest value that at least `percent` % (a whole number, 1 to 100) do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  if (!Number.isInteger(percent) || percent < 1 || percent > 100) throw new RangeError(`not a percentile: ${percent}`);
  const sorted = ascending(values);
  // Whole numbers, since 0.95 * 20 is a little more than 19 in binary.
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? Number.NaN;
}

function ascending(values: readonly number[]): readonly number[] {
  if (values.length === 0) throw new RangeError('statistics of 0 values');
  return values.toSorted((a, b) => a - b);
}
