/**
 * Soft tissue and lungs of an upright adult, seen from the front. Every organ is a solid whose chord along the beam has
 * a closed form, so a pixel costs a handful of intervals. Sizes follow common anatomy: thorax about 29 cm wide inside,
 * heart below half of it, right dome of the diaphragm 1-2 cm above the left one.
 */
import { smoothCurve } from '../shapes/curve.ts';
import { chord, lengthOf, lengthOutside, NOTHING } from '../shapes/interval.ts';
import type { Interval } from '../shapes/interval.ts';
import type { Point } from '../shapes/view.ts';

/** Millimetres along the beam through one point. `lung` lies within `body`. */
export interface SoftTissue {
  readonly body: number;
  readonly lung: number;
}

/** What differs from patient to patient. Millimetres; `heart` scales the organ. */
export interface Build {
  readonly heart: number;
  readonly domes: number;
  readonly breast: number;
}

export function softTissue({ x, y }: Point, build: Build): SoftTissue {
  const body = 2 * Math.max(torsoDepth(x, y), girdleDepth(x, y), armDepth(x, y)) + breastDepth(x, y, build.breast);
  const lung = lungAt(x, y);
  if (lengthOf(lung) === 0) return { body, lung: 0 };
  return { body, lung: lengthOutside(lung, [...mediastinum(x, y), ...heart(x, y, build), dome(x, y, build)]) };
}

const torsoWidth = smoothCurve([
  [0, 61],
  [20, 64],
  [40, 78],
  [62, 118],
  [90, 150],
  [115, 160],
  [150, 164],
  [220, 166],
  [320, 163],
  [430, 158],
]);
const torsoThickness = smoothCurve([
  [0, 56],
  [40, 60],
  [80, 80],
  [130, 98],
  [220, 108],
  [320, 112],
  [430, 114],
]);

function torsoDepth(x: number, y: number): number {
  return lengthOf(chord(x / torsoWidth(y), torsoThickness(y), 0, 2.3)) / 2;
}

const girdleWidth = smoothCurve([
  [20, 62],
  [34, 78],
  [46, 112],
  [58, 152],
  [74, 190],
  [100, 214],
  [140, 222],
  [175, 198],
  [215, 160],
]);

/** Shoulders with the muscles down to the axillary folds. */
function girdleDepth(x: number, y: number): number {
  if (y < 20 || y > 215) return 0;
  const fade = Math.min(1, (215 - y) / 90);
  return lengthOf(chord(x / girdleWidth(y), 60 * Math.sqrt(fade * Math.min(1, (y - 20) / 40)), 0, 2.4)) / 2;
}

function armDepth(x: number, y: number): number {
  if (y < 80) return 0;
  const axis = 206 + 0.07 * (y - 100);
  return lengthOf(chord((Math.abs(x) - axis) / 38, 42 * Math.sqrt(Math.min(1, (y - 80) / 60)), 0, 2)) / 2;
}

function breastDepth(x: number, y: number, thickness: number): number {
  const across = (Math.abs(x) - 82) / 64;
  const down = (y - 268) / (y < 268 ? 95 : 58);
  return thickness * Math.max(0, 1 - across * across - down * down) ** 0.7;
}

const lungCentre = smoothCurve([
  [55, 50],
  [80, 56],
  [120, 64],
  [200, 70],
  [300, 76],
  [400, 78],
]);
const lungHalfWidth = smoothCurve([
  [57, 3],
  [60, 13],
  [68, 27],
  [84, 41],
  [110, 54],
  [150, 65],
  [220, 73],
  [300, 77],
  [345, 76],
  [400, 70],
]);
const lungThickness = smoothCurve([
  [57, 6],
  [64, 24],
  [84, 46],
  [120, 70],
  [180, 86],
  [260, 92],
  [400, 92],
]);

function lungAt(x: number, y: number): Interval {
  if (y < 57 || y > 400) return NOTHING;
  return chord((Math.abs(x) - lungCentre(y)) / lungHalfWidth(y), lungThickness(y), -4, 2.5);
}

const rightEdge = smoothCurve([
  [50, 21],
  [90, 24],
  [150, 28],
  [200, 31],
  [260, 26],
  [400, 24],
]);
const leftEdge = smoothCurve([
  [50, 24],
  [90, 21],
  [112, 22],
  [150, 26],
  [200, 28],
  [280, 24],
  [400, 22],
]);

/** Great vessels and the column around the spine, the aortic knob, the pulmonary trunk, the descending aorta. */
function mediastinum(x: number, y: number): Interval[] {
  const half = x < 0 ? rightEdge(y) : leftEdge(y);
  return [
    chord(x / half, 56, 6, 2.4),
    ellipsoid(x, y, { x: 21, y: 131, across: 21, down: 22, depth: 30, z: -20 }),
    ellipsoid(x, y, { x: 25, y: 180, across: 25, down: 36, depth: 28, z: 8 }),
    y > 130 ? chord((x - (24 - 0.06 * (y - 130))) / 13, 13, -58, 2) : NOTHING,
  ];
}

interface Ellipsoid extends Point {
  readonly across: number;
  readonly down: number;
  readonly depth: number;
  readonly z: number;
}

function ellipsoid(x: number, y: number, organ: Ellipsoid): Interval {
  const u = Math.hypot((x - organ.x) / organ.across, (y - organ.y) / organ.down);
  return chord(u, organ.depth, organ.z, 2);
}

const HEART_TILT = 0.62;

/** The ventricles as an ellipsoid whose long axis points to the patient's lower left, and the right atrium. */
function heart(x: number, y: number, { heart: scale, domes }: Build): Interval[] {
  const dx = x - 22;
  const dy = y - 274 - domes;
  const along = dx * Math.cos(HEART_TILT) + dy * Math.sin(HEART_TILT);
  const across = dy * Math.cos(HEART_TILT) - dx * Math.sin(HEART_TILT);
  const ventricles = chord(Math.hypot(along / (80 * scale), across / (56 * scale)), 50 * scale, 22, 2.2);
  const atrium = { x: -8, y: 262 + domes, across: 38 * scale, down: 56 * scale, depth: 40, z: 8 };
  return [ventricles, ellipsoid(x, y, atrium)];
}

/**
 * The diaphragm rises to a dome in each half and falls off in depth, most of all backwards: the lung behind the liver
 * shows faintly below the dome's edge, and the costophrenic angles stay sharp.
 */
function dome(x: number, y: number, { domes }: Build): Interval {
  const isRight = x < 0;
  const top = (isRight ? 303 : 313) + domes;
  const offset = Math.abs(x) - (isRight ? 66 : 72);
  const below = y - top - (offset > 0 ? offset * offset * 0.0035 + offset ** 4 * 9e-7 : offset * offset * 0.0022);
  if (below <= 0) return NOTHING;
  const half = Math.sqrt(below / 0.0075);
  return { from: 12 - half, to: 12 + half * 1.4 };
}
