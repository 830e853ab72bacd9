/** Writing burned into a picture, drawn by hand so that it needs no font: upright strokes alone, five by seven cells. */
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  E: ['11111', '10000', '10000', '11110', '10000', '10000', '11111'],
  H: ['10001', '10001', '10001', '11111', '10001', '10001', '10001'],
  L: ['10000', '10000', '10000', '10000', '10000', '10000', '11111'],
  T: ['11111', '00100', '00100', '00100', '00100', '00100', '00100'],
};

interface Writing {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  /** Pixels a cell: letters are seven times as high. */
  readonly cell: number;
  readonly value: number;
}

/** A copy of `pixels` with the text on it. Throws for a letter that it cannot draw. */
export function written<T extends Uint8Array | Uint16Array>(pixels: T, columns: number, writing: Writing): T {
  const { text, left, top, cell, value } = writing;
  // as: slice keeps the kind of the array.
  const output = pixels.slice() as T;
  for (const [index, letter] of Array.from(text).entries()) {
    const shape = LETTERS[letter];
    if (!shape) throw new Error(`no shape for ${letter}`);
    for (let y = 0; y < 7 * cell; y += 1) {
      for (let x = 0; x < 5 * cell; x += 1) {
        if (shape[Math.floor(y / cell)]?.[Math.floor(x / cell)] !== '1') continue;
        output[(top + y) * columns + left + index * 6 * cell + x] = value;
      }
    }
  }
  return output;
}
