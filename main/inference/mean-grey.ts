/** The grey that stands for "nothing is here": neither dark as air nor bright as bone, but the image's own mean. */
export function meanGrey(pixels: Uint8Array): number {
  let sum = 0;
  for (const value of pixels) sum += value;
  return Math.floor(sum / pixels.length);
}
