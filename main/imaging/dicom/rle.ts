/**
 * RLE Lossless (DICOM PS3.5 annex G): one PackBits segment per byte plane, most significant byte first. Written here
 * because a segment must fill its plane exactly, which the decoders at hand do not check.
 */
import { ImageFault } from '../radiograph.ts';
import type { PixelLayout } from './pixel-layout.ts';

const HEADER_BYTES = 64;

/** Segments and fragments are padded to even length, each by one byte. */
const MAX_PADDING = 2;

/** Returns little-endian samples, colour by pixel. */
export function decodeRle(stream: Uint8Array, layout: PixelLayout): Uint8Array {
  const bytesPerSample = layout.bitsAllocated / 8;
  const planes = layout.samples * bytesPerSample;
  const offsets = readOffsets(stream, planes);
  const output = new Uint8Array(layout.rows * layout.columns * planes);
  for (let plane = 0; plane < planes; plane += 1) {
    const sample = Math.floor(plane / bytesPerSample);
    const start = sample * bytesPerSample + (bytesPerSample - 1 - (plane % bytesPerSample));
    const segment = stream.subarray(offsets[plane], offsets[plane + 1]);
    unpack(segment, output, start, planes);
  }
  return output;
}

/** Segment starts, with the stream's end appended. */
function readOffsets(stream: Uint8Array, planes: number): readonly number[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const count = view.getUint32(0, true);
  if (count !== planes) throw new ImageFault('dicom-corrupt', `${count} RLE segments instead of ${planes}`);
  const offsets = [];
  for (let plane = 0; plane < planes; plane += 1) offsets.push(view.getUint32(4 + plane * 4, true));
  offsets.push(stream.length);
  let previous = HEADER_BYTES;
  for (const offset of offsets) {
    if (offset < previous) throw new ImageFault('dicom-corrupt', `RLE offset ${offset}`);
    previous = offset;
  }
  if (offsets[planes - 1] === stream.length) throw new ImageFault('dicom-corrupt', 'empty RLE segment');
  return offsets;
}

/** PackBits into every `step`-th byte of `output` from `start`: 0..127 literal run, 129..255 repeat, 128 nothing. */
function unpack(segment: Uint8Array, output: Uint8Array, start: number, step: number): void {
  let at = 0;
  let to = start;
  while (to < output.length) {
    const control = segment[at] ?? 128;
    if (at >= segment.length) throw new ImageFault('dicom-corrupt', 'RLE segment ends early');
    at += 1;
    if (control === 128) continue;
    const isRepeat = control > 128;
    const length = isRepeat ? 257 - control : control + 1;
    const end = to + length * step;
    const used = isRepeat ? 1 : length;
    if (at + used > segment.length) throw new ImageFault('dicom-corrupt', 'RLE segment ends early');
    if (end - step >= output.length) throw new ImageFault('dicom-corrupt', 'RLE segment overruns');
    if (isRepeat) for (const value = segment[at] ?? 0; to < end; to += step) output[to] = value;
    else for (let from = at; to < end; to += step, from += 1) output[to] = segment[from] ?? 0;
    at += used;
  }
  if (segment.length - at > MAX_PADDING) throw new ImageFault('dicom-corrupt', 'RLE segment holds more than its plane');
}
