import { addScatter, transmit } from './attenuation.ts';
import type { Matter } from './attenuation.ts';
import { detect, enhance, present, shutter } from './detector.ts';
import type { Field } from './field.ts';
import type { Random } from './random.ts';

/** `pitch`: millimetres per pixel; `collimation`: width of the shuttered edge in millimetres; `white`: attenuation shown white. */
export interface Exposure {
  readonly pitch: number;
  readonly collimation: number;
  readonly white: number;
}

const DETAIL_MM = 12;
const DETAIL_GAIN = 0.3;

/** From matter to grey in [0, 1]: beam, scatter, counting, presentation processing, shutter. */
export function expose(matter: Matter, { pitch, collimation, white }: Exposure, random: Random): Field {
  const beam = addScatter(transmit(matter), pitch);
  const grey = present(enhance(detect(beam, random), DETAIL_MM / pitch, DETAIL_GAIN), white);
  return shutter(grey, collimation / pitch);
}
