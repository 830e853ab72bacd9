/**
 * Which arm of a test a question belongs to. The same case in the same test always gets the same arm, on every machine
 * and after every restart, and different tests split independently.
 * Method: the first 48 bits of SHA-256(test id, case id) as a fraction of one, held against the share of the local arm.
 */
import { createHash } from 'node:crypto';
import type { Arm } from '../../../preload/routing.ts';

export interface Split {
  readonly testId: string;
  /** Share of the cases that go to the local arm, 0 to 100. */
  readonly localPercent: number;
}

/** In force while no test is running: the original's even split of medium questions. */
export const DEFAULT_SPLIT: Split = { testId: 'local-against-cloud', localPercent: 50 };

/** `caseId`: whatever names the case or, without one, the question. */
export function assignArm({ testId, localPercent }: Split, caseId: string): Arm {
  if (!(localPercent >= 0 && localPercent <= 100)) throw new RangeError(`not a percentage: ${localPercent}`);
  // The lengths keep ("a", "bc") and ("ab", "c") apart.
  const digest = createHash('sha256').update(`${testId.length}:${testId}:${caseId}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48 < localPercent / 100 ? 'local' : 'cloud';
}
