/** Colour -> grey: ITU-R BT.601 luma, as DCMTK does; coefficients scaled by 2^16, so that equal channels stay exact. */

export interface GreyImage<T extends Uint8Array | Uint16Array = Uint8Array> {
  readonly values: T;
  /** Whether some pixel is visibly coloured: a grey film stored as RGB is not. */
  readonly hasColour: boolean;
}

/** Widest gap between the channels of a pixel, of 255, that still counts as grey: JPEG chroma rounding stays below. */
const GREY_TOLERANCE = 10;

export function rgbToGrey(pixels: Uint8Array): GreyImage {
  const values = new Uint8Array(pixels.length / 3);
  return { values, hasColour: writeLuma(pixels, values) > GREY_TOLERANCE };
}

export function deepRgbToGrey(pixels: Uint16Array): GreyImage<Uint16Array> {
  const values = new Uint16Array(pixels.length / 3);
  return { values, hasColour: writeLuma(pixels, values) > GREY_TOLERANCE * 257 };
}

/** Y of full-range YCbCr is the luma itself. `pixels`: Y, Cb, Cr for each pixel. */
export function ycbcrToGrey(pixels: Uint8Array): GreyImage {
  const values = new Uint8Array(pixels.length / 3);
  let widest = 0;
  for (let index = 0, at = 0; index < values.length; index += 1, at += 3) {
    values[index] = pixels[at] ?? 0;
    widest = Math.max(widest, chroma(pixels[at + 1] ?? 0, pixels[at + 2] ?? 0));
  }
  return { values, hasColour: widest > GREY_TOLERANCE };
}

/** The uncompressed 4:2:2 layout of DICOM: Y1, Y2, Cb, Cr for each two pixels (PS3.3 C.7.6.3.1.2). */
export function ycbcr422ToGrey(pixels: Uint8Array): GreyImage {
  const values = new Uint8Array(pixels.length / 2);
  let widest = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    values[at / 2] = pixels[at] ?? 0;
    values[at / 2 + 1] = pixels[at + 1] ?? 0;
    widest = Math.max(widest, chroma(pixels[at + 2] ?? 0, pixels[at + 3] ?? 0));
  }
  return { values, hasColour: widest > GREY_TOLERANCE };
}

/** Fills `values`; returns the widest gap between the channels of a pixel. */
function writeLuma(pixels: Uint8Array | Uint16Array, values: Uint8Array | Uint16Array): number {
  let widest = 0;
  for (let index = 0, at = 0; index < values.length; index += 1, at += 3) {
    const red = pixels[at] ?? 0;
    const green = pixels[at + 1] ?? 0;
    const blue = pixels[at + 2] ?? 0;
    values[index] = red;
    if (red === green && green === blue) continue;
    widest = Math.max(widest, Math.max(red, green, blue) - Math.min(red, green, blue));
    values[index] = Math.round((19_595 * red + 38_470 * green + 7471 * blue) / 65_536);
  }
  return widest;
}

function chroma(blue: number, red: number): number {
  return Math.max(Math.abs(blue - 128), Math.abs(red - 128));
}
