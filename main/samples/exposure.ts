import { addScatter, transmit } from './attenuation.ts';
import type { Matter } from './attenuation.ts';
import { detect, enhance, present } from './detector.ts';
import type { Field } from './field.ts';
import type { Random } from './random.ts';

/** From matter to grey in [0, 1], 1 from attenuation `white` on: beam, scatter, counting, presentation processing. */
export function expose(matter: Matter, pitch: number, white: number, random: Random): Field {
  const beam = addScatter(transmit(matter), pitch);
  return present(enhance(detect(beam, random), 12 / pitch, 0.9), white);
}
