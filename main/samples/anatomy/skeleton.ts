/** The bones of the thorax as tubes and plates, in millimetres of cortical bone along the beam. */
import type { Field } from '../film/field.ts';
import { smoothCurve } from '../shapes/curve.ts';
import { drawTube } from '../shapes/stroke.ts';
import type { Station } from '../shapes/stroke.ts';
import { plate, shellTube } from '../shapes/tube.ts';
import type { View } from '../shapes/view.ts';

const SIDES = [-1, 1] as const;
const RIB = shellTube(0.9, 0.16);
const LONG_BONE = shellTube(1.6, 0.14);
const STEPS = 48;

export function drawSkeleton(bone: Field, view: View): void {
  for (const side of SIDES) {
    for (let rib = 0; rib < 11; rib++) drawRib(bone, view, side, rib);
    drawTube(bone, view, clavicle(side), LONG_BONE);
    drawTube(bone, view, mirrored(SCAPULA_LATERAL, side), LONG_BONE);
    drawTube(bone, view, mirrored(SCAPULA_MEDIAL, side), shellTube(0.7, 0.2));
    drawTube(bone, view, mirrored(SCAPULA_BLADE, side), plate(1.6));
    drawTube(bone, view, mirrored(SCAPULA_SPINE, side), LONG_BONE);
    drawTube(bone, view, mirrored(HUMERUS, side), shellTube(2.2, 0.1));
  }
}

const cageWidth = smoothCurve([
  [60, 62],
  [80, 98],
  [110, 121],
  [150, 138],
  [220, 149],
  [300, 156],
  [400, 152],
]);

function drawRib(bone: Field, view: View, side: number, rib: number): void {
  const reach = rib > 8 ? 0.62 : 0.78 - 0.012 * Math.abs(rib - 4);
  const arc = Array.from({ length: STEPS + 1 }, (_, step) => ribStation(side, rib, 0.02 + (step / STEPS) * reach));
  drawTube(bone, view, arc, RIB);
}

/**
 * A rib runs around the cage from the spine (turn 0) over the side (turn 0.5) to the front (turn 1), sinking on its way:
 * little at the back, steeply in front. `obliquity` is 1 / sin of the angle between rib and beam.
 */
function ribStation(side: number, rib: number, turn: number): Station {
  const level = 62 + rib * 23.5;
  const width = cageWidth(level + 26);
  const depth = width * 0.66;
  const angle = turn * Math.PI;
  const x = width * Math.sin(angle) ** 0.82;
  const fall = (34 + rib * 6.5) * turn ** 1.25 + 52 * turn ** 2.2 - 12 * Math.sin(Math.min(angle * 1.7, Math.PI));
  const alongBeam = depth * Math.sin(angle);
  const acrossBeam = Math.hypot(width * Math.cos(angle) * 0.9, 38);
  const cartilage = Math.min(1, Math.max(0, (0.8 - turn) * 12));
  const obliquity = Math.min(2.2, Math.hypot(alongBeam, acrossBeam) / acrossBeam) * cartilage;
  const radius = 4.6 + (turn > 0.55 ? (turn - 0.55) * 7 : 0);
  return { x: side * x, y: level + fall, radius, obliquity };
}

type Outline = readonly (readonly [x: number, y: number, radius: number])[];

const CLAVICLE: Outline = [
  [14, 94, 8.5],
  [24, 93, 7],
  [48, 88, 5.5],
  [80, 78, 5],
  [110, 68, 5],
  [138, 63, 5.5],
  [160, 64, 6.5],
];
const SCAPULA_LATERAL: Outline = [
  [176, 88, 9],
  [174, 104, 7.5],
  [166, 132, 4.5],
  [157, 168, 4],
  [150, 206, 4.5],
];
const SCAPULA_MEDIAL: Outline = [
  [150, 206, 3],
  [139, 170, 2],
  [131, 130, 2],
  [128, 96, 2.5],
  [140, 82, 2.5],
];
const SCAPULA_SPINE: Outline = [
  [132, 106, 3],
  [150, 92, 4],
  [168, 76, 6],
  [184, 68, 6],
];
const SCAPULA_BLADE: Outline = [
  [152, 84, 22],
  [150, 110, 22],
  [149, 150, 15],
  [150, 204, 5],
];
const HUMERUS: Outline = [
  [188, 78, 6],
  [188, 80, 13],
  [188.5, 84, 18],
  [190, 92, 21.5],
  [193, 104, 20],
  [199, 124, 14],
  [204, 160, 11],
  [214, 300, 10.5],
  [222, 430, 10.5],
];

function clavicle(side: number): Station[] {
  return mirrored(CLAVICLE, side);
}

function mirrored(outline: Outline, side: number): Station[] {
  return outline.map(([x, y, radius]) => ({ x: side * x, y, radius, obliquity: 1 }));
}
