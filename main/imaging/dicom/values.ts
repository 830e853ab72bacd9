/** Single values of a data set, parsed strictly: what is malformed is null, never a guess. */
import type { DataSet } from 'dicom-parser';

/** A CS, UI or similar value of plain ASCII, trimmed and in capitals; null when absent or empty. */
export function readCode(dataSet: DataSet, tag: string, index = 0): string | null {
  const text = readRaw(dataSet, tag, index)?.toUpperCase();
  return text === undefined || text === '' ? null : text;
}

/** One DS or IS value. */
export function readNumber(dataSet: DataSet, tag: string, index = 0): number | null {
  const text = readRaw(dataSet, tag, index);
  if (text === undefined || !DECIMAL.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Split here: dicom-parser throws when asked for a value beyond the last. */
function readRaw(dataSet: DataSet, tag: string, index: number): string | undefined {
  return dataSet.string(tag)?.split('\\')[index]?.trim();
}

/** The data sets of a sequence's items; empty when the sequence is absent. */
export function readItems(dataSet: DataSet, tag: string): readonly DataSet[] {
  const items = dataSet.elements[tag]?.items ?? [];
  return items.flatMap((item) => item.dataSet ?? []);
}
