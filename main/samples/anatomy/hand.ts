/** A left hand laid flat on the detector, palm down: the sample that is not a chest. */
import { expose } from '../film/exposure.ts';
import { emptyField } from '../film/field.ts';
import type { Field } from '../film/field.ts';
import { seededRandom } from '../film/random.ts';
import { drawTube } from '../shapes/stroke.ts';
import type { Station } from '../shapes/stroke.ts';
import { shellTube } from '../shapes/tube.ts';
import type { Profile } from '../shapes/tube.ts';
import type { Point, View } from '../shapes/view.ts';

/** Bones of a ray from metacarpal base to finger tip: start, direction (radians, 0 upwards), lengths, half-width at the middle. */
interface Ray {
  readonly x: number;
  readonly y: number;
  readonly direction: number;
  readonly lengths: readonly number[];
  readonly radius: number;
}

const RAYS: readonly Ray[] = [
  { x: 26, y: 192, direction: 0.72, lengths: [44, 32, 24], radius: 5.2 },
  { x: 14, y: 176, direction: 0.2, lengths: [64, 40, 24, 18], radius: 4.6 },
  { x: 3, y: 174, direction: 0.04, lengths: [62, 44, 29, 19], radius: 4.6 },
  { x: -8, y: 176, direction: -0.12, lengths: [56, 41, 27, 19], radius: 4.2 },
  { x: -18, y: 180, direction: -0.3, lengths: [52, 32, 19, 17], radius: 3.9 },
];
const CARPALS = [
  [17, 186, 7],
  [5, 184, 7],
  [-6, 185, 7.5],
  [-16, 189, 6.5],
  [15, 200, 7.5],
  [2, 202, 7.5],
  [-11, 201, 6.5],
] as const;
const RADIUS = straight([
  [9, 214, 4],
  [9.5, 215.5, 9],
  [10, 219, 12.5],
  [11, 229, 10],
  [12, 250, 7.5],
  [12, 310, 7],
]);
const ULNA = straight([
  [-13, 216, 3],
  [-13, 217.5, 6],
  [-13, 221, 7.5],
  [-13, 231, 6],
  [-13, 310, 5.6],
]);
const PALM = straight([
  [0, 138, 37],
  [1, 155, 38],
  [2, 185, 35],
  [0, 215, 27],
  [0, 235, 28],
  [0, 310, 36],
]);

/** Attenuation of the wrist, the densest part. */
const WRIST = 1.7;

export function renderHand(seed: number, view: View): Field {
  const tissue = emptyField(view.size, view.size);
  const bone = emptyField(view.size, view.size);
  for (const stations of [PALM, ...RAYS.map(finger)]) coverWithFlesh(tissue, view, stations);
  for (const ray of RAYS) drawRay(bone, view, ray);
  for (const [x, y, radius] of CARPALS) drawTube(bone, view, knob(x, y, radius), shellTube(1, 0.3));
  for (const forearm of [RADIUS, ULNA]) drawTube(bone, view, forearm, shellTube(1.8, 0.2));
  return expose({ tissue, bone }, { pitch: view.pitch, collimation: 0, white: WRIST }, seededRandom(seed));
}

/** Flesh of neighbouring tubes merges: the thickest counts. Fingers are about as thick as wide, the palm is flat. */
function coverWithFlesh(tissue: Field, view: View, stations: readonly Station[]): void {
  const part = emptyField(tissue.columns, tissue.rows);
  drawTube(part, view, stations, FLESH);
  part.values.forEach((thickness, pixel) => {
    tissue.values[pixel] = Math.max(tissue.values[pixel] ?? 0, thickness);
  });
}

const FLESH: Profile = {
  ends: 'round',
  thickness: (distance, radius) => Math.min(26, 1.8 * radius) * Math.sqrt(Math.max(0, 1 - (distance / radius) ** 4)),
};

function finger({ x, y, direction, lengths }: Ray): Station[] {
  const reach = lengths.reduce((sum, length) => sum + length + 1.6, 3);
  const isThumb = lengths.length === 3;
  return [
    [0, isThumb ? 17 : 12],
    [0.3, isThumb ? 15 : 12],
    [0.6, 9.5],
    [1, 7],
  ].map(([share = 0, radius = 0]) => station(ahead(x, y, direction, share * reach), radius));
}

function ahead(x: number, y: number, direction: number, length: number): Point {
  return { x: x + Math.sin(direction) * length, y: y - Math.cos(direction) * length };
}

function station({ x, y }: Point, radius: number): Station {
  return { x, y, radius, obliquity: 1 };
}

function drawRay(bone: Field, view: View, { x, y, direction, lengths, radius }: Ray): void {
  let walked = 0;
  lengths.forEach((length, index) => {
    const shape = LONG_BONE.map(([share, width]) =>
      station(ahead(x, y, direction, walked + length * share), radius * (1 - 0.14 * index) * width),
    );
    drawTube(bone, view, shape, shellTube(1.5, 0.18));
    walked += length + 1.6;
  });
}

/** Wide base, narrow shaft, rounded head: [share of the length, width]. */
const LONG_BONE = [
  [0, 0.9],
  [0.03, 1.3],
  [0.2, 1],
  [0.5, 0.82],
  [0.8, 1],
  [0.93, 1.25],
  [0.98, 1],
  [1, 0.7],
] as const;

function knob(x: number, y: number, radius: number): Station[] {
  return [-1, -0.8, -0.4, 0, 0.4, 0.8, 1].map((share) => ({
    x: x + share * radius * 0.6,
    y: y + share * radius * 0.6,
    radius: Math.max(0.5, radius * Math.sqrt(1 - share * share * 0.98)),
    obliquity: 1,
  }));
}

function straight(outline: readonly (readonly [x: number, y: number, radius: number])[]): Station[] {
  return outline.map(([x, y, radius]) => station({ x, y }, radius));
}
