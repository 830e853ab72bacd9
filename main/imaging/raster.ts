/** PNG, JPEG, TIFF and WebP -> Radiograph, by sharp (libvips). Values are the stored ones: colour profiles are ignored. */
import sharp, { type Sharp } from 'sharp';
import type { ImageFormat } from '../../preload/domain.ts';
import { deepRgbToGrey, type GreyImage, rgbToGrey } from './grey.ts';
import { MAX_PIXELS, MAX_SIDE } from './limits.ts';
import { EIGHT_BIT_WINDOW } from './present.ts';
import { ImageFault, type Radiograph } from './radiograph.ts';
import { plainHeader, type RasterHeader } from './raster-header.ts';
import { type ReducedRadiograph, reduceToCover, type Size, whole } from './reduce.ts';
import { valueRange } from './value-range.ts';

type RasterFormat = Exclude<ImageFormat, 'dicom'>;

// One image at a time, of bytes nobody vouches for: no memory of earlier images, no idle threads, and no reader of
// other formats (SVG, PDF, …) that a crafted file could reach.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Tiff', 'Webp'].map((name) => `VipsForeignLoad${name}Buffer`),
});

/** Throws only ImageFault. */
export async function decodeRaster(bytes: Uint8Array, format: RasterFormat): Promise<Radiograph> {
  const { radiograph } = await decode(bytes, format, null).catch(asImageFault);
  return radiograph;
}

/** As `decodeRaster`, but no larger than it takes to cover `size`, where the reduction can be part of the decoding. */
export function decodeRasterReduced(bytes: Uint8Array, format: RasterFormat, size: Size): Promise<ReducedRadiograph> {
  return decode(bytes, format, size).catch(asImageFault);
}

/** What the file says of itself, before any pixel. Rejects with what libvips says of a file that it cannot read. */
export function rasterHeader(bytes: Uint8Array): Promise<RasterHeader> {
  return headerOf(openRaster(bytes), bytes);
}

function openRaster(bytes: Uint8Array): Sharp {
  // failOn warning: libjpeg reports lost data as a mere warning and fills the rest with grey.
  // limitInputPixels: assertHeader draws that line, with a code of its own.
  return sharp(bytes, { failOn: 'warning', limitInputPixels: false, ignoreIcc: true, sequentialRead: true });
}

async function headerOf(image: Sharp, bytes: Uint8Array): Promise<RasterHeader> {
  return plainHeader(bytes) ?? image.metadata();
}

function asImageFault(error: unknown): never {
  if (error instanceof ImageFault) throw error;
  throw new ImageFault('image-corrupt', error instanceof Error ? error.message : 'unreadable');
}

async function decode(bytes: Uint8Array, format: RasterFormat, size: Size | null): Promise<ReducedRadiograph> {
  const image = openRaster(bytes);
  const header = await headerOf(image, bytes);
  assertHeader(header);
  if (size === null || !isReducible(header, format)) return whole(await readPixels(image, header, bytes, format));
  const reduced = reduceToCover(image, size, isGrey(header) ? 'b-w' : 'srgb');
  const radiograph = await readPixels(reduced, header, bytes, format);
  return { radiograph, film: { rows: header.height, columns: header.width } };
}

/**
 * Resizing before the conversion to grey gives the same grey values only where there is one channel. JPEG of three is
 * taken along: its chroma is coarse to begin with, so that a smaller copy tells colour as well. Deep values keep their
 * depth until they are presented; a film that EXIF turns is turned first.
 */
function isReducible(header: RasterHeader, format: RasterFormat): boolean {
  const { depth, channels } = header;
  return depth === 'uchar' && isUpright(header) && (isGrey(header) || (channels === 3 && format === 'jpeg'));
}

function isUpright({ orientation = 1 }: RasterHeader): boolean {
  return orientation === 1;
}

async function readPixels(
  image: Sharp,
  header: RasterHeader,
  bytes: Uint8Array,
  format: RasterFormat,
): Promise<Radiograph> {
  const isDeep = header.depth === 'ushort';
  const { data, info } = await rawPixels(image, header, isDeep).toBuffer({ resolveWithObject: true });
  const { values, hasColour } = isDeep ? deepGrey(data, info.channels) : shallowGrey(data, info.channels);
  return {
    format,
    rows: info.height,
    columns: info.width,
    values,
    range: valueRange(values),
    windows: isDeep ? [] : [EIGHT_BIT_WINDOW],
    isInverted: false,
    bitsStored: isDeep ? 16 : 8,
    isLossy: isLossy(bytes, format),
    ...NO_TAGS,
    warnings: hasColour ? ['non-diagnostic-source', 'colour-converted'] : ['non-diagnostic-source'],
  };
}

/** Rasters say nothing reliable about the patient; EXIF is not evidence. */
const NO_TAGS: Pick<Radiograph, 'spacing' | 'orientation' | 'patient' | 'acquisition'> = {
  spacing: null,
  orientation: null,
  patient: { name: null, id: null, birthDate: null, ageYears: null, sex: null },
  acquisition: { date: null, modality: null, bodyPart: null, view: null, description: null, accession: null },
};

function assertHeader({ width, height, pages = 1, depth }: RasterHeader): void {
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    throw new ImageFault('image-too-many-pixels', `${width} x ${height} pixels`);
  }
  if (pages > 1) throw new ImageFault('multi-frame', `${pages} pages`);
  if (depth !== 'uchar' && depth !== 'ushort') throw new ImageFault('object-unsupported', `samples of type ${depth}`);
}

/** Upright by EXIF; transparent parts become black, as around a film on a view box; one channel, or three to be weighed. */
function rawPixels(image: Sharp, header: RasterHeader, isDeep: boolean): Sharp {
  // Asked to turn, libvips keeps a copy of the whole film first, even where there is nothing to turn.
  const upright = isUpright(header) ? image : image.autoOrient();
  const inItsColours = upright.toColourspace(colourSpace(header, isDeep));
  const opaque = header.hasAlpha ? inItsColours.flatten({ background: '#000' }) : inItsColours;
  return opaque.raw({ depth: isDeep ? 'ushort' : 'uchar' });
}

/** Alpha is no colour. */
function isGrey({ channels }: RasterHeader): boolean {
  return channels <= 2;
}

function colourSpace(header: RasterHeader, isDeep: boolean): string {
  if (isGrey(header)) return isDeep ? 'grey16' : 'b-w';
  return isDeep ? 'rgb16' : 'srgb';
}

function shallowGrey(data: Buffer, channels: number): GreyImage {
  const pixels = new Uint8Array(data.buffer, data.byteOffset, data.length);
  return channels === 1 ? { values: pixels, hasColour: false } : rgbToGrey(pixels);
}

function deepGrey(data: Buffer, channels: number): GreyImage<Uint16Array> {
  const pixels = new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
  return channels === 1 ? { values: pixels, hasColour: false } : deepRgbToGrey(pixels);
}

/** WebP is lossy unless its first chunk is VP8L. A JPEG inside a TIFF, which nearly no exporter writes, goes unnoticed. */
function isLossy(bytes: Uint8Array, format: RasterFormat): boolean {
  if (format === 'webp') return Buffer.from(bytes.subarray(12, 16)).toString('latin1') !== 'VP8L';
  return format === 'jpeg';
}
