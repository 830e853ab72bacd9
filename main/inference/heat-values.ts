/** Evidence for a class, cell by cell, on the scale of a heat map. */
import type { HeatMap } from '../../preload/explanation.ts';
import type { Radiograph } from '../imaging/radiograph.ts';
import { CENTRE } from './probe-views.ts';

/**
 * 1 for the cell that speaks most for the class, 0 for every cell that does not speak for it. Relative to the image at
 * hand: no model states a scale on which two images could be compared.
 */
export function heatValues(evidence: readonly number[]): Pick<HeatMap, 'values' | 'strongest'> {
  const strongest = evidence.reduce((most, value) => Math.max(most, value), 0);
  return { strongest, values: evidence.map((value) => (strongest > 0 ? Math.max(0, value) / strongest : 0)) };
}

/** By the centres of the cells. `film`: the size of the film whose pixels `area` counts in. */
export function shareOutsideCentre(
  { rows, columns, values, area }: Pick<HeatMap, 'rows' | 'columns' | 'values' | 'area'>,
  film: Pick<Radiograph, 'rows' | 'columns'>,
): number {
  const sum = (isCounted: (cell: number) => boolean): number =>
    values.reduce((total, value, cell) => total + (isCounted(cell) ? value : 0), 0);
  const isOutside = (cell: number): boolean => {
    const x = area.left + (((cell % columns) + 0.5) / columns) * area.width;
    const y = area.top + ((Math.floor(cell / columns) + 0.5) / rows) * area.height;
    return Math.max(Math.abs(x / film.columns - 0.5), Math.abs(y / film.rows - 0.5)) > CENTRE / 2;
  };
  const all = sum(() => true);
  return all > 0 ? sum(isOutside) / all : 0;
}
