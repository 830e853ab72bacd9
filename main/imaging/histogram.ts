/** How often each grey value of an 8-bit image occurs: 256 counts. */
export function greyHistogram(grey: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (let index = 0; index < grey.length; index += 1) {
    const value = grey[index] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}
