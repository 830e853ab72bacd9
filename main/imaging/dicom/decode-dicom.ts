/**
 * DICOM file -> Radiograph. The presentation's inversion is only recorded (`isInverted`), so that it is applied once, by
 * whoever displays.
 */
import { ImageFault, type Radiograph } from '../radiograph.ts';
import { readAcquisition, readOrientation, readSpacing } from './acquisition.ts';
import { readColour } from './colour.ts';
import { readFrame } from './frame.ts';
import { readGrey } from './grey-scale.ts';
import { assertImageObject } from './object-class.ts';
import { type DicomObject, parseDicom } from './parse.ts';
import { readPatient } from './patient.ts';
import { readPixelLayout } from './pixel-layout.ts';
import { isLossy, readWarnings } from './source.ts';
import { type StoredValues, storedValues } from './stored-values.ts';
import { textReader } from './text.ts';

/** Throws only ImageFault: what the parser and the codecs throw on hostile bytes becomes dicom-corrupt. */
export async function decodeDicom(bytes: Uint8Array): Promise<Radiograph> {
  try {
    return await decode(bytes);
  } catch (error) {
    if (error instanceof ImageFault) throw error;
    throw new ImageFault('dicom-corrupt', describe(error));
  }
}

/** The pixels as the file stores them, before any LUT: what other DICOM tools can be compared with. */
export async function decodeStored(bytes: Uint8Array): Promise<StoredValues> {
  const object = parseDicom(bytes);
  assertImageObject(object);
  const layout = readPixelLayout(object.dataSet);
  return storedValues(await readFrame(object, layout), layout, isLossyStream(object));
}

async function decode(bytes: Uint8Array): Promise<Radiograph> {
  const object = parseDicom(bytes);
  const { dataSet } = object;
  assertImageObject(object);
  const layout = readPixelLayout(dataSet);
  const frame = await readFrame(object, layout);
  const readText = textReader(dataSet);
  const grey = layout.photometric.startsWith('MONOCHROME')
    ? readGrey(dataSet, layout, storedValues(frame, layout, isLossyStream(object)), readText)
    : readColour(object, layout, frame);
  return {
    format: 'dicom',
    rows: layout.rows,
    columns: layout.columns,
    ...grey,
    bitsStored: layout.bitsStored,
    isLossy: isLossy(object),
    spacing: readSpacing(dataSet),
    orientation: readOrientation(dataSet),
    patient: readPatient(dataSet, readText),
    acquisition: readAcquisition(dataSet, readText),
    warnings: [...grey.warnings, ...readWarnings(object, layout)],
  };
}

function isLossyStream({ syntax }: DicomObject): boolean {
  return syntax.lossy !== 'never';
}

/** dicom-parser throws strings and `{ exception }` objects. No value of the data set is among them. */
function describe(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === 'string') return error;
  return typeof error === 'object' && error !== null && 'exception' in error ? describe(error.exception) : 'unreadable';
}
