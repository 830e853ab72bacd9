/** The pixels of an image for the screen, from the same decoder that feeds the model. */
import type { DisplayImage } from '../../preload/domain.ts';
import { decodeRadiograph } from '../imaging/decode.ts';

/** Rejects with ImageFault when the file cannot be read. */
export async function displayImage(bytes: Uint8Array): Promise<DisplayImage> {
  const radiograph = await decodeRadiograph(bytes);
  const { rows, columns, values, range, windows, isInverted, isLossy, bitsStored, spacing, orientation } = radiograph;
  return { rows, columns, pixels: values, range, windows, isInverted, isLossy, bitsStored, spacing, orientation };
}
