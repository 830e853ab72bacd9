/**
 * Histogram equalisation of an 8-bit image: lut[v] = round(255 (cdf(v) - cdf_min) / (n - cdf_min)), halves up.
 * An image of a single value comes back unchanged. Source: Gonzalez & Woods, Digital Image Processing, 3.3.1.
 */
import { greyHistogram } from './histogram.ts';

export function equaliseHistogram(grey: Uint8Array): Uint8Array {
  const table = equalisingTable(grey);
  return grey.map((value) => table[value] ?? 0);
}

/** What each of the 256 grey values becomes, for whoever goes over the pixels anyway. */
export function equalisingTable(grey: Uint8Array): Uint8Array {
  const cdf = cumulativeHistogram(grey);
  const first = cdf.find((count) => count > 0) ?? 0;
  const span = grey.length - first;
  if (span === 0) return Uint8Array.from({ length: 256 }, (_, value) => value);
  const table = new Uint8Array(256);
  for (let value = 0; value < 256; value += 1) {
    table[value] = Math.floor((255 * Math.max(0, (cdf[value] ?? 0) - first)) / span + 0.5);
  }
  return table;
}

function cumulativeHistogram(grey: Uint8Array): Uint32Array {
  const counts = greyHistogram(grey);
  for (let value = 1; value < 256; value += 1) counts[value] = (counts[value] ?? 0) + (counts[value - 1] ?? 0);
  return counts;
}
