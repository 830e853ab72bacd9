/** The standard normal distribution. */

const TERMS = 400;
/** Beyond it the tail is smaller than what the series can tell from nothing. */
const FURTHEST = 8;

/**
 * P(Z > z), absolute error below 1e-15 and 0 beyond 8. Method: the Taylor series of Marsaglia, "Evaluating the Normal
 * Distribution", J Stat Softw 11(4), 2004: Phi(z) = 1/2 + phi(z) (z + z^3/3 + z^5/(3*5) + ...).
 */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('no tail of NaN');
  if (Math.abs(z) > FURTHEST) return z > 0 ? 0 : 1;
  let [term, sum] = [z, z];
  for (let i = 1; i < TERMS && sum + term !== sum; i += 1) {
    term *= (z * z) / (2 * i + 1);
    sum += term;
  }
  return Math.max(0, 0.5 - (sum * Math.exp(-(z * z) / 2)) / Math.sqrt(2 * Math.PI));
}

/** The z whose upper tail is `tail`, in (0, 0.5]: 1.96 of 0.025. By bisection, as the tail falls steadily. */
export function tailQuantile(tail: number): number {
  if (!(tail > 0 && tail <= 0.5)) throw new RangeError(`not an upper tail: ${tail}`);
  let [low, high] = [0, FURTHEST];
  for (let halvings = 0; halvings < 60; halvings += 1) {
    const middle = (low + high) / 2;
    if (normalTail(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
