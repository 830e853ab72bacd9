/** What a bundle's maker would write down as expected. Apart from the bundles: it needs the pipeline, which they do not. */
import { screenImage } from '../../main/inference/screen-image.ts';
import { goldenImage } from './bundle.ts';
import { type TinyOptions, writeTinyModel } from './tiny-model.ts';

/** What the tiny model says of the reference image, worked out by the real pipeline in this process. */
export async function expectedScores(folder: string, options: TinyOptions = {}): Promise<Record<string, number>> {
  const outcome = await screenImage(await goldenImage(), writeTinyModel(folder, options));
  if (outcome.kind !== 'verdict') throw new Error(`the reference image is ${outcome.kind}`);
  return Object.fromEntries(Object.entries(outcome.scores).map(([label, score]) => [label, score.probability]));
}
