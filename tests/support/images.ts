/** Pictures by formula, and what a decoder says about broken ones. */
import sharp from 'sharp';
import { ImageFault } from '../../main/imaging/radiograph.ts';

/** A picture with contrast in both directions whose values fill 0 … `max`. */
export function gradient<T extends Uint8Array | Uint16Array | Int16Array>(
  values: T,
  columns: number,
  max: number,
  min = 0,
): T {
  const rows = values.length / columns;
  for (let index = 0; index < values.length; index += 1) {
    const x = (index % columns) / Math.max(1, columns - 1);
    const y = Math.floor(index / columns) / Math.max(1, rows - 1);
    values[index] = Math.round(min + ((x + y) / 2) * (max - min));
  }
  return values;
}

/** A picture whose mean is about `brightness` (0 to 255), which is all the tiny models look at. */
export function pictureOf(brightness: number): Promise<Buffer> {
  const [columns, rows] = [320, 320];
  const swing = Math.min(brightness, 255 - brightness);
  const pixels = Uint8Array.from({ length: columns * rows }, (_, i) =>
    Math.round(brightness + swing * ((2 * (i % columns)) / (columns - 1) - 1)),
  );
  return sharp(pixels, { raw: { width: columns, height: rows, channels: 1 } })
    .png()
    .toBuffer();
}

/** The code of the fault that `work` ends in; any other outcome is rethrown or named. */
export async function faultOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'no fault';
  } catch (error) {
    if (error instanceof ImageFault) return error.code;
    throw error;
  }
}
