/** What is really on the screen, as pixels: for checks that no reading of the page can make. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ScreenPixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of a place. */
  readonly at: (x: number, y: number) => readonly [number, number, number];
}

export async function screenPixels(page: Page, clip: Box): Promise<ScreenPixels> {
  const picture = await page.screenshot({ clip });
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return {
    width,
    height,
    at: (x, y) => {
      const start = (y * width + x) * 3;
      return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0];
    },
  };
}

/** The centre of all places that are meant, in pixels from the upper left corner; NaN where there are none. */
export function centreOf(
  { width, height }: Pick<ScreenPixels, 'width' | 'height'>,
  isMeant: (x: number, y: number) => boolean,
): { readonly x: number; readonly y: number; readonly count: number } {
  let [x, y, count] = [0, 0, 0];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (!isMeant(column, row)) continue;
      x += column + 0.5;
      y += row + 0.5;
      count += 1;
    }
  }
  return { x: x / count, y: y / count, count };
}
