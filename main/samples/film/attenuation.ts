import { blur } from './blur.ts';
import { enlarge, mapField, shrink } from './field.ts';
import type { Field } from './field.ts';

/** Linear attenuation per millimetre at about 60 keV (NIST XCOM): water-like tissue, and compact bone above it. */
const TISSUE = 0.0206;
const CORTEX = 0.035;

/** Scattered photons behind an anti-scatter grid, as a share of the blurred primary image. */
const SCATTER = 0.35;
const SCATTER_SIGMA_MM = 22;

/** Millimetres along the beam: tissue as water, bone as compact bone in excess of water. */
export interface Matter {
  readonly tissue: Field;
  readonly bone: Field;
}

/** Beer-Lambert law for one effective energy: the share of photons that passes each pixel's way straight on. */
export function transmit({ tissue, bone }: Matter): Field {
  return mapField(tissue, (water, pixel) =>
    Math.exp(-TISSUE * Math.max(0, water) - CORTEX * (bone.values[pixel] ?? 0)),
  );
}

/** Adds scatter as a smooth veil (convolution model: Seibert, Boone, Med. Phys. 15, 1988), computed on a coarse grid. */
export function addScatter(primary: Field, pitch: number): Field {
  const coarse = 8;
  const capped = mapField(shrink(primary, coarse), (value) => Math.min(value, 0.2));
  const veil = enlarge(blur(capped, SCATTER_SIGMA_MM / pitch / coarse), primary.columns, primary.rows);
  return mapField(primary, (value, pixel) => value + SCATTER * (veil.values[pixel] ?? 0));
}
