/**
 * What a compressed image says about itself. Codecs decode a stream that disagrees with the DICOM header, or that was
 * cut short, into a sheared or half-grey image without an error: both are compared and refused here, before decoding.
 */
import { ImageFault } from '../radiograph.ts';
import type { PixelLayout } from './pixel-layout.ts';
import type { PixelEncoding } from './transfer-syntax.ts';

interface FrameHeader {
  readonly columns: number;
  readonly rows: number;
  readonly components: number;
  readonly precision: number;
}

/** Throws ImageFault unless the stream is whole and holds what the header says. */
export function assertCodestream(
  stream: Uint8Array,
  encoding: Exclude<PixelEncoding, 'native' | 'rle'>,
  layout: PixelLayout,
): void {
  assertEnd(stream);
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const isWavelet = encoding === 'jpeg-2000' || encoding === 'htj2k';
  const header = isWavelet ? readSiz(view) : readStartOfFrame(view, encoding === 'jpeg-ls');
  assertAgreement(header, layout);
}

/**
 * Whether a colour JPEG shows itself how its colours are coded: by a JFIF or Adobe segment (ITU-T T.871, T.872), or by
 * sampling its first component more finely, which is only done to luma. Exporters that wrap such a stream often label it
 * RGB although it is YCbCr; the stream is right.
 */
export function showsItsColours(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const sof = findStartOfFrame(view);
  const head = Buffer.from(stream.subarray(0, sof)).toString('latin1');
  const isSubsampled = view.getUint8(sof + 11) !== view.getUint8(sof + 14);
  return isSubsampled || head.startsWith('JFIF', 6) || head.includes('\u00FF\u00EE\0\u000EAdobe');
}

/** End of image (JPEG, JPEG-LS) and end of codestream (JPEG 2000) are both FFD9; real files pad it with 00 or FF. */
function assertEnd(stream: Uint8Array): void {
  let end = stream.length;
  while (end > 0 && (stream[end - 1] === 0x00 || stream[end - 1] === 0xff)) end -= 1;
  if (end < 4 || stream[end - 1] !== 0xd9 || stream[end - 2] !== 0xff) {
    throw new ImageFault('dicom-corrupt', 'compressed image has no end marker');
  }
}

function assertAgreement(header: FrameHeader, layout: PixelLayout): void {
  const { columns, rows, components, precision } = header;
  const isSame =
    columns === layout.columns &&
    rows === layout.rows &&
    components === layout.samples &&
    precision <= 16 &&
    Math.ceil(precision / 8) * 8 === layout.bitsAllocated;
  if (isSame) return;
  const found = `${columns} x ${rows} x ${components} of ${precision} bits`;
  throw new ImageFault('dicom-corrupt', `compressed image is ${found}, header disagrees`);
}

/** Image and tile size segment, first in the stream: ISO/IEC 15444-1 A.5.1. */
function readSiz(view: DataView): FrameHeader {
  if (view.getUint32(0) !== 0xff4fff51) throw new ImageFault('dicom-corrupt', 'no JPEG 2000 codestream');
  const components = view.getUint16(40);
  const precision = (view.getUint8(42) & 0x7f) + 1;
  for (let component = 0; component < components; component += 1) {
    const at = 42 + component * 3;
    const isAlike = (view.getUint8(at) & 0x7f) + 1 === precision && view.getUint16(at + 1) === 0x0101;
    if (!isAlike) throw new ImageFault('dicom-corrupt', `JPEG 2000 component ${component} differs`);
  }
  return {
    columns: view.getUint32(8) - view.getUint32(16),
    rows: view.getUint32(12) - view.getUint32(20),
    components,
    precision,
  };
}

/** Frame header: ISO/IEC 10918-1 B.2.2; JPEG-LS uses marker FFF7 for it (14495-1 C.2.2). */
function readStartOfFrame(view: DataView, isJpegLs: boolean): FrameHeader {
  if (view.getUint16(0) !== 0xffd8) throw new ImageFault('dicom-corrupt', 'no JPEG stream');
  const at = findStartOfFrame(view);
  if ((view.getUint16(at) === 0xfff7) !== isJpegLs) throw new ImageFault('dicom-corrupt', 'JPEG of another kind');
  return {
    precision: view.getUint8(at + 4),
    rows: view.getUint16(at + 5),
    columns: view.getUint16(at + 7),
    components: view.getUint8(at + 9),
  };
}

/** Walks the marker segments behind the start of image; FF may be repeated before a marker. */
function findStartOfFrame(view: DataView): number {
  let at = skipFill(view, 2);
  for (let marker = view.getUint16(at); !isStartOfFrame(marker); marker = view.getUint16(at)) {
    if (marker < 0xffc0 || marker === 0xffda) throw new ImageFault('dicom-corrupt', 'no JPEG frame header');
    at = skipFill(view, at + 2 + view.getUint16(at + 2));
  }
  return at;
}

function skipFill(view: DataView, from: number): number {
  let at = from;
  while (view.getUint16(at) === 0xffff) at += 1;
  return at;
}

/** FFC0–FFCF but DHT (C4), the reserved JPG (C8) and DAC (CC). */
function isStartOfFrame(marker: number): boolean {
  if (marker === 0xfff7) return true;
  return marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;
}
