/** Pulmonary vessels as two branching trees of blood, and the air in trachea and main bronchi. */
import type { Field } from '../film/field.ts';
import { between } from '../film/random.ts';
import type { Random } from '../film/random.ts';
import { drawTube } from '../shapes/stroke.ts';
import type { Station } from '../shapes/stroke.ts';
import { SOLID } from '../shapes/tube.ts';
import type { Point, View } from '../shapes/view.ts';

interface Branch extends Point {
  /** Radians: 0 points to the patient's side wall, positive downwards. */
  readonly heading: number;
  readonly radius: number;
}

const SMALLEST = 0.36;

/** Adds millimetres of blood in the lungs. */
export function drawVessels(blood: Field, view: View, random: Random): void {
  for (const side of [-1, 1]) {
    const hilum = { x: side < 0 ? -26 : 30, y: side < 0 ? 190 : 182 };
    for (const [heading, radius] of HILAR) {
      grow(blood, view, random, side, { ...hilum, heading: heading + between(random, -0.12, 0.12), radius });
    }
  }
}

/** Lobar vessels: upper ones thin, the descending pulmonary artery thick (upright patient). */
const HILAR = [
  [-1.4, 3],
  [-1.05, 2.8],
  [-0.6, 2.6],
  [-0.15, 2.6],
  [0.3, 3],
  [0.7, 3.6],
  [1.1, 5],
  [1.4, 4],
] as const;

/**
 * Murray's law (PNAS 12, 1926): the cubes of the daughters' radii add up to the mother's cube; branches turn by 15-35
 * degrees and run some ten radii before they fork.
 */
function grow(blood: Field, view: View, random: Random, side: number, branch: Branch): void {
  if (branch.radius < SMALLEST || Math.abs(branch.x) > 150) return;
  const length = branch.radius * between(random, 4, 7) + between(random, 3, 9);
  const bend = between(random, -0.3, 0.3);
  const path: Station[] = [];
  let { x, y } = branch;
  for (let step = 0; step <= 4; step++) {
    path.push({ x, y, radius: branch.radius * (1 - 0.03 * step), obliquity: 1.4 });
    const heading = branch.heading + (bend * step) / 4;
    x += (side * Math.cos(heading) * length) / 4;
    y += (Math.sin(heading) * length) / 4;
  }
  drawTube(blood, view, path, SOLID);
  const share = between(random, 0.35, 0.75);
  const heading = branch.heading + bend;
  const turn = between(random, 0.25, 0.6);
  grow(blood, view, random, side, {
    x,
    y,
    heading: heading + turn * share,
    radius: branch.radius * (1 - share) ** (1 / 3),
  });
  grow(blood, view, random, side, {
    x,
    y,
    heading: heading - turn * (1 - share) * 1.4,
    radius: branch.radius * share ** (1 / 3) * 0.97,
  });
}

const AIRWAYS: readonly (readonly (readonly [x: number, y: number, radius: number])[])[] = [
  [
    [0, 10, 9],
    [0, 60, 9.5],
    [-2, 120, 9.5],
    [-4, 156, 10],
  ],
  [
    [-5, 152, 7.5],
    [-16, 168, 7],
    [-34, 188, 5.5],
  ],
  [
    [-2, 153, 7],
    [14, 170, 6.5],
    [38, 184, 5],
  ],
];

/** Adds millimetres of air. */
export function drawAirways(air: Field, view: View): void {
  for (const airway of AIRWAYS) {
    const path = airway.map(([x, y, radius]) => ({ x, y, radius, obliquity: 1 }));
    drawTube(air, view, path, SOLID);
  }
}
