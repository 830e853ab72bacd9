import type { Field } from '../film/field.ts';
import type { Profile } from './tube.ts';
import { toDetector } from './view.ts';
import type { Point, View } from './view.ts';

/** One station of a tube: its centre, its radius, and how much longer the beam's way is than straight across. Millimetres. */
export interface Station extends Point {
  readonly radius: number;
  readonly obliquity: number;
}

/** The pixels around one tube: how far off the axis each lies (0 axis, 1 surface) and what the beam meets there. */
interface Patch {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly offsets: Float32Array;
  readonly thickness: Float32Array;
}

/**
 * Adds a tube along `stations` to `target`. Where segments of one tube overlap, the one with the nearest axis counts, so
 * a bend has no bright knuckle; different tubes add up, as in projection.
 */
export function drawTube(target: Field, view: View, stations: readonly Station[], profile: Profile): void {
  const onDetector = stations.map((station) => ({ ...station, ...toDetector(view, station) }));
  const patch = patchAround(onDetector, view.pitch, target);
  for (let index = 1; index < onDetector.length; index++) {
    const from = onDetector[index - 1];
    const to = onDetector[index];
    if (!from || !to) continue;
    const lowest = profile.ends === 'flat' && index === 1 ? 0 : -Infinity;
    const highest = profile.ends === 'flat' && index === onDetector.length - 1 ? 1 : Infinity;
    coverSegment(patch, { from, to, lowest, highest }, view.pitch, profile);
  }
  addPatch(target, patch);
}

function patchAround(stations: readonly Station[], pitch: number, { columns, rows }: Field): Patch {
  const reach = Math.max(...stations.map(({ radius }) => radius)) / pitch + 1;
  const [left, right] = pixelRange(
    stations.map(({ x }) => x),
    reach,
    columns,
  );
  const [top, bottom] = pixelRange(
    stations.map(({ y }) => y),
    reach,
    rows,
  );
  const size = { columns: Math.max(0, right - left + 1), rows: Math.max(0, bottom - top + 1) };
  const pixels = size.columns * size.rows;
  return { left, top, ...size, offsets: new Float32Array(pixels).fill(1), thickness: new Float32Array(pixels) };
}

/** A piece of a tube on the detector; pixels whose share of the way lies outside [lowest, highest] are cut off. */
interface Segment {
  readonly from: Station;
  readonly to: Station;
  readonly lowest: number;
  readonly highest: number;
}

function coverSegment(patch: Patch, { from, to, lowest, highest }: Segment, pitch: number, profile: Profile): void {
  const reach = Math.max(from.radius, to.radius) / pitch + 1;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squared = dx * dx + dy * dy || 1;
  const [top, bottom] = pixelRange([from.y - patch.top, to.y - patch.top], reach, patch.rows);
  const [left, right] = pixelRange([from.x - patch.left, to.x - patch.left], reach, patch.columns);
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const x = column + patch.left - from.x;
      const y = row + patch.top - from.y;
      const share = (x * dx + y * dy) / squared;
      if (share < lowest || share > highest) continue;
      const t = Math.min(Math.max(share, 0), 1);
      const distance = Math.hypot(x - t * dx, y - t * dy) * pitch;
      const radius = from.radius + t * (to.radius - from.radius);
      const pixel = row * patch.columns + column;
      if (distance >= radius * (patch.offsets[pixel] ?? 0)) continue;
      patch.offsets[pixel] = distance / radius;
      const obliquity = from.obliquity + t * (to.obliquity - from.obliquity);
      patch.thickness[pixel] = profile.thickness(distance, radius) * obliquity;
    }
  }
}

function addPatch(target: Field, patch: Patch): void {
  patch.thickness.forEach((thickness, index) => {
    const row = patch.top + Math.floor(index / patch.columns);
    const pixel = row * target.columns + patch.left + (index % patch.columns);
    target.values[pixel] = (target.values[pixel] ?? 0) + thickness;
  });
}

function pixelRange(positions: readonly number[], reach: number, length: number): [first: number, last: number] {
  const first = Math.max(0, Math.floor(Math.min(...positions) - reach));
  return [first, Math.min(length - 1, Math.ceil(Math.max(...positions) + reach))];
}
