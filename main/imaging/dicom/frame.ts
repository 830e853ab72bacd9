/** PixelData -> the raw samples of the one frame: rows x columns x samples, little-endian, colour by pixel. */
import type { DataSet, Element } from 'dicom-parser';
import { ImageFault } from '../radiograph.ts';
import { decodeStream } from './codec.ts';
import { assertCodestream } from './codestream.ts';
import type { DicomObject } from './parse.ts';
import type { PixelLayout } from './pixel-layout.ts';
import { decodeRle } from './rle.ts';

/** Bytes a native frame may carry beyond its pixels. One column too few would leave more than this in any image admitted. */
const MAX_NATIVE_PADDING = 128;

export async function readFrame(object: DicomObject, layout: PixelLayout): Promise<Uint8Array> {
  const element = object.dataSet.elements['x7fe00010'];
  if (element === undefined) throw new ImageFault('no-pixels', 'no PixelData');
  const { encoding } = object.syntax;
  const isEncapsulated = element.encapsulatedPixelData === true;
  if (isEncapsulated !== (encoding !== 'native')) {
    throw new ImageFault('dicom-corrupt', `pixel data does not fit the ${encoding} syntax`);
  }
  if (encoding === 'native') return readNative(object, element, layout);
  const stream = joinFragments(object.dataSet, element);
  const frame = encoding === 'rle' ? decodeRle(stream, layout) : await decodeChecked(stream, encoding, layout);
  assertLength(frame.length, layout);
  return frame;
}

/** These two codecs leave colour by plane or by line, depending on the stream; such radiographs have not been met. */
async function decodeChecked(
  stream: Uint8Array,
  encoding: Parameters<typeof decodeStream>[1],
  layout: PixelLayout,
): Promise<Uint8Array> {
  if (layout.samples === 3 && (encoding === 'jpeg-ls' || encoding === 'htj2k')) {
    throw new ImageFault('object-unsupported', `colour in ${encoding}`);
  }
  assertCodestream(stream, encoding, layout);
  return decodeStream(stream, encoding, layout);
}

/** Copies, so that the result is aligned and does not keep the file in memory. */
function readNative(object: DicomObject, element: Element, layout: PixelLayout): Uint8Array {
  const length = expectedLength(layout, layout.photometric === 'YBR_FULL_422' ? 2 : layout.samples);
  const present = Math.min(element.length, object.dataSet.byteArray.length - element.dataOffset);
  if (present < length || present > length + MAX_NATIVE_PADDING) {
    throw new ImageFault('dicom-corrupt', `${present} bytes of pixel data instead of ${length}`);
  }
  const frame = new Uint8Array(length);
  frame.set(object.dataSet.byteArray.subarray(element.dataOffset, element.dataOffset + length));
  if (object.syntax.isBigEndian) swapWords(frame, element, layout);
  return layout.isPlanar && layout.samples === 3 ? interleave(frame) : frame;
}

/** Big-endian words hold two 8-bit pixels in reverse where the VR is OW (PS3.5 8.1.1). */
function swapWords(frame: Uint8Array, element: Element, layout: PixelLayout): void {
  const isWords = layout.bitsAllocated === 16 || element.vr === 'OW';
  if (isWords && frame.length % 2 === 0) Buffer.from(frame.buffer).swap16();
}

function interleave(planes: Uint8Array): Uint8Array {
  const size = planes.length / 3;
  const pixels = new Uint8Array(planes.length);
  for (let plane = 0; plane < 3; plane += 1) {
    for (let index = 0; index < size; index += 1) pixels[index * 3 + plane] = planes[plane * size + index] ?? 0;
  }
  return pixels;
}

/** All fragments belong to the one frame. The offset table is not needed, but a table of several frames is a lie. */
function joinFragments(dataSet: DataSet, element: Element): Uint8Array {
  const fragments = element.fragments ?? [];
  const frames = element.basicOffsetTable ?? [];
  if (fragments.length === 0 || frames.length > 1 || (frames[0] ?? 0) !== 0) {
    throw new ImageFault('dicom-corrupt', `${fragments.length} fragments, ${frames.length} offsets`);
  }
  const parts = fragments.map(({ position, length }) => {
    if (position + length > dataSet.byteArray.length) throw new ImageFault('dicom-corrupt', 'fragment beyond the file');
    return dataSet.byteArray.subarray(position, position + length);
  });
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 ? only : Buffer.concat(parts);
}

function expectedLength(layout: PixelLayout, samples: number): number {
  return layout.rows * layout.columns * samples * (layout.bitsAllocated / 8);
}

function assertLength(length: number, layout: PixelLayout): void {
  const expected = expectedLength(layout, layout.samples);
  if (length !== expected) throw new ImageFault('dicom-corrupt', `${length} bytes decoded instead of ${expected}`);
}
