/**
 * Raw samples -> stored values: BitsStored bits below HighBit, sign-extended (DICOM PS3.5 8.1.1). Bits outside may hold
 * overlays or noise. A lossy codec may overshoot the range: there the value is clamped, since masking would wrap it.
 */
import type { PixelLayout } from './pixel-layout.ts';

export type StoredValues = Uint8Array | Uint16Array | Int16Array;

/** May reuse the memory of `frame`, whose bytes are little-endian as every platform of this application is. */
export function storedValues(frame: Uint8Array, layout: PixelLayout, isLossyStream: boolean): StoredValues {
  const samples = viewSamples(frame, layout.bitsAllocated);
  const { bitsStored, highBit, isSigned } = layout;
  if (isSigned) return signExtend(samples, highBit, bitsStored);
  if (bitsStored === layout.bitsAllocated) return samples;
  if (isLossyStream) return clampTo(samples, 2 ** bitsStored - 1);
  return maskBits(samples, highBit + 1 - bitsStored, 2 ** bitsStored - 1);
}

function viewSamples(frame: Uint8Array, bitsAllocated: 8 | 16): Uint8Array | Uint16Array {
  if (bitsAllocated === 8) return frame;
  return new Uint16Array(frame.buffer, frame.byteOffset, frame.length / 2);
}

function signExtend(samples: Uint8Array | Uint16Array, highBit: number, bitsStored: number): Int16Array {
  const values = new Int16Array(samples.length);
  const left = 31 - highBit;
  const right = 32 - bitsStored;
  for (let index = 0; index < values.length; index += 1) values[index] = ((samples[index] ?? 0) << left) >> right;
  return values;
}

function clampTo<T extends Uint8Array | Uint16Array>(samples: T, max: number): T {
  for (let index = 0; index < samples.length; index += 1) {
    if ((samples[index] ?? 0) > max) samples[index] = max;
  }
  return samples;
}

function maskBits<T extends Uint8Array | Uint16Array>(samples: T, shift: number, mask: number): T {
  for (let index = 0; index < samples.length; index += 1) samples[index] = ((samples[index] ?? 0) >> shift) & mask;
  return samples;
}
