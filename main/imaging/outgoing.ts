/**
 * The picture as it may leave the clinic: the display's own decode and presentation in 8-bit grey, a tenth cut off every
 * border (names and side markers stand there), made small, and written as a PNG that holds pixels and nothing else.
 */
import sharp, { type Sharp } from 'sharp';
import { decodeRadiograph } from './decode.ts';
import { present } from './present.ts';
import type { GreyPicture } from './text-detector.ts';
import { hasText } from './text-detector.ts';

/** Of each side. */
const BORDER_SHARE = 0.1;
/** Pixels of the longest side at most; main/routing/cloud/worst-case.ts reckons with it. */
const MAX_SIDE = 1024;

export type OutgoingPicture =
  | { readonly hold: null; readonly png: Uint8Array; readonly width: number; readonly height: number }
  | { readonly hold: 'text-in-image' };

/** Text is looked for at full size and in the very picture that would leave. Rejects with ImageFault. */
export async function outgoingPicture(bytes: Uint8Array): Promise<OutgoingPicture> {
  const radiograph = await decodeRadiograph(bytes);
  const middle = withoutBorder({ ...radiograph, pixels: present(radiograph) });
  const small = await reduced(middle);
  if (hasText(middle) || hasText(small)) return { hold: 'text-in-image' };
  const png = await sharpOf(small).png({ compressionLevel: 9 }).toBuffer();
  return { hold: null, png: new Uint8Array(png), width: small.columns, height: small.rows };
}

function withoutBorder({ pixels, rows, columns }: GreyPicture): GreyPicture {
  const [above, before] = [Math.ceil(rows * BORDER_SHARE), Math.ceil(columns * BORDER_SHARE)];
  const [height, width] = [rows - 2 * above, columns - 2 * before];
  const middle = new Uint8Array(height * width);
  for (let row = 0; row < height; row += 1) {
    const start = (row + above) * columns + before;
    middle.set(pixels.subarray(start, start + width), row * width);
  }
  return { pixels: middle, rows: height, columns: width };
}

async function reduced(picture: GreyPicture): Promise<GreyPicture> {
  if (Math.max(picture.rows, picture.columns) <= MAX_SIDE) return picture;
  const image = sharpOf(picture).resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', kernel: 'lanczos3' });
  const { data, info } = await image.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8Array(data), rows: info.height, columns: info.width };
}

function sharpOf({ pixels, rows, columns }: GreyPicture): Sharp {
  return sharp(pixels, { raw: { width: columns, height: rows, channels: 1 } }).toColourspace('b-w');
}
