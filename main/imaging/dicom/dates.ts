/** DICOM dates (PS3.5 6.2) as YYYY-MM-DD. */
import type { DataSet } from 'dicom-parser';
import { readCode } from './values.ts';

/** When the image was made: acquisition, else content, series or study date. */
export function examinationDate(dataSet: DataSet): string | null {
  for (const tag of ['x00080022', 'x00080023', 'x00080021', 'x00080020']) {
    const date = readDate(dataSet, tag);
    if (date !== null) return date;
  }
  return null;
}

/** YYYYMMDD, or the YYYY.MM.DD of ACR-NEMA that old devices still write; null for a day that does not exist. */
export function readDate(dataSet: DataSet, tag: string): string | null {
  const [, year, month, day] = /^(\d{4})\.?(\d\d)\.?(\d\d)$/.exec(readCode(dataSet, tag) ?? '') ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const text = `${year}-${month}-${day}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
