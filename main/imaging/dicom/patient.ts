/** Who was examined, as the file says. Age is the age at the examination. */
import type { DataSet } from 'dicom-parser';
import type { Patient } from '../../../preload/domain.ts';
import { examinationDate, readDate } from './dates.ts';
import { readName, type TextReader } from './text.ts';
import { readCode } from './values.ts';

export function readPatient(dataSet: DataSet, readText: TextReader): Patient {
  const birthDate = readDate(dataSet, 'x00100030');
  return {
    name: readName(readText, 'x00100010'),
    id: readText('x00100020'),
    birthDate,
    ageYears: readAge(dataSet) ?? yearsBetween(birthDate, examinationDate(dataSet)),
    sex: readSex(dataSet),
  };
}

/** Age String (PS3.5 6.2): three digits and D, W, M or Y; whole years, rounded down. */
function readAge(dataSet: DataSet): number | null {
  const [, digits, unit] = /^(\d{1,3})([DWMY])$/.exec(readCode(dataSet, 'x00101010') ?? '') ?? [];
  if (digits === undefined || unit === undefined) return null;
  const perYear = UNITS_PER_YEAR.get(unit) ?? 1;
  return Math.floor(Number(digits) / perYear);
}

const UNITS_PER_YEAR: ReadonlyMap<string, number> = new Map([
  ['D', 365.25],
  ['W', 52.18],
  ['M', 12],
  ['Y', 1],
]);

const OLDEST = 130;

/** Both as YYYY-MM-DD, so that the order of month and day is the order of the text. */
function yearsBetween(birth: string | null, examination: string | null): number | null {
  if (birth === null || examination === null) return null;
  const years = Number(examination.slice(0, 4)) - Number(birth.slice(0, 4));
  const age = examination.slice(5) < birth.slice(5) ? years - 1 : years;
  return age >= 0 && age <= OLDEST ? age : null;
}

function readSex(dataSet: DataSet): Patient['sex'] {
  const sex = readCode(dataSet, 'x00100040');
  return sex === 'F' || sex === 'M' || sex === 'O' ? sex : null;
}
