/** What a DICOM file says of its own making that the reader must know: loss, capture, text in the picture. */
import type { Warning } from '../../../preload/domain.ts';
import { isSecondaryCapture } from './object-class.ts';
import type { DicomObject } from './parse.ts';
import type { PixelLayout } from './pixel-layout.ts';
import { readCode } from './values.ts';

export function readWarnings(object: DicomObject, layout: PixelLayout): Warning[] {
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

export function isLossy({ dataSet, syntax }: DicomObject): boolean {
  const tag = readCode(dataSet, 'x00282110');
  if (tag === '01' || syntax.lossy === 'always') return true;
  return syntax.lossy === 'by-tag' && tag !== '00';
}
