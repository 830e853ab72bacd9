/** PALETTE COLOR (DICOM PS3.3 C.7.9): each stored value names a colour; the colours become 8-bit grey. */
import type { DataSet } from 'dicom-parser';
import { type GreyImage, rgbToGrey } from '../grey.ts';
import { ImageFault } from '../radiograph.ts';
import { lookUp, type LookupTable, readLookupTable } from './lookup-table.ts';
import type { StoredValues } from './stored-values.ts';

/** Palettes packed as line segments (PS3.3 C.7.9.2) occur in ultrasound only. */
const SEGMENTED_RED = 'x00281221';

export function paletteToGrey(dataSet: DataSet, stored: StoredValues, isSigned: boolean): GreyImage {
  if (dataSet.elements[SEGMENTED_RED] !== undefined) throw new ImageFault('object-unsupported', 'segmented palette');
  const red = readLookupTable(dataSet, 'x00281101', 'x00281201', isSigned);
  const green = readLookupTable(dataSet, 'x00281102', 'x00281202', isSigned);
  const blue = readLookupTable(dataSet, 'x00281103', 'x00281203', isSigned);
  const { values, hasColour } = rgbToGrey(zip(red, green, blue));
  const table = { first: red.first, bits: 8, entries: Uint16Array.from(values) };
  return { values: Uint8Array.from(lookUp(stored, table)), hasColour };
}

function zip(red: LookupTable, green: LookupTable, blue: LookupTable): Uint8Array {
  const count = red.entries.length;
  if (green.entries.length !== count || blue.entries.length !== count) {
    throw new ImageFault('dicom-corrupt', 'palettes of different length');
  }
  const colours = new Uint8Array(count * 3);
  for (let index = 0; index < count; index += 1) {
    colours[index * 3] = eightBits(red, index);
    colours[index * 3 + 1] = eightBits(green, index);
    colours[index * 3 + 2] = eightBits(blue, index);
  }
  return colours;
}

function eightBits(table: LookupTable, index: number): number {
  return (table.entries[index] ?? 0) >> (table.bits - 8);
}
