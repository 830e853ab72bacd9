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
