/**
 * Window presets for a chest radiograph, keys 0 to 5. Method: percentiles of the grey values inside the central 80 % of
 * the image (the collimator's border would pull them), from a histogram of 4,096 bins over every fourth row and column.
 * The dark half of the presentation is lung, the bright half mediastinum and bone; the cut-offs are a judgement.
 */
import type { DisplayImage, Window } from '../../preload/domain.ts';

export const PRESETS = ['auto', 'file-1', 'file-2', 'lungs', 'mediastinum', 'full'] as const;
export type Preset = (typeof PRESETS)[number];

const FRACTIONS = {
  auto: [0.01, 0.995],
  lungs: [0.02, 0.62],
  mediastinum: [0.38, 0.999],
} as const;
const BINS = 4096;
const STEP = 4;

type Grey = Pick<DisplayImage, 'columns' | 'rows' | 'pixels' | 'range' | 'windows' | 'isInverted'>;

/** The window of a preset, or null where the file has no such window. */
export function presetWindow(image: Grey, preset: Preset): Window | null {
  switch (preset) {
    case 'file-1':
      return image.windows[0] ?? null;
    case 'file-2':
      return image.windows[1] ?? null;
    case 'full':
      return windowOf(image.range.min, image.range.max);
    case 'auto':
    case 'lungs':
    case 'mediastinum': {
      const [dark, bright] = FRACTIONS[preset];
      const ends = image.isInverted ? ([1 - bright, 1 - dark] as const) : ([dark, bright] as const);
      return windowOf(...percentiles(image, ends));
    }
  }
}

/** The file's own first window where it has one: what the modality meant comes before what a histogram suggests. */
export function firstPreset(image: Pick<DisplayImage, 'windows'>): Preset {
  return image.windows.length > 0 ? 'file-1' : 'auto';
}

function windowOf(low: number, high: number): Window {
  return { center: (low + high) / 2, width: Math.max(high - low, Number.EPSILON), curve: 'linear-exact', name: null };
}

function percentiles(image: Grey, [low, high]: readonly [number, number]): [number, number] {
  const counts = histogram(image);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return [valueAt(image, counts, low * total), valueAt(image, counts, high * total)];
}

function histogram({ columns, rows, pixels, range }: Grey): Uint32Array {
  const counts = new Uint32Array(BINS);
  const scale = (BINS - 1) / Math.max(range.max - range.min, Number.EPSILON);
  for (let row = Math.floor(rows * 0.1); row < rows * 0.9; row += STEP) {
    for (let column = Math.floor(columns * 0.1); column < columns * 0.9; column += STEP) {
      const bin = Math.round(((pixels[row * columns + column] ?? range.min) - range.min) * scale);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
  return counts;
}

function valueAt({ range }: Grey, counts: Uint32Array, rank: number): number {
  let seen = 0;
  const bin = counts.findIndex((count) => (seen += count) > rank);
  return range.min + ((bin === -1 ? BINS - 1 : bin) / (BINS - 1)) * (range.max - range.min);
}
