/**
 * DICOM file -> Radiograph. The grey-scale pipeline of PS3.4 N.2: stored bits, modality LUT, VOI; the presentation's
 * inversion is only recorded (`isInverted`), so that it is applied once, by whoever displays.
 */
import type { DataSet } from 'dicom-parser';
import type { Warning } from '../../../preload/domain.ts';
import { type GreyImage, rgbToGrey, ycbcr422ToGrey, ycbcrToGrey } from '../grey.ts';
import { EIGHT_BIT_WINDOW } from '../present.ts';
import { ImageFault, type Radiograph } from '../radiograph.ts';
import { valueRange, type ValueRange } from '../value-range.ts';
import { readAcquisition, readOrientation, readSpacing } from './acquisition.ts';
import { readFrame } from './frame.ts';
import { lookUp, type LookupTable } from './lookup-table.ts';
import { type ModalityTransform, readModalityTransform } from './modality-lut.ts';
import { assertImageObject, isSecondaryCapture } from './object-class.ts';
import { paletteToGrey } from './palette.ts';
import { type DicomObject, parseDicom } from './parse.ts';
import { readPatient } from './patient.ts';
import { type PixelLayout, readPixelLayout } from './pixel-layout.ts';
import { type StoredValues, storedValues } from './stored-values.ts';
import { textReader, type TextReader } from './text.ts';
import { readCode } from './values.ts';
import { readVoiTable, readWindows } from './voi.ts';

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
    ? readGrey(object, layout, storedValues(frame, layout, isLossyStream(object)), readText)
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

type GreyPart = Pick<Radiograph, 'values' | 'range' | 'windows' | 'isInverted' | 'warnings'>;

function readGrey(object: DicomObject, layout: PixelLayout, stored: StoredValues, readText: TextReader): GreyPart {
  const { dataSet } = object;
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

/** VOI and rescale do not apply to colour (PS3.3 C.11.2.1): the luma is shown as it is. */
function readColour({ dataSet, syntax }: DicomObject, layout: PixelLayout, frame: Uint8Array): GreyPart {
  const { values, hasColour } = toGrey(dataSet, layout, frame, syntax.encoding === 'native');
  return {
    values,
    range: valueRange(values),
    windows: [EIGHT_BIT_WINDOW],
    isInverted: false,
    warnings: hasColour ? ['colour-converted'] : [],
  };
}

/** JPEG 2000 codecs undo YBR_RCT and YBR_ICT themselves; a JPEG codec has already spread 4:2:2 to full resolution. */
function toGrey(dataSet: DataSet, layout: PixelLayout, frame: Uint8Array, isNative: boolean): GreyImage {
  switch (layout.photometric) {
    case 'YBR_FULL_422':
      return isNative ? ycbcr422ToGrey(frame) : ycbcrToGrey(frame);
    case 'YBR_FULL':
      return ycbcrToGrey(frame);
    case 'PALETTE COLOR':
      return paletteToGrey(dataSet, storedValues(frame, layout, false), layout.isSigned);
    default:
      return rgbToGrey(frame);
  }
}

function readWarnings(object: DicomObject, layout: PixelLayout): Warning[] {
  const warnings: Warning[] = [];
  if (isSecondaryCapture(object)) warnings.push('non-diagnostic-source');
  if (mayHoldText(object, layout)) warnings.push('burned-in-text-possible');
  return warnings;
}

/** Where the tag is silent, captured screens and films exported as 8-bit JPEG are the ones that carry text. */
function mayHoldText(object: DicomObject, layout: PixelLayout): boolean {
  const tag = readCode(object.dataSet, 'x00280301');
  if (tag !== null) return tag !== 'NO';
  return isSecondaryCapture(object) || (layout.bitsStored === 8 && isLossy(object));
}

function isLossy({ dataSet, syntax }: DicomObject): boolean {
  const tag = readCode(dataSet, 'x00282110');
  if (tag === '01' || syntax.lossy === 'always') return true;
  return syntax.lossy === 'by-tag' && tag !== '00';
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
