/** An image no larger than a model needs: as small as it can be while it covers the model's input, nothing cut off. */
import type { Sharp } from 'sharp';
import type { Radiograph } from './radiograph.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What admission and the model need of an image. */
export interface ReducedRadiograph {
  /** The whole film, of any size between the one asked for and its own. */
  readonly radiograph: Radiograph;
  /** The film's own size, which admission weighs. */
  readonly film: Pick<Radiograph, 'rows' | 'columns'>;
}

/** A radiograph in its own size. */
export function whole(radiograph: Radiograph): ReducedRadiograph {
  return { radiograph, film: { rows: radiograph.rows, columns: radiograph.columns } };
}

/**
 * Lanczos 3, nothing cut off. Naming the colour space of the work keeps libvips from decoding JPEG at a half, a quarter
 * or an eighth, which would save a fifth of the decoding of one megapixel: on chest films enlarged with grain it moved
 * probabilities by 0.005 (median of 102 at 1024 pixels) and 0.04 (of 24 at 2240, where three changed their class).
 */
export function reduceToCover(image: Sharp, { width, height }: Size, colourSpace: 'b-w' | 'srgb' = 'b-w'): Sharp {
  return image.pipelineColourspace(colourSpace).resize(width, height, { fit: 'outside', kernel: 'lanczos3' });
}
