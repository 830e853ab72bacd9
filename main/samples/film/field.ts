/** Maps over the detector: one number per pixel, row by row. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

export function emptyField(columns: number, rows: number): Field {
  return { columns, rows, values: new Float32Array(columns * rows) };
}

export function mapField(field: Field, compute: (value: number, index: number) => number): Field {
  const { columns, rows } = field;
  return { columns, rows, values: field.values.map((value, index) => compute(value, index)) };
}

export function addInto(target: Field, added: Field, factor: number): void {
  added.values.forEach((value, index) => {
    target.values[index] = (target.values[index] ?? 0) + factor * value;
  });
}

/** Enlarges by bilinear interpolation between pixel centres; the border repeats. */
export function enlarge(field: Field, columns: number, rows: number): Field {
  const enlarged = emptyField(columns, rows);
  for (let row = 0; row < rows; row++) {
    const y = ((row + 0.5) * field.rows) / rows - 0.5;
    for (let column = 0; column < columns; column++) {
      const x = ((column + 0.5) * field.columns) / columns - 0.5;
      enlarged.values[row * columns + column] = bilinear(field, x, y);
    }
  }
  return enlarged;
}

/** Averages blocks of `factor` x `factor` pixels. */
export function shrink(field: Field, factor: number): Field {
  const small = emptyField(Math.ceil(field.columns / factor), Math.ceil(field.rows / factor));
  const counts = new Float32Array(small.values.length);
  field.values.forEach((value, index) => {
    const row = Math.floor(Math.floor(index / field.columns) / factor);
    const cell = row * small.columns + Math.floor((index % field.columns) / factor);
    small.values[cell] = (small.values[cell] ?? 0) + value;
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  return mapField(small, (sum, cell) => sum / (counts[cell] ?? 1));
}

function bilinear(field: Field, x: number, y: number): number {
  const left = clampIndex(Math.floor(x), field.columns);
  const right = clampIndex(Math.floor(x) + 1, field.columns);
  const above = clampIndex(Math.floor(y), field.rows) * field.columns;
  const below = clampIndex(Math.floor(y) + 1, field.rows) * field.columns;
  const across = x - Math.floor(x);
  const down = y - Math.floor(y);
  const upper = mix(field.values[above + left], field.values[above + right], across);
  const lower = mix(field.values[below + left], field.values[below + right], across);
  return mix(upper, lower, down);
}

function mix(from = 0, to = 0, share: number): number {
  return from + (to - from) * share;
}

function clampIndex(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}
