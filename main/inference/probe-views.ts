/**
 * A film under conditions that take a shortcut away, as the model's own evaluation makes them (models/training/
 * conditions.py): the centre stands for the lungs, since nothing here outlines them.
 */
import type { ProbeViewName } from '../../preload/explanation.ts';
import { meanGrey } from './mean-grey.ts';
import type { GreyImage } from './preprocess.ts';

/** Share of each side of the film that counts as its centre. */
export const CENTRE = 0.6;
/** Share of each side, at each edge, that counts as the border. */
const BORDER = 0.1;

/** Each makes fresh memory of the film's own size. */
export const PROBE_FILMS: Readonly<Record<ProbeViewName, (film: GreyImage) => GreyImage>> = {
  original: (film) => film,
  'lungs-masked': (film) => filled(film, CENTRE, 'inside', meanGrey(film.pixels)),
  'lungs-only': (film) => filled(film, CENTRE, 'outside', meanGrey(film.pixels)),
  // Black, as the collimator leaves it: side markers and burned-in text lie there.
  'border-masked': (film) => filled(film, 1 - 2 * BORDER, 'outside', 0),
  mirrored: (film) => mirrored(film),
};

/** One grey inside or outside of the centred box that takes `share` of each side. */
function filled(film: GreyImage, share: number, part: 'inside' | 'outside', grey: number): GreyImage {
  const { rows, columns } = film;
  const [top, left] = [margin(rows, share), margin(columns, share)];
  const isInside = part === 'inside';
  const pixels = isInside ? Uint8Array.from(film.pixels) : new Uint8Array(film.pixels.length).fill(grey);
  for (let row = top; row < rows - top; row += 1) {
    const [from, to] = [row * columns + left, (row + 1) * columns - left];
    if (isInside) pixels.fill(grey, from, to);
    else pixels.set(film.pixels.subarray(from, to), from);
  }
  return { pixels, rows, columns };
}

function margin(length: number, share: number): number {
  return Math.round((length * (1 - share)) / 2);
}

function mirrored({ pixels, rows, columns }: GreyImage): GreyImage {
  const turned = Uint8Array.from(pixels);
  for (let row = 0; row < rows; row += 1) turned.subarray(row * columns, (row + 1) * columns).reverse();
  return { pixels: turned, rows, columns };
}
