/** A chest radiograph made by physics instead of a patient. */
import { expose } from '../film/exposure.ts';
import { addInto, emptyField, enlarge, mapField } from '../film/field.ts';
import type { Field } from '../film/field.ts';
import { seededRandom } from '../film/random.ts';
import type { Random } from '../film/random.ts';
import { toPatient } from '../shapes/view.ts';
import type { View } from '../shapes/view.ts';
import { consolidate } from './opacity.ts';
import type { Opacity } from './opacity.ts';
import { drawSkeleton } from './skeleton.ts';
import { drawSpine } from './spine.ts';
import { lungTexture, standardNoise } from './texture.ts';
import { softTissue } from './thorax.ts';
import type { Build } from './thorax.ts';
import { drawAirways, drawVessels } from './vessels.ts';

export interface Chest {
  readonly seed: number;
  readonly view: View;
  readonly build: Build;
  readonly opacity: Opacity | null;
  /** Width of the edge that the beam was kept from, shown black. Millimetres. */
  readonly collimation: number;
}

/** Lung at full inspiration weighs about a quarter of water, consolidated lung nearly as much as water. */
const LUNG_DENSITY = 0.27;
const FLUID_DENSITY = 0.95;

/** Attenuation of the abdomen after processing, the densest large area of a chest radiograph. */
const ABDOMEN = 4.6;

/** Grey values for presentation in [0, 1], 1 where the body is densest. */
export function renderChest(chest: Chest): Field {
  const random = seededRandom(chest.seed);
  const tissue = waterEquivalent(chest, random);
  const bone = emptyField(chest.view.size, chest.view.size);
  drawSkeleton(bone, chest.view);
  drawSpine(bone, chest.view);
  return expose({ tissue, bone }, { pitch: chest.view.pitch, collimation: chest.collimation, white: ABDOMEN }, random);
}

/** Millimetres of water along the beam. */
function waterEquivalent({ view, build, opacity }: Chest, random: Random): Field {
  const { body, lung } = organs(view, build);
  const fat = standardNoise(view, 11, random);
  const tissue = mapField(body, (depth, pixel) => depth * (1 + 0.02 * (fat.values[pixel] ?? 0)));
  addInto(tissue, airInLungs(view, lung, opacity, random), -1);
  const airways = emptyField(view.size, view.size);
  drawAirways(airways, view);
  addInto(tissue, airways, -1);
  return tissue;
}

/** Organs are smooth, so their chords are computed on every second pixel. */
function organs(view: View, build: Build): { body: Field; lung: Field } {
  const half = { ...view, size: view.size / 2, pitch: view.pitch * 2 };
  const body = emptyField(half.size, half.size);
  const lung = emptyField(half.size, half.size);
  body.values.forEach((_, pixel) => {
    const chords = softTissue(toPatient(half, pixel % half.size, Math.floor(pixel / half.size)), build);
    body.values[pixel] = chords.body;
    lung.values[pixel] = chords.lung;
  });
  return { body: enlarge(body, view.size, view.size), lung: enlarge(lung, view.size, view.size) };
}

/** Millimetres of water that the lungs lack against solid tissue. Thin lung behind the diaphragm holds few vessels. */
function airInLungs(view: View, lung: Field, opacity: Opacity | null, random: Random): Field {
  const blood = emptyField(view.size, view.size);
  drawVessels(blood, view, random);
  const texture = lungTexture(view, random);
  const filled = opacity ? consolidate(view, opacity, random) : emptyField(view.size, view.size);
  return mapField(lung, (depth, pixel) => {
    const vessel = Math.min(blood.values[pixel] ?? 0, depth * 0.5) * Math.min(1, depth / 110);
    const aerated = LUNG_DENSITY * (1 + (texture.values[pixel] ?? 0));
    const density = aerated + (FLUID_DENSITY - aerated) * (filled.values[pixel] ?? 0);
    return (depth - vessel) * (1 - density);
  });
}
