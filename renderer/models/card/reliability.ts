/** The reliability bins of a card: what the model said in each, and how often it was so. */
import type { Json } from './model-card.ts';
import { isList, isObject } from './model-card.ts';

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Mean of the probabilities said, and share of the answers that were right: null in an empty bin. */
  readonly said: number | null;
  readonly right: number | null;
}

/** null where the card holds none that can be read whole: half a plot would be a wrong one. */
export function reliabilityOf(value: Json | undefined): readonly ReliabilityBin[] | null {
  if (!isList(value) || value.length === 0) return null;
  const bins = value.map(toBin);
  return bins.every((bin) => bin !== null) ? bins : null;
}

function toBin(value: Json): ReliabilityBin | null {
  if (!isObject(value)) return null;
  const { from, to, n, mean_probability: said = null, share_correct: right = null } = value;
  if (typeof from !== 'number' || typeof to !== 'number' || typeof n !== 'number') return null;
  if (n === 0) return { from, to, n, said: null, right: null };
  return typeof said === 'number' && typeof right === 'number' ? { from, to, n, said, right } : null;
}
