/** The film as a model gets to see it: decoded as far as the model needs it, presented in 8-bit grey, not yet cropped. */
import { decodeRadiograph, decodeReduced } from '../imaging/decode.ts';
import { DOMAIN_SIDE } from '../imaging/domain/features.ts';
import { present } from '../imaging/present.ts';
import type { Radiograph } from '../imaging/radiograph.ts';
import { type ReducedRadiograph, whole } from '../imaging/reduce.ts';
import type { ModelCard } from './card.ts';
import type { GreyImage } from './preprocess.ts';

export interface Film {
  readonly image: GreyImage;
  /** The size of the film as stored, of which `image` may be a smaller copy. */
  readonly stored: Pick<Radiograph, 'rows' | 'columns'>;
}

/** For a film that has passed the gates before. Rejects with ImageFault. */
export async function filmFor(card: ModelCard, bytes: Uint8Array): Promise<Film> {
  const { radiograph, film } = await decodeFor(card, bytes);
  return { image: greyOf(radiograph), stored: film };
}

/** Whole for a model of small input: the gate of the domain sees more than such a model does. */
export async function decodeFor({ preprocessing }: ModelCard, bytes: Uint8Array): Promise<ReducedRadiograph> {
  const isSmall = Math.min(preprocessing.width, preprocessing.height) < DOMAIN_SIDE;
  return isSmall ? whole(await decodeRadiograph(bytes)) : decodeReduced(bytes, preprocessing);
}

export function greyOf(radiograph: Radiograph): GreyImage {
  const { rows, columns } = radiograph;
  return { pixels: present(radiograph), rows, columns };
}
