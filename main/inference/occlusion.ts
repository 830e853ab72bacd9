/**
 * Occlusion sensitivity: what a class's probability loses when a patch of the image is covered with the image's mean
 * grey. For models without an activation map. Method: Zeiler and Fergus 2014, Visualizing and Understanding
 * Convolutional Networks; patches two cells wide, so that neighbours overlap by half.
 */
import { filmFor } from './film.ts';
import { meanGrey } from './mean-grey.ts';
import { OCCLUSION_CELLS } from './occlusion-grid.ts';
import { judge } from './postprocess.ts';
import type { GreyImage } from './preprocess.ts';
import { coverCentre, coveredArea, toInput } from './preprocess.ts';
import type { Explained, OccludedRow } from './protocol.ts';
import { runMany } from './run-many.ts';
import { openSession } from './session.ts';

/** One row of the map, so that whoever waits sees it grow and may stop it. `row`: 0 … OCCLUSION_CELLS - 1. */
export async function occludeRow(asked: Explained & { readonly row: number }): Promise<OccludedRow> {
  const { bytes, model, label, row } = asked;
  const { card } = model;
  const { image, stored } = await filmFor(card, bytes);
  const { width, height } = card.preprocessing;
  const seen = { pixels: await coverCentre(image, card.preprocessing), rows: height, columns: width };
  const cells = Array.from({ length: OCCLUSION_CELLS }, (_, column) => covered(seen, row, column));
  const inputs = [seen.pixels, ...cells].map((grey) => toInput(grey, card.preprocessing));
  const logits = await runMany(await openSession(model), card, inputs);
  const [uncovered = 0, ...others] = logits.map((one) => judge(one, card).scores[label]?.probability ?? 0);
  const area = coveredArea(stored, card.preprocessing);
  return { losses: others.map((probability) => uncovered - probability), area, film: stored };
}

/** The image with a patch around the cell's centre, two cells a side, in its mean grey. Returns fresh memory. */
export function covered(image: GreyImage, row: number, column: number): Uint8Array {
  const pixels = Uint8Array.from(image.pixels);
  const [top, bottom] = endsOf(row, image.rows);
  const [left, right] = endsOf(column, image.columns);
  const mean = meanGrey(image.pixels);
  for (let y = top; y < bottom; y += 1) pixels.fill(mean, y * image.columns + left, y * image.columns + right);
  return pixels;
}

function endsOf(cell: number, length: number): readonly [number, number] {
  const side = length / OCCLUSION_CELLS;
  return [Math.max(0, Math.round((cell - 0.5) * side)), Math.min(length, Math.round((cell + 1.5) * side))];
}
