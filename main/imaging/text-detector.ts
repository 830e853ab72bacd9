/**
 * Whether a picture seems to carry written text, from its grey values alone. It is asked before a picture may leave, so it
 * fails closed: wires, clips and grids that stand like letters count as text.
 * Method: strokes are what a white or a black top-hat (grey opening or closing with a flat square; Serra 1982) leaves of the
 * picture above a fixed contrast; their connected components (4-neighbours) are kept where size, shape and ink are those of
 * a character, and three of one height side by side on one line make text (the grouping of Chen et al., ICIP 2011). Larger
 * letters are found in copies of half and a quarter of the size.
 */

/** 8-bit grey, row by row. */
export interface GreyPicture {
  readonly pixels: Uint8Array;
  readonly rows: number;
  readonly columns: number;
}

/** Half the side of the square, in pixels: strokes up to twice as wide are found. */
const REACH = 4;
/** Grey levels, of 255, by which burned-in strokes stand out at least. */
const MIN_CONTRAST = 32;
const LEVELS = 3;
/** Larger films are halved until they fit: what is small in them cannot be read in what leaves. */
const MAX_SIDE = 2048;
/** Pixels of one level. */
const [MIN_HEIGHT, MAX_HEIGHT] = [6, 40];
/** Letters in a row; a single L or R is a side marker. */
const MIN_LETTERS = 3;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly ink: number;
}

/** True also for what merely stands like text. Letters of about 8 pixels of height and more, 2,048 pixels a side. */
export function hasText(picture: GreyPicture): boolean {
  let level = picture;
  while (Math.max(level.rows, level.columns) > MAX_SIDE) level = halved(level);
  for (let count = 0; count < LEVELS; count += 1) {
    const { columns, rows } = level;
    if ([1, -1].some((sign) => isWritten(lettersOf(strokesOf(level, sign), columns, rows)))) return true;
    level = halved(level);
  }
  return false;
}

/** 1 where a thin structure is brighter (`sign` 1) or darker (-1) than its surroundings. */
function strokesOf({ pixels, rows, columns }: GreyPicture, sign: number): Uint8Array {
  const source = sign > 0 ? pixels : inverted(pixels);
  const eroded = leastNear(source, columns, rows);
  const opened = inverted(leastNear(inverted(eroded), columns, rows));
  return source.map((value, index) => (value - (opened[index] ?? 0) >= MIN_CONTRAST ? 1 : 0));
}

function inverted(pixels: Uint8Array): Uint8Array {
  return pixels.map((value) => 255 - value);
}

/** The least value of the square around each pixel: along the rows, then along the columns. Returns fresh memory. */
function leastNear(source: Uint8Array, columns: number, rows: number): Uint8Array {
  const across = leastAlong(source, { lines: rows, length: columns, step: 1, stride: columns });
  return leastAlong(across, { lines: columns, length: rows, step: columns, stride: 1 });
}

interface Lines {
  readonly lines: number;
  readonly length: number;
  readonly step: number;
  readonly stride: number;
}

function leastAlong(source: Uint8Array, { lines, length, step, stride }: Lines): Uint8Array {
  const output = new Uint8Array(source.length);
  for (let line = 0; line < lines; line += 1) {
    for (let at = 0; at < length; at += 1) {
      const last = line * stride + Math.min(length - 1, at + REACH) * step;
      let least = 255;
      for (let near = line * stride + Math.max(0, at - REACH) * step; near <= last; near += step) {
        const value = source[near] ?? 0;
        if (value < least) least = value;
      }
      output[line * stride + at * step] = least;
    }
  }
  return output;
}

/** Components that might be characters. Clears `strokes`. */
function lettersOf(strokes: Uint8Array, columns: number, rows: number): readonly Box[] {
  const letters: Box[] = [];
  for (let index = 0; index < strokes.length; index += 1) {
    if (strokes[index] !== 1) continue;
    const box = takeComponent(strokes, columns, rows, index);
    if (isLetter(box)) letters.push(box);
  }
  return letters;
}

function takeComponent(strokes: Uint8Array, columns: number, rows: number, start: number): Box {
  const open = [start];
  strokes[start] = 0;
  let [left, top, right, bottom, ink] = [columns, rows, 0, 0, 0];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const x = index % columns;
    const y = (index - x) / columns;
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    ink += 1;
    const around = [x > 0 && index - 1, x < columns - 1 && index + 1, y > 0 && index - columns, index + columns];
    for (const next of around) {
      if (next === false || strokes[next] !== 1) continue;
      strokes[next] = 0;
      open.push(next);
    }
  }
  return { left, top, right, bottom, ink };
}

/** An I is narrow and full, a W wider than high; a blot is no letter. */
function isLetter(box: Box): boolean {
  const [width, height] = [widthOf(box), heightOf(box)];
  if (height < MIN_HEIGHT || height > MAX_HEIGHT || width > 1.5 * height) return false;
  return box.ink >= 0.15 * width * height;
}

/** Several letters that touch count as one: three of anything on a line are enough. */
function isWritten(letters: readonly Box[]): boolean {
  const ordered = letters.toSorted((a, b) => a.left - b.left);
  const lengths: number[] = [];
  for (const [index, letter] of ordered.entries()) {
    const before = ordered.slice(0, index).map((other, at) => (isNextTo(other, letter) ? (lengths[at] ?? 0) : 0));
    const length = Math.max(0, ...before) + 1;
    if (length >= MIN_LETTERS) return true;
    lengths.push(length);
  }
  return false;
}

function isNextTo(before: Box, after: Box): boolean {
  const [small, large] = [heightOf(before), heightOf(after)].toSorted((a, b) => a - b);
  if (small === undefined || large === undefined || large > 1.35 * small) return false;
  const gap = after.left - before.right;
  return Math.abs(before.bottom - after.bottom) <= 0.2 * large && gap > 0 && gap <= 0.8 * large;
}

function widthOf({ left, right }: Box): number {
  return right - left + 1;
}

function heightOf({ top, bottom }: Box): number {
  return bottom - top + 1;
}

/** Means of two by two; an odd last row or column is left out. */
function halved({ pixels, rows, columns }: GreyPicture): GreyPicture {
  const [height, width] = [rows >> 1, columns >> 1];
  const output = new Uint8Array(height * width);
  for (let index = 0; index < output.length; index += 1) {
    const x = index % width;
    const at = 2 * ((index - x) / width) * columns + 2 * x;
    const below = at + columns;
    const sum = (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[below] ?? 0) + (pixels[below + 1] ?? 0);
    output[index] = Math.round(sum / 4);
  }
  return { pixels: output, rows: height, columns: width };
}
