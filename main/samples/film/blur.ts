import { emptyField } from './field.ts';
import type { Field } from './field.ts';

/**
 * Approximates a Gaussian by three box passes in each direction (W. M. Wells, IEEE PAMI 8, 1986): each box of width w
 * has the variance (w^2 - 1) / 12. The border repeats. `sigma` in pixels; returns a fresh field.
 */
export function blur(field: Field, sigma: number): Field {
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
  let blurred = field;
  for (let pass = 0; pass < 3; pass++) blurred = boxTransposed(boxTransposed(blurred, radius), radius);
  return blurred;
}

/** Averages along the rows and writes the transpose, so that two calls average along both directions. */
function boxTransposed(field: Field, radius: number): Field {
  const { columns, rows } = field;
  const averaged = emptyField(rows, columns);
  for (let row = 0; row < rows; row++) {
    const line = field.values.subarray(row * columns, (row + 1) * columns);
    let sum = 0;
    for (let offset = -radius; offset <= radius; offset++) sum += at(line, offset);
    for (let column = 0; column < columns; column++) {
      averaged.values[column * rows + row] = sum / (2 * radius + 1);
      sum += at(line, column + radius + 1) - at(line, column - radius);
    }
  }
  return averaged;
}

function at(line: Float32Array, index: number): number {
  return line[Math.min(Math.max(index, 0), line.length - 1)] ?? 0;
}
