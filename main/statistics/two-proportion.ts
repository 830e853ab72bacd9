/** Two arms on different cases: by how much their shares differ, and within which bounds. */
import { tailQuantile } from './normal.ts';
import { wilsonInterval } from './proportion.ts';

export interface Share {
  readonly successes: number;
  readonly trials: number;
}

/**
 * Interval of the difference a - b at `confidence` (0.95). Method 10 of Newcombe, "Interval estimation for the difference
 * between independent proportions", Stat Med 17:873-890, 1998: the Wilson intervals of both, put together. Both ends in
 * [-1, 1]; null while an arm has no trial. Throws RangeError for counts that cannot be.
 */
export function differenceInterval(a: Share, b: Share, confidence: number): readonly [number, number] | null {
  const z = tailQuantile((1 - confidence) / 2);
  const [ofA, ofB] = [wilsonInterval(a.successes, a.trials, z), wilsonInterval(b.successes, b.trials, z)];
  if (ofA === null || ofB === null) return null;
  const [shareA, shareB] = [a.successes / a.trials, b.successes / b.trials];
  return [
    shareA - shareB - Math.hypot(shareA - ofA[0], ofB[1] - shareB),
    shareA - shareB + Math.hypot(ofA[1] - shareA, shareB - ofB[0]),
  ];
}
