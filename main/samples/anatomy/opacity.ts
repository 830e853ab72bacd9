import { emptyField } from '../film/field.ts';
import type { Field } from '../film/field.ts';
import type { Random } from '../film/random.ts';
import { toPatient } from '../shapes/view.ts';
import type { Point, View } from '../shapes/view.ts';
import { standardNoise } from './texture.ts';

/** A consolidation: airspace filled with fluid around a place in the frontal plane. Millimetres; `share` of the depth. */
export interface Opacity extends Point {
  readonly across: number;
  readonly down: number;
  readonly share: number;
}

/** For each pixel the share of the lung's air that is replaced by fluid: patchy at the edge, dense at heart. */
export function consolidate(view: View, { x, y, across, down, share }: Opacity, random: Random): Field {
  const filled = emptyField(view.size, view.size);
  const patches = standardNoise(view, 7, random);
  filled.values.forEach((_, pixel) => {
    const place = toPatient(view, pixel % view.size, Math.floor(pixel / view.size));
    const distance = Math.hypot((place.x - x) / across, (place.y - y) / down);
    const depth = Math.min(Math.max(1.1 - distance + 0.13 * (patches.values[pixel] ?? 0), 0), 1);
    filled.values[pixel] = share * depth * depth * (3 - 2 * depth);
  });
  return filled;
}
