/** The grey-scale pipeline of DICOM PS3.4 N.2 for one frame of stored values: modality LUT, VOI, polarity. */
import type { DataSet } from 'dicom-parser';
import { EIGHT_BIT_WINDOW } from '../present.ts';
import type { Radiograph } from '../radiograph.ts';
import { valueRange, type ValueRange } from '../value-range.ts';
import { lookUp, type LookupTable } from './lookup-table.ts';
import { type ModalityTransform, readModalityTransform } from './modality-lut.ts';
import type { PixelLayout } from './pixel-layout.ts';
import type { StoredValues } from './stored-values.ts';
import type { TextReader } from './text.ts';
import { readCode } from './values.ts';
import { readVoiTable, readWindows } from './voi.ts';

export type GreyPart = Pick<Radiograph, 'values' | 'range' | 'windows' | 'isInverted' | 'warnings'>;

export function readGrey(dataSet: DataSet, layout: PixelLayout, stored: StoredValues, readText: TextReader): GreyPart {
  const transform = readModalityTransform(dataSet, layout.isSigned);
  const values = transform(stored);
  const range = valueRange(values, readPadding(dataSet, layout, transform));
  const table = readVoiTable(dataSet, layout.isSigned || range.min < 0);
  const shared = { isInverted: isInverted(dataSet, layout), warnings: [] };
  if (table !== null) return { ...shared, ...applyTable(values, table) };
  const windows = readWindows(dataSet, readText);
  const isDisplayReady = windows.length === 0 && values instanceof Uint8Array && layout.bitsStored === 8;
  return { ...shared, values, range, windows: isDisplayReady ? [EIGHT_BIT_WINDOW] : windows };
}

function applyTable(values: ArrayLike<number>, table: LookupTable): Pick<GreyPart, 'values' | 'range' | 'windows'> {
  const output = lookUp(values, table);
  const width = 2 ** table.bits;
  return {
    values: output,
    range: valueRange(output),
    windows: [{ center: width / 2, width, curve: 'linear', name: null }],
  };
}

/**
 * DX objects state one inversion twice, MONOCHROME1 and INVERSE (PS3.3 C.8.11.3.1.2 demands it): it is applied once.
 * Taking the two for two inversions shows such films negative (Weasis#372).
 */
function isInverted(dataSet: DataSet, layout: PixelLayout): boolean {
  return layout.photometric === 'MONOCHROME1' || readCode(dataSet, 'x20500020') === 'INVERSE';
}

/** Pixel Padding Value and Range Limit (PS3.3 C.7.5.1.1.2), in the units of the transformed values. */
function readPadding(dataSet: DataSet, layout: PixelLayout, transform: ModalityTransform): ValueRange | null {
  const read = layout.isSigned ? dataSet.int16 : dataSet.uint16;
  const value = read.call(dataSet, 'x00280120');
  if (value === undefined) return null;
  const limit = read.call(dataSet, 'x00280121') ?? value;
  const ends = transform(layout.isSigned ? Int16Array.of(value, limit) : Uint16Array.of(value, limit));
  return { min: Math.min(...ends), max: Math.max(...ends) };
}
