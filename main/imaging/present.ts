/**
 * The image as displayed: values through a VOI window to 8-bit grey, 0 black and 255 white, inverted where the film is
 * stored inverted. Method: DICOM PS3.3 C.11.2.1.2 (LINEAR) and C.11.2.1.3 (LINEAR_EXACT, SIGMOID), rounded to nearest.
 */
import type { Window } from '../../preload/domain.ts';
import type { Radiograph } from './radiograph.ts';

/** The window that leaves 8-bit values as they are. */
export const EIGHT_BIT_WINDOW: Window = { center: 128, width: 256, curve: 'linear', name: null };

type Presentable = Pick<Radiograph, 'values' | 'range' | 'windows' | 'isInverted'>;

/** Without `window`: the file's default, or the full range where it has none. Returns fresh memory. */
export function present(radiograph: Presentable, window?: Window): Uint8Array {
  const { values, isInverted } = radiograph;
  const ramp = rampOf(window ?? radiograph.windows[0] ?? fullRange(radiograph), isInverted ? -1 : 1);
  if (values instanceof Uint8Array) return presentBytes(values, tableOf(ramp, 0, 255));
  if (values instanceof Uint16Array) return throughTable(values, tableOf(ramp, 0, 65_535), 0);
  if (values instanceof Int16Array) return throughTable(values, tableOf(ramp, -32_768, 32_767), 32_768);
  const output = new Uint8Array(values.length);
  for (let index = 0; index < output.length; index += 1) output[index] = greyOf(ramp, values[index] ?? 0);
  return output;
}

/** grey = 255 (sign f((value - middle) / extent) + 1/2): odd around the middle, so both polarities round alike. */
interface Ramp {
  readonly middle: number;
  readonly extent: number;
  readonly isSigmoid: boolean;
  readonly sign: 1 | -1;
}

function rampOf({ center, width, curve }: Window, sign: 1 | -1): Ramp {
  const isSigmoid = curve === 'sigmoid';
  if (curve === 'linear') return { middle: center - 0.5, extent: width - 1, isSigmoid, sign };
  return { middle: center, extent: width, isSigmoid, sign };
}

function fullRange({ range }: Presentable): Window {
  const width = range.max - range.min;
  return { center: (range.min + range.max) / 2, width, curve: 'linear-exact', name: null };
}

function greyOf({ middle, extent, isSigmoid, sign }: Ramp, value: number): number {
  return Math.round((sign * fractionOf(value - middle, extent, isSigmoid) + 0.5) * 255);
}

/** -1/2 … 1/2. The logistic function 1 / (1 + exp(-4 x / w)) is 1/2 + tanh(2 x / w) / 2. An empty extent is a step. */
function fractionOf(distance: number, extent: number, isSigmoid: boolean): number {
  if (extent <= 0) return distance > 0 ? 0.5 : -0.5;
  if (isSigmoid) return 0.5 * Math.tanh((2 * distance) / extent);
  return Math.min(0.5, Math.max(-0.5, distance / extent));
}

function tableOf(ramp: Ramp, from: number, to: number): Uint8Array {
  const table = new Uint8Array(to - from + 1);
  for (let index = 0; index < table.length; index += 1) table[index] = greyOf(ramp, from + index);
  return table;
}

/** Most rasters are shown as they are stored: a copy takes a twentieth of the way through the table. */
function presentBytes(values: Uint8Array, table: Uint8Array): Uint8Array {
  return table.every((grey, value) => grey === value) ? new Uint8Array(values) : throughTable(values, table, 0);
}

function throughTable(values: Uint8Array | Uint16Array | Int16Array, table: Uint8Array, offset: number): Uint8Array {
  const output = new Uint8Array(values.length);
  for (let index = 0; index < output.length; index += 1) output[index] = table[(values[index] ?? 0) + offset] ?? 0;
  return output;
}
