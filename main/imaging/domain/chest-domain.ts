/** How far an image is from the frontal chest films the domain was learned from: the gate before every chest model. */
import learned from '../../../models/chest-domain/1.0.0/domain.json';
import type { DomainFeatures } from './features.ts';
import { domainFeatures, THUMBNAIL_LENGTH } from './features.ts';

export interface DomainVerdict {
  /** Mahalanobis distance within the principal components plus the residual outside them; compare with the threshold. */
  readonly distance: number;
  /** Pearson correlation of the edges with those of the mean chest, -1 to 1; flat textures are near, but not alike. */
  readonly likeness: number;
  readonly isChest: boolean;
  /** The inverted image would fit better: the film is probably shown as a negative. */
  readonly isInverted: boolean;
}

const MEAN = floats(learned.mean);
const AXES = floats(learned.axes);
const VARIANCE = floats(learned.variance);
const MEAN_GRADIENTS = MEAN.subarray(THUMBNAIL_LENGTH);

/** `grey`: 224 x 224 values, 0 = black, as given to the model before any standardisation. */
export function judgeChestDomain(grey: Uint8Array): DomainVerdict {
  const features = domainFeatures(grey);
  const upright = distanceOf(features, 1);
  const inverted = distanceOf(features, -1);
  const distance = Math.min(upright, inverted);
  const likeness = correlation(features.gradients, MEAN_GRADIENTS);
  const isChest = distance <= learned.threshold && likeness >= learned.likeness;
  return { distance, likeness, isChest, isInverted: inverted < upright };
}

function distanceOf({ thumbnail, gradients }: DomainFeatures, sign: 1 | -1): number {
  const { weights, components, residual } = learned;
  const offset = new Float64Array(MEAN.length);
  for (let i = 0; i < offset.length; i += 1) {
    const isThumbnail = i < thumbnail.length;
    const value = isThumbnail
      ? sign * weights.thumbnail * (thumbnail[i] ?? 0)
      : weights.gradient * (gradients[i - thumbnail.length] ?? 0);
    offset[i] = value - (MEAN[i] ?? 0);
  }
  let [inside, explained] = [0, 0];
  for (let axis = 0; axis < components; axis += 1) {
    const coordinate = project(offset, axis);
    inside += coordinate ** 2 / (VARIANCE[axis] ?? 1);
    explained += coordinate ** 2;
  }
  const total = offset.reduce((sum, value) => sum + value ** 2, 0);
  return inside / components + (weights.residual * (total - explained)) / residual;
}

/** In four sums side by side: a single one waits for itself at every step. The length is a multiple of four. */
function project(offset: Float64Array, axis: number): number {
  const start = axis * offset.length;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < offset.length; i += 4) {
    const at = start + i;
    a += (AXES[at] ?? 0) * (offset[i] ?? 0);
    b += (AXES[at + 1] ?? 0) * (offset[i + 1] ?? 0);
    c += (AXES[at + 2] ?? 0) * (offset[i + 2] ?? 0);
    d += (AXES[at + 3] ?? 0) * (offset[i + 3] ?? 0);
  }
  return a + b + c + d;
}

/** Pearson's r of two lists of one length; 0 where one of them does not vary. */
function correlation(a: Float64Array, b: Float32Array): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, squareA, squareB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const x = (a[i] ?? 0) - meanA;
    const y = (b[i] ?? 0) - meanB;
    both += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return squareA === 0 ? 0 : both / Math.sqrt(squareA * squareB);
}

function mean(values: Iterable<number> & ArrayLike<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Little-endian float32, base64: 25,000 numbers as text would be half a megabyte. */
function floats(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
