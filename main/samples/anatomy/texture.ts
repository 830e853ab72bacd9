import { blur } from '../film/blur.ts';
import { addInto, emptyField, enlarge, mapField } from '../film/field.ts';
import type { Field } from '../film/field.ts';
import { normal } from '../film/random.ts';
import type { Random } from '../film/random.ts';
import type { View } from '../shapes/view.ts';

/** Band-limited noise for vessels and interstitium below what the tree resolves: standard deviation about 0.1. */
export function lungTexture(view: View, random: Random): Field {
  const texture = emptyField(view.size, view.size);
  for (const [millimetres, strength] of [
    [0.8, 0.02],
    [2.5, 0.015],
    [9, 0.07],
  ] as const) {
    addInto(texture, standardNoise(view, millimetres, random), strength);
  }
  return texture;
}

/** White noise after a Gaussian of `sigma` mm, scaled back to standard deviation 1. Computed no finer than the blur needs. */
export function standardNoise({ size, pitch }: View, millimetres: number, random: Random): Field {
  const coarse = Math.max(1, Math.floor(millimetres / pitch / 3));
  const cells = Math.ceil(size / coarse);
  const white = mapField(emptyField(cells, cells), () => normal(random));
  const smooth = enlarge(blur(white, millimetres / pitch / coarse), size, size);
  const power = smooth.values.reduce((sum, value) => sum + value * value, 0) / smooth.values.length;
  return mapField(smooth, (value) => value / Math.sqrt(power));
}
