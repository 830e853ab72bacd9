/** Evidence for a class, cell by cell, on the scale of a heat map. */
import type { HeatMap } from '../../preload/explanation.ts';

/**
 * 1 for the cell that speaks most for the class, 0 for every cell that does not speak for it. Relative to the image at
 * hand: no model states a scale on which two images could be compared.
 */
export function heatValues(evidence: readonly number[]): Pick<HeatMap, 'values' | 'strongest'> {
  const strongest = evidence.reduce((most, value) => Math.max(most, value), 0);
  return { strongest, values: evidence.map((value) => (strongest > 0 ? Math.max(0, value) / strongest : 0)) };
}
