/** What was examined and how, as the file says. */
import type { DataSet } from 'dicom-parser';
import type { Acquisition, Orientation, PixelSpacing } from '../../../preload/domain.ts';
import { examinationDate } from './dates.ts';
import type { TextReader } from './text.ts';
import { readCode, readItems, readNumber } from './values.ts';

export function readAcquisition(dataSet: DataSet, readText: TextReader): Acquisition {
  return {
    date: examinationDate(dataSet),
    modality: readCode(dataSet, 'x00080060'),
    bodyPart: readText('x00180015'),
    view: readText('x00185101') ?? readViewCode(dataSet),
    description: describe(readText('x00081030'), readText('x0008103e')),
    accession: readText('x00080050'),
  };
}

/** View Code Sequence, by its code meaning: "postero-anterior", "antero-posterior", "lateral", … */
function readViewCode(dataSet: DataSet): string | null {
  const item = readItems(dataSet, 'x00540220')[0];
  return item === undefined ? null : readCode(item, 'x00080104');
}

function describe(study: string | null, series: string | null): string | null {
  const parts = [study, series].filter((part) => part !== null);
  return parts.length === 0 ? null : [...new Set(parts)].join(' / ');
}

/**
 * On a projection radiograph PixelSpacing is a length at the patient only when somebody calibrated it: it says so, or it
 * differs from the detector's spacing (DICOM PS3.3 10.7.1.3). Else it is a length at the detector. A cross-section,
 * known by its position in the patient, is always measured in the patient.
 */
export function readSpacing(dataSet: DataSet): PixelSpacing | null {
  const patient = readPair(dataSet, 'x00280030');
  const detector = readPair(dataSet, 'x00181164');
  if (patient === null) return detector === null ? null : { ...detector, kind: 'detector' };
  const isDeclared = readCode(dataSet, 'x00280a02') !== null;
  const isCorrected = detector !== null && (detector.row !== patient.row || detector.column !== patient.column);
  const isCrossSection = dataSet.elements['x00200032'] !== undefined;
  return { ...patient, kind: isDeclared || isCorrected || isCrossSection ? 'calibrated' : 'detector' };
}

function readPair(dataSet: DataSet, tag: string): { row: number; column: number } | null {
  const row = readNumber(dataSet, tag, 0);
  const column = readNumber(dataSet, tag, 1);
  return row !== null && column !== null && row > 0 && column > 0 ? { row, column } : null;
}

/** PatientOrientation (PS3.3 C.7.6.1.1.1) names where the rows and the columns run to; the other edges are opposite. */
export function readOrientation(dataSet: DataSet): Orientation | null {
  const right = readCode(dataSet, 'x00200020', 0);
  const bottom = readCode(dataSet, 'x00200020', 1);
  if (right === null || bottom === null || !LETTERS.test(right) || !LETTERS.test(bottom)) return null;
  return { left: opposite(right), right, top: opposite(bottom), bottom };
}

const LETTERS = /^[LRAPHF]{1,3}$/;
const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ['L', 'R'],
  ['R', 'L'],
  ['A', 'P'],
  ['P', 'A'],
  ['H', 'F'],
  ['F', 'H'],
]);

function opposite(letters: string): string {
  return letters.replaceAll(/[LRAPHF]/g, (letter) => OPPOSITES.get(letter) ?? letter);
}
