/**
 * The header of a plain film: an 8-bit grey PNG or JPEG, upright, with nothing inside that says more about its pixels.
 * libvips takes a twentieth of the way to an answer to tell as much, mostly in waiting for a thread. Sources: W3C PNG
 * (Third Edition) 5.3 and 11, ITU-T T.81 B.1 and B.2.
 */
import type { Metadata } from 'sharp';

/** What decoding depends on, in sharp's names. */
export type RasterHeader = Pick<
  Metadata,
  'width' | 'height' | 'channels' | 'depth' | 'hasAlpha' | 'orientation' | 'pages'
>;

/** null: not that plain, or not a PNG or JPEG at all; libvips has to say what it is. Reads no further than the first pixel. */
export function plainHeader(bytes: Uint8Array): RasterHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return pngHeader(view) ?? jpegHeader(view);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function plain(width: number, height: number): RasterHeader {
  return { width, height, channels: 1, depth: 'uchar', hasAlpha: false };
}

const PNG_SIGNATURE = 0x89504e47_0d0a1a0an;
const IHDR = 0x49484452;
const IDAT = 0x49444154;
/** gAMA, cHRM, sRGB, iCCP, sBIT, pHYs, tIME: colour is not managed here, and the rest says nothing about grey values. */
const PNG_SILENT: ReadonlySet<number> = new Set([
  0x67414d41, 0x6348524d, 0x73524742, 0x69434350, 0x73424954, 0x70485973, 0x74494d45,
]);
const EIGHT_BIT_GREY = 0x0800;

function pngHeader(view: DataView): RasterHeader | null {
  if (view.getBigUint64(0) !== PNG_SIGNATURE || view.getUint32(12) !== IHDR) return null;
  if (view.getUint16(24) !== EIGHT_BIT_GREY) return null;
  let chunk = 8 + 12 + view.getUint32(8);
  while (PNG_SILENT.has(view.getUint32(chunk + 4))) chunk += 12 + view.getUint32(chunk);
  return view.getUint32(chunk + 4) === IDAT ? plain(view.getUint32(16), view.getUint32(20)) : null;
}

const START_OF_IMAGE = 0xffd8;
/** Baseline, extended sequential and progressive DCT. */
const STARTS_OF_FRAME: ReadonlySet<number> = new Set([0xffc0, 0xffc1, 0xffc2]);
/** Huffman and quantisation tables, restart interval, JFIF, colour profile, Adobe, comment; EXIF may turn the film. */
const JPEG_SILENT: ReadonlySet<number> = new Set([0xffc4, 0xffdb, 0xffdd, 0xffe0, 0xffe2, 0xffee, 0xfffe]);

function jpegHeader(view: DataView): RasterHeader | null {
  if (view.getUint16(0) !== START_OF_IMAGE) return null;
  let segment = 2;
  while (JPEG_SILENT.has(view.getUint16(segment))) segment += 2 + view.getUint16(segment + 2);
  const isFrame = STARTS_OF_FRAME.has(view.getUint16(segment));
  const isEightBitGrey = view.getUint8(segment + 4) === 8 && view.getUint8(segment + 9) === 1;
  const height = view.getUint16(segment + 5);
  return isFrame && isEightBitGrey && height > 0 ? plain(view.getUint16(segment + 7), height) : null;
}
