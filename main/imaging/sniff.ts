/** Names the format of a file from its first bytes; the file's name has no say. */
import type { ImageFormat } from '../../preload/domain.ts';

/** Bytes of a file's beginning that `sniffFormat` needs. */
export const SNIFF_BYTES = 132;

/**
 * null: none of the five formats. DICOM comes first because its 128-byte preamble may itself start with another
 * format's signature (DICOM PS3.10 7.1 allows a TIFF header there). A data set without preamble and DICM magic is not
 * recognised: its transfer syntax would be a guess, and a wrong guess shows a wrong image.
 */
export function sniffFormat(head: Uint8Array): ImageFormat | null {
  if (hasText(head, 128, 'DICM')) return 'dicom';
  if (hasText(head, 0, '\u0089PNG\r\n\u001A\n')) return 'png';
  if (hasText(head, 0, '\u00FF\u00D8\u00FF')) return 'jpeg';
  if (isTiff(head)) return 'tiff';
  if (hasText(head, 0, 'RIFF') && hasText(head, 8, 'WEBP')) return 'webp';
  return null;
}

/** Both byte orders; version 42 is TIFF, 43 is BigTIFF. */
function isTiff(head: Uint8Array): boolean {
  return ['II*\0', 'II+\0', 'MM\0*', 'MM\0+'].some((signature) => hasText(head, 0, signature));
}

function hasText(head: Uint8Array, offset: number, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (head[offset + at] !== text.charCodeAt(at)) return false;
  }
  return true;
}
