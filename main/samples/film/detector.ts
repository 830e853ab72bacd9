import { blur } from './blur.ts';
import { mapField } from './field.ts';
import type { Field } from './field.ts';
import { normal } from './random.ts';
import type { Random } from './random.ts';

/** Photons per pixel in the open beam. Behind a patient some hundreds remain, so Poisson is close to normal. */
const PHOTONS = 15_000;

/** Attenuation that is still shown black: air and a little dirt. */
const BLACK = 0.05;

/** Quantum noise with the variance of the count, then the logarithm: 0 in the open beam, more where denser. */
export function detect(beam: Field, random: Random): Field {
  return mapField(beam, (share) => {
    const expected = share * PHOTONS;
    const counted = Math.max(1, expected + Math.sqrt(expected) * normal(random));
    return -Math.log(counted / PHOTONS);
  });
}

/** How strongly the toe and shoulder of the curve are pressed. */
const SHOULDER = 0.35;

/** Grey in [0, 1], 1 from attenuation `white` on, along the S-shaped curve of film that digital systems imitate. */
export function present(image: Field, white: number): Field {
  return mapField(image, (attenuation) => {
    const linear = Math.min(Math.max((attenuation - BLACK) / (white - BLACK), 0), 1) ** 0.75;
    const curved = linear * linear * (3 - 2 * linear);
    return linear + SHOULDER * (curved - linear);
  });
}

/** Blackens an edge of `margin` pixels, as makers do where the collimator kept the beam away. */
export function shutter(image: Field, margin: number): Field {
  const isOpen = (at: number, length: number) => at >= margin && at < length - margin;
  return mapField(image, (grey, pixel) => {
    const row = Math.floor(pixel / image.columns);
    return isOpen(row, image.rows) && isOpen(pixel % image.columns, image.columns) ? grey : 0;
  });
}

/** Lifts detail finer than `sigma` pixels, as every maker's presentation processing does (unsharp masking). */
export function enhance(image: Field, sigma: number, gain: number): Field {
  const smooth = blur(image, sigma);
  return mapField(image, (value, pixel) => value + gain * (value - (smooth.values[pixel] ?? value)));
}
