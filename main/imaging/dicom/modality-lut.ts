/** Stored values -> modality values: the Modality LUT sequence, or rescale slope and intercept (DICOM PS3.3 C.11.1). */
import type { DataSet } from 'dicom-parser';
import { ImageFault } from '../radiograph.ts';
import { findTableItem, lookUp, readLookupTable } from './lookup-table.ts';
import type { StoredValues } from './stored-values.ts';
import { readNumber } from './values.ts';

type ModalityValues = StoredValues | Float32Array;

/** One function for the frame and for single values such as the padding value; identity returns its argument. */
export type ModalityTransform = (stored: StoredValues) => ModalityValues;

export function readModalityTransform(dataSet: DataSet, isSigned: boolean): ModalityTransform {
  const item = findTableItem(dataSet, 'x00283000');
  if (item !== null) {
    const table = readLookupTable(item, 'x00283002', 'x00283006', isSigned);
    return (stored) => lookUp(stored, table);
  }
  const slope = readRescale(dataSet, 'x00281053', 1);
  const intercept = readRescale(dataSet, 'x00281052', 0);
  if (slope === 0) throw new ImageFault('dicom-corrupt', 'RescaleSlope 0');
  return slope === 1 && intercept === 0 ? (stored) => stored : (stored) => rescale(stored, slope, intercept);
}

function readRescale(dataSet: DataSet, tag: string, whenAbsent: number): number {
  if ((dataSet.elements[tag]?.length ?? 0) === 0) return whenAbsent;
  const value = readNumber(dataSet, tag);
  if (value === null) throw new ImageFault('dicom-corrupt', `${tag} is no number`);
  return value;
}

/** Whole results that fit stay integers of 16 bits, which display code can look up in a table. */
function rescale(stored: StoredValues, slope: number, intercept: number): ModalityValues {
  const values = new (rescaledType(stored, slope, intercept))(stored.length);
  for (let index = 0; index < values.length; index += 1) values[index] = (stored[index] ?? 0) * slope + intercept;
  return values;
}

function rescaledType(
  stored: StoredValues,
  slope: number,
  intercept: number,
): typeof Int16Array | typeof Uint16Array | typeof Float32Array {
  if (!Number.isInteger(slope) || !Number.isInteger(intercept)) return Float32Array;
  const [low, high] = limitsOf(stored);
  const ends = [low * slope + intercept, high * slope + intercept];
  if (Math.min(...ends) >= -32_768 && Math.max(...ends) <= 32_767) return Int16Array;
  if (Math.min(...ends) >= 0 && Math.max(...ends) <= 65_535) return Uint16Array;
  return Float32Array;
}

function limitsOf(values: StoredValues): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
