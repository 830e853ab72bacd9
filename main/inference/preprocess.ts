/** From the 8-bit grey image as displayed to the tensor that the model card asks for. */
import sharp from 'sharp';
import type { Preprocessing } from './card.ts';

/** One grey channel, row by row, 0 = black. */
export interface GreyImage {
  readonly pixels: Uint8Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Resize (cover, centre, Lanczos 3) -> standardise -> replicate to three channels -> (v / scale - mean) / std.
 * Returns float32 [1, 3, height, width], channels first, as the original system's server did for RGB.
 */
export async function preprocess(image: GreyImage, wanted: Preprocessing): Promise<Float32Array> {
  const resized = await resizeToCover(image, wanted);
  const grey = wanted.standardise === 'histogram-equalise' ? equaliseHistogram(resized) : resized;
  return toTensor(grey, wanted);
}

/**
 * Histogram equalisation of an 8-bit image: lut[v] = round(255 (cdf(v) - cdf_min) / (n - cdf_min)), halves up.
 * An image of a single value comes back unchanged. Source: Gonzalez & Woods, Digital Image Processing, 3.3.1.
 */
export function equaliseHistogram(grey: Uint8Array): Uint8Array {
  const cdf = cumulativeHistogram(grey);
  const first = cdf.find((count) => count > 0) ?? 0;
  const span = grey.length - first;
  if (span === 0) return grey;
  const lut = Uint8Array.from(cdf, (count) => Math.floor((255 * Math.max(0, count - first)) / span + 0.5));
  return grey.map((value) => lut[value] ?? 0);
}

function cumulativeHistogram(grey: Uint8Array): Float64Array {
  const counts = new Float64Array(256);
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1;
  for (let value = 1; value < 256; value += 1) counts[value] = (counts[value] ?? 0) + (counts[value - 1] ?? 0);
  return counts;
}

async function resizeToCover(image: GreyImage, wanted: Preprocessing): Promise<Uint8Array> {
  const raw = { width: image.columns, height: image.rows, channels: 1 } as const;
  const { data, info } = await sharp(image.pixels, { raw, limitInputPixels: false })
    .resize(wanted.width, wanted.height, { fit: wanted.fit, position: 'centre', kernel: wanted.kernel })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 1) throw new Error(`resize gave ${info.channels} channels instead of 1`);
  return data;
}

function toTensor(grey: Uint8Array, wanted: Preprocessing): Float32Array {
  const plane = grey.length;
  const tensor = new Float32Array(3 * plane);
  for (const channel of [0, 1, 2] as const) {
    const lut = normalisation(wanted.scale, wanted.mean[channel], wanted.std[channel]);
    const offset = channel * plane;
    for (let i = 0; i < plane; i += 1) tensor[offset + i] = lut[grey[i] ?? 0] ?? 0;
  }
  return tensor;
}

/** All 256 possible values of (v / scale - mean) / std: the arithmetic is done once per value, not per pixel. */
function normalisation(scale: number, mean: number, std: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => (value / scale - mean) / std);
}
