/** How far a distribution has moved from a reference, over the same bins. */

/** "A major shift" by the rule of thumb of the population stability index (Siddiqi 2006, Credit Risk Scorecards). */
const MAJOR = 0.25;
/** Of the standard normal distribution: 1 in 1,000 lies above. */
const Z_999 = 3.0902;

/**
 * Population stability index of counts over the same bins: sum of (q - p) ln(q / p). Half a case is added to each bin, so
 * that an empty one does not make it infinite. 0 for equal shares, never negative. Throws RangeError for unlike bins.
 */
export function stabilityIndex(reference: readonly number[], current: readonly number[]): number {
  if (reference.length !== current.length || reference.length === 0) throw new RangeError('not the same bins');
  const [p, q] = [shares(reference), shares(current)];
  return p.reduce((sum, share, bin) => {
    const other = q[bin] ?? share;
    return sum + (other - share) * Math.log(other / share);
  }, 0);
}

/**
 * Above this the index is a shift and not chance. Method: without a shift the index is distributed as (1/n + 1/m) times
 * chi-square with one degree fewer than bins (Yurdakul & Naranjo 2020, Journal of Risk Model Validation 14); its 99.9 % point, and
 * never less than the rule of thumb, so that a large sample does not make a trifle an alarm.
 */
export function stabilityLimit(bins: number, n: number, m: number): number {
  return Math.max(MAJOR, (1 / n + 1 / m) * chiSquare999(bins - 1));
}

/** The bin of each value by ascending upper edges; the last bin has none. */
export function binCounts(values: readonly number[], edges: readonly number[]): readonly number[] {
  const counts = Array.from({ length: edges.length + 1 }, () => 0);
  for (const value of values) {
    const bin = edges.findIndex((edge) => value <= edge);
    const at = bin === -1 ? edges.length : bin;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** Upper edges that cut `values` into at most `bins` parts of equal size; fewer where values are tied. */
export function quantileEdges(values: readonly number[], bins: number): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const edges = Array.from(
    { length: bins - 1 },
    (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / bins) - 1] ?? 0,
  );
  return [...new Set(edges)];
}

function shares(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count + 0.5, 0);
  return counts.map((count) => (count + 0.5) / total);
}

/** Wilson & Hilferty 1931; within 1 % from two degrees of freedom on. */
function chiSquare999(degrees: number): number {
  if (degrees < 1) return 0;
  const term = 2 / (9 * degrees);
  return degrees * (1 - term + Z_999 * Math.sqrt(term)) ** 3;
}
