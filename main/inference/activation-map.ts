/**
 * The class activation map of an image: the classifier's weights applied to the last feature map, in the graph itself.
 * Method: Zhou et al. 2016, Learning Deep Features for Discriminative Localization.
 */
import type { HeatMap } from '../../preload/explanation.ts';
import type { ModelCard } from './card.ts';
import { filmFor } from './film.ts';
import { heatValues, shareOutsideCentre } from './heat-values.ts';
import { coverCentre, coveredArea, toInput } from './preprocess.ts';
import type { Explained } from './protocol.ts';
import type { ActivationMap } from './session.ts';
import { openSession } from './session.ts';

/** Rejects with ModelFault where the graph gives no map, with ImageFault where the film cannot be read. */
export async function activationHeatMap({ bytes, model, label }: Explained): Promise<HeatMap> {
  const { card } = model;
  const { image, stored } = await filmFor(card, bytes);
  const tensor = toInput(await coverCentre(image, card.preprocessing), card.preprocessing);
  const map = await (await openSession(model)).activationMap(tensor);
  const { rows, columns } = map;
  const area = coveredArea(stored, card.preprocessing);
  const { values, strongest } = heatValues(evidenceFor(label, map, card));
  const grid = { rows, columns, values, area };
  const outsideCentre = shareOutsideCentre(grid, stored);
  return { method: 'activation-map', label, labels: card.labels, ...grid, strongest, outsideCentre };
}

/**
 * Logits of the class, one per cell. Softmax does not move when every logit grows by the same amount, so that the part
 * all classes share is taken out: only what favours this class over the others is evidence for it.
 */
export function evidenceFor(
  label: string,
  { values, rows, columns }: ActivationMap,
  { labels, activation }: Pick<ModelCard, 'labels' | 'activation'>,
): number[] {
  const cells = rows * columns;
  const chosen = labels.indexOf(label);
  if (chosen === -1) throw new RangeError(`the model has no class ${label}`);
  const logit = (of: number, cell: number): number => values[of * cells + cell] ?? 0;
  const shared = (cell: number): number => labels.reduce((sum, _, of) => sum + logit(of, cell), 0) / labels.length;
  return Array.from({ length: cells }, (_, cell) => {
    return logit(chosen, cell) - (activation === 'softmax' ? shared(cell) : 0);
  });
}
