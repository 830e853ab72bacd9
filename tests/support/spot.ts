/** A grey film with one bright square on it: what a heat map of the tiny model has to find again. */
import sharp from 'sharp';
import type { GreyImage } from '../../main/inference/preprocess.ts';

export interface Spot {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** The ground is the mean of ImageNet, which says nothing to the tiny model; the spot speaks for its last class. */
const GROUND = 115;

export function spotFilm(columns: number, rows: number, { left, top, side }: Spot): GreyImage {
  const pixels = new Uint8Array(columns * rows).fill(GROUND);
  for (let row = top; row < top + side; row += 1) pixels.fill(255, row * columns + left, row * columns + left + side);
  return { pixels, rows, columns };
}

export async function spotPng(columns: number, rows: number, spot: Spot): Promise<Buffer> {
  const { pixels } = spotFilm(columns, rows, spot);
  return sharp(pixels, { raw: { width: columns, height: rows, channels: 1 } })
    .png()
    .toBuffer();
}
