/**
 * A heat map as pixels: bilinear between the centres of its cells, flat outside the outermost centres, with a line where
 * the value falls below a half.
 */
import type { HeatMap } from '../../../preload/explanation.ts';
import type { Colour } from './heat-colours.ts';
import { heatColour } from './heat-colours.ts';

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha, row by row. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

type Grid = Pick<HeatMap, 'rows' | 'columns' | 'values'>;

// The longer side is drawn in about this many pixels, whatever the grid: smooth on the screen, and quick.
const LONGER_SIDE = 448;
const LINE: Colour = [255, 255, 255, 230];

export function heatRaster(grid: Grid): Raster {
  const zoom = Math.max(1, Math.round(LONGER_SIDE / Math.max(grid.rows, grid.columns)));
  const [width, height] = [grid.columns * zoom, grid.rows * zoom];
  const values = Float32Array.from({ length: width * height }, (_, i) =>
    valueAt(grid, ((i % width) + 0.5) / zoom, (Math.floor(i / width) + 0.5) / zoom),
  );
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < values.length; i += 1) {
    pixels.set(isOnLine(values, i, width) ? LINE : heatColour(values[i] ?? 0), 4 * i);
  }
  return { width, height, pixels };
}

/** `x` and `y` in cells from the grid's left and upper edge; the centre of the first cell is at 0.5, 0.5. */
export function valueAt({ rows, columns, values }: Grid, x: number, y: number): number {
  const [left, acrossShare] = between(x - 0.5, columns);
  const [top, downShare] = between(y - 0.5, rows);
  const at = (row: number, column: number): number =>
    values[Math.min(row, rows - 1) * columns + Math.min(column, columns - 1)] ?? 0;
  const upper = mix(at(top, left), at(top, left + 1), acrossShare);
  const lower = mix(at(top + 1, left), at(top + 1, left + 1), acrossShare);
  return mix(upper, lower, downShare);
}

function between(place: number, cells: number): readonly [cell: number, share: number] {
  const kept = Math.min(Math.max(place, 0), cells - 1);
  return [Math.floor(kept), kept - Math.floor(kept)];
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** At least a half, with a neighbour to the right, left, below or above that is less. */
function isOnLine(values: Float32Array, i: number, width: number): boolean {
  if ((values[i] ?? 0) < 0.5) return false;
  const column = i % width;
  const neighbours = [column > 0 ? i - 1 : i, column < width - 1 ? i + 1 : i, i - width, i + width];
  return neighbours.some((neighbour) => (values[neighbour] ?? 1) < 0.5);
}
