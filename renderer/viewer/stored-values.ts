/**
 * The integers the CPU renderer works on. Its look-up table has one entry per grey value, so that real numbers are
 * quantised to 16 bits over their range (error below 1/131,070 of it) and windows are converted both ways.
 */
import type { DisplayImage, Window } from '../../preload/domain.ts';

export interface StoredImage {
  readonly pixels: Uint8Array | Uint16Array | Int16Array;
  readonly min: number;
  readonly max: number;
  readonly slope: number;
  readonly intercept: number;
}

type Shades = Pick<Window, 'center' | 'width'>;

export function storedImage({ pixels, range }: Pick<DisplayImage, 'pixels' | 'range'>): StoredImage {
  if (!(pixels instanceof Float32Array)) return { pixels, min: range.min, max: range.max, slope: 1, intercept: 0 };
  const slope = (range.max - range.min) / 65_535 || 1;
  const quantised = Uint16Array.from(pixels, (value) => Math.round((value - range.min) / slope));
  return { pixels: quantised, min: 0, max: 65_535, slope, intercept: range.min };
}

export function toStored({ slope, intercept }: StoredImage, { center, width }: Shades): Shades {
  return { center: (center - intercept) / slope, width: width / slope };
}

export function fromStored({ slope, intercept }: StoredImage, { center, width }: Shades): Shades {
  return { center: center * slope + intercept, width: width * slope };
}
