/** Which DICOM objects hold one displayable frame, judged by SOP class before anything else is read. */
import type { DataSet } from 'dicom-parser';
import { ImageFault } from '../radiograph.ts';
import type { DicomObject } from './parse.ts';
import { readCode } from './values.ts';

/** Refuses what is no single-frame image for presentation; the refusals are stable codes, not faults of the file. */
export function assertImageObject({ dataSet, sopClass }: DicomObject): void {
  if (sopClass === null) throw new ImageFault('dicom-corrupt', 'no SOP class');
  if (isForProcessing(dataSet, sopClass)) throw new ImageFault('for-processing', `SOP class ${sopClass}`);
  if (isNotAnImage(sopClass)) throw new ImageFault('object-unsupported', `SOP class ${sopClass}`);
  if (FLOAT_PIXEL_DATA.some((tag) => dataSet.elements[tag] !== undefined)) {
    throw new ImageFault('object-unsupported', 'floating-point pixel data');
  }
  if (dataSet.elements['x7fe00010'] === undefined) throw new ImageFault('no-pixels', `SOP class ${sopClass}`);
  assertOneFrame(dataSet);
}

export function isSecondaryCapture({ sopClass }: DicomObject): boolean {
  return sopClass === SECONDARY_CAPTURE || (sopClass?.startsWith(`${SECONDARY_CAPTURE}.`) ?? false);
}

const STORAGE = '1.2.840.10008.5.1.4.1.1.';
const SECONDARY_CAPTURE = `${STORAGE}7`;
const FLOAT_PIXEL_DATA = ['x7fe00008', 'x7fe00009'];

/** Detector values before the vendor's processing (DX, MG, intra-oral): not what a reader or the model should see. */
const FOR_PROCESSING = new Set([`${STORAGE}1.1.1`, `${STORAGE}1.2.1`, `${STORAGE}1.3.1`]);

/** Families by the component after the storage root: waveform, presentation state, parametric map, segmentation, … */
const NOT_IMAGES = new Set(['9', '11', '30', '66', '67', '68', '78', '79', '80', '88', '104', '200', '481']);
const DICOMDIR = '1.2.840.10008.1.3.10';

function isForProcessing(dataSet: DataSet, sopClass: string): boolean {
  return FOR_PROCESSING.has(sopClass) || readCode(dataSet, 'x00080068') === 'FOR PROCESSING';
}

function isNotAnImage(sopClass: string): boolean {
  if (sopClass === DICOMDIR) return true;
  if (!sopClass.startsWith(STORAGE)) return false;
  return NOT_IMAGES.has(sopClass.slice(STORAGE.length).split('.')[0] ?? '');
}

function assertOneFrame(dataSet: DataSet): void {
  const text = readCode(dataSet, 'x00280008') ?? '1';
  const frames = Number.parseInt(text, 10);
  if (!(frames >= 1)) throw new ImageFault('dicom-corrupt', `NumberOfFrames ${text.slice(0, 16)}`);
  if (frames > 1) throw new ImageFault('multi-frame', `${frames} frames`);
}
