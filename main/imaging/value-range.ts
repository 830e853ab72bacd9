/** Smallest and largest value of an image, without the values that stand for "no image here". */
export interface ValueRange {
  readonly min: number;
  readonly max: number;
}

/** `padding`: a range of values to leave out (DICOM Pixel Padding). An image of padding alone keeps its full range. */
export function valueRange(values: ArrayLike<number>, padding: ValueRange | null = null): ValueRange {
  return padding ? rangeBeside(values, padding) : fullRange(values);
}

function fullRange(values: ArrayLike<number>): ValueRange {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : { min: 0, max: 0 };
}

function rangeBeside(values: ArrayLike<number>, padding: ValueRange): ValueRange {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    if (value >= padding.min && value <= padding.max) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : padding;
}
