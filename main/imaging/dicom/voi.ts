/** The VOI LUT module (DICOM PS3.3 C.11.2): windows as display settings, or a table applied to the values. */
import type { DataSet } from 'dicom-parser';
import type { Window } from '../../../preload/domain.ts';
import type { TextReader } from './text.ts';
import { findTableItem, type LookupTable, readLookupTable } from './lookup-table.ts';
import { readCode, readNumber } from './values.ts';

/** Where a file has both, table and windows, the vendor's table is the rendering it means. */
export function readVoiTable(dataSet: DataSet, isSigned: boolean): LookupTable | null {
  const item = findTableItem(dataSet, 'x00283010');
  return item === null ? null : readLookupTable(item, 'x00283002', 'x00283006', isSigned);
}

/** Pairs of center and width; unusable ones (width below the function's minimum, no number) are left out. */
export function readWindows(dataSet: DataSet, readText: TextReader): readonly Window[] {
  const curve = CURVES.get(readCode(dataSet, 'x00281056') ?? 'LINEAR') ?? 'linear';
  const count = Math.min(dataSet.numStringValues('x00281050') ?? 0, MAX_WINDOWS);
  const windows: Window[] = [];
  for (let index = 0; index < count; index += 1) {
    const center = readNumber(dataSet, 'x00281050', index);
    const width = readNumber(dataSet, 'x00281051', index);
    if (center === null || width === null || width <= 0 || (curve === 'linear' && width < 1)) continue;
    if (windows.some((known) => known.center === center && known.width === width)) continue;
    windows.push({ center, width, curve, name: readText('x00281055', index) });
  }
  return windows;
}

const MAX_WINDOWS = 16;

const CURVES: ReadonlyMap<string, Window['curve']> = new Map([
  ['LINEAR', 'linear'],
  ['LINEAR_EXACT', 'linear-exact'],
  ['SIGMOID', 'sigmoid'],
]);
