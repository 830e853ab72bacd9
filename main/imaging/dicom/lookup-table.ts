/** LUT Descriptor and LUT Data of the modality, VOI and palette tables (DICOM PS3.3 C.11.1.1, C.7.6.3.1.5). */
import type { DataSet } from 'dicom-parser';
import { ImageFault } from '../radiograph.ts';
import { readItems } from './values.ts';

export interface LookupTable {
  /** The input that is mapped to the first entry; inputs below and above the table take its end values. */
  readonly first: number;
  readonly bits: number;
  readonly entries: Uint16Array;
}

/** `isSigned`: whether inputs may be negative, which decides how the descriptor's second value reads. */
export function readLookupTable(item: DataSet, descriptor: string, data: string, isSigned: boolean): LookupTable {
  const count = item.uint16(descriptor, 0) || 65_536;
  const first = (isSigned ? item.int16(descriptor, 1) : item.uint16(descriptor, 1)) ?? Number.NaN;
  const bits = item.uint16(descriptor, 2) ?? 0;
  const element = item.elements[data];
  const isSane = Number.isInteger(first) && bits >= 8 && bits <= 16 && element !== undefined;
  if (!isSane) throw new ImageFault('dicom-corrupt', `lookup table of ${count} entries, ${bits} bits`);
  const entries = new Uint16Array(count);
  if (element.length >= count * 2) {
    for (let index = 0; index < count; index += 1) entries[index] = item.uint16(data, index) ?? 0;
  } else if (bits === 8 && element.length >= count) {
    entries.set(item.byteArray.subarray(element.dataOffset, element.dataOffset + count));
  } else {
    throw new ImageFault('dicom-corrupt', `lookup table of ${count} entries in ${element.length} bytes`);
  }
  return { first, bits, entries };
}

/** The first item of a LUT sequence; exporters leave items with nothing in them, which are no tables. */
export function findTableItem(dataSet: DataSet, sequence: string): DataSet | null {
  const items = readItems(dataSet, sequence);
  return items.find((item) => item.uint16('x00283002') !== undefined) ?? null;
}

export function lookUp(values: ArrayLike<number>, table: LookupTable): Uint16Array {
  const { first, entries } = table;
  const last = entries.length - 1;
  const output = new Uint16Array(values.length);
  for (let index = 0; index < output.length; index += 1) {
    const entry = Math.round((values[index] ?? 0) - first);
    output[index] = entries[entry < 0 ? 0 : entry > last ? last : entry] ?? 0;
  }
  return output;
}
