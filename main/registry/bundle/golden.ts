/** Reference images through the very pipeline that patients' images take: does the model answer here as its maker says? */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportFault } from '../../inference/graph/fault.ts';
import type { ModelFile, Outcome } from '../../inference/protocol.ts';
import type { GoldenSet } from './golden-set.ts';

/** Puts one image through the host. */
export type Screen = (asks: { readonly bytes: Uint8Array; readonly model: ModelFile }) => Promise<Outcome>;

/** Probabilities are rounded to four decimals, so that the last of them may differ by one between machines. */
export const GOLDEN_TOLERANCE = 1e-4;
const ROUNDING = 1e-9;

/** The largest difference found. Throws `golden-mismatch` or `golden-refused`. */
export async function replayGolden(screen: Screen, model: ModelFile, golden: GoldenSet): Promise<number> {
  const largest = await measureGolden(screen, model, golden);
  if (isWithin(largest, GOLDEN_TOLERANCE)) return largest;
  throw new ImportFault('golden-mismatch', `a probability is off by ${largest}`);
}

/** The largest difference of a probability from the one expected, in [0, 1]; NaN where a label is not answered. */
export async function measureGolden(screen: Screen, model: ModelFile, { folder, images }: GoldenSet): Promise<number> {
  let largest = 0;
  for (const { path, scores } of images) {
    const actual = scoresOf(await screen({ bytes: await readFile(join(folder, path)), model }), path);
    for (const [label, expected] of Object.entries(scores)) {
      largest = Math.max(largest, Math.abs((actual[label]?.probability ?? Number.NaN) - expected));
    }
  }
  return largest;
}

/** False for NaN. */
export function isWithin(difference: number, tolerance: number): boolean {
  return difference <= tolerance + ROUNDING;
}

/** The probabilities of one outcome, by label. Throws `golden-refused` where there are none. */
export function scoresOf(outcome: Outcome, path: string): Extract<Outcome, { kind: 'verdict' }>['scores'] {
  if (outcome.kind === 'verdict') return outcome.scores;
  throw new ImportFault('golden-refused', `${path}: ${outcome.code}`);
}
