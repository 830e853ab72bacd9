/** Step 6 of the import gate: the reference images, through the very pipeline that patients' images take. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportFault } from '../../inference/graph/fault.ts';
import type { ModelFile, Outcome } from '../../inference/protocol.ts';
import type { Manifest } from './manifest.ts';

type Golden = Manifest['golden'][number];

/** Puts one image through the host. */
export type Screen = (asks: { readonly bytes: Uint8Array; readonly model: ModelFile }) => Promise<Outcome>;

/** Probabilities are rounded to four decimals, so that the last of them may differ by one between machines. */
const TOLERANCE = 1e-4;
const ROUNDING = 1e-9;

/** The largest difference found. Throws `golden-mismatch` or `golden-refused`. */
export async function replayGolden(
  screen: Screen,
  folder: string,
  model: ModelFile,
  golden: readonly Golden[],
): Promise<number> {
  let largest = 0;
  for (const { path, scores } of golden) {
    const actual = scoresOf(await screen({ bytes: await readFile(join(folder, path)), model }), path);
    for (const [label, expected] of Object.entries(scores)) {
      const difference = Math.abs((actual[label]?.probability ?? Number.NaN) - expected);
      if (!(difference <= TOLERANCE + ROUNDING)) {
        throw new ImportFault('golden-mismatch', `${path}: ${label} is off by ${difference}`);
      }
      largest = Math.max(largest, difference);
    }
  }
  return largest;
}

/** The probabilities of one outcome, by label. Throws `golden-refused` where there are none. */
export function scoresOf(outcome: Outcome, path: string): Extract<Outcome, { kind: 'verdict' }>['scores'] {
  if (outcome.kind === 'verdict') return outcome.scores;
  throw new ImportFault('golden-refused', `${path}: ${outcome.code}`);
}
