import type { Field } from '../film/field.ts';
import { drawTube } from '../shapes/stroke.ts';
import { shellTube } from '../shapes/tube.ts';
import { toDetector, toPatient } from '../shapes/view.ts';
import type { Point, View } from '../shapes/view.ts';

/** A vertebral body: half its width and height, millimetres. */
interface Vertebra extends Point {
  readonly halfWidth: number;
  readonly halfHeight: number;
}

const TRABECULAR = 5.5;
const ENDPLATE = 5;

/** Cervical to lumbar vertebrae: bodies with dense rims, pedicle rings, spinous and transverse processes. */
export function drawSpine(bone: Field, view: View): void {
  let y = -4;
  for (let level = 0; y < 440; level++) {
    const halfHeight = 7 + level * 0.27;
    const vertebra = { x: 0, y: y + halfHeight, halfWidth: 11.5 + level * 0.42, halfHeight };
    drawBody(bone, view, vertebra);
    drawArch(bone, view, vertebra);
    y += 2 * halfHeight + 3.4 + level * 0.08;
  }
}

function drawBody(bone: Field, view: View, vertebra: Vertebra): void {
  const reach = Math.hypot(vertebra.halfWidth, vertebra.halfHeight) / view.pitch + 2;
  const centre = toDetector(view, vertebra);
  for (let row = Math.max(0, Math.floor(centre.y - reach)); row < Math.min(bone.rows, centre.y + reach); row++) {
    for (let column = Math.floor(centre.x - reach); column < Math.min(bone.columns, centre.x + reach); column++) {
      const pixel = row * bone.columns + column;
      bone.values[pixel] = (bone.values[pixel] ?? 0) + bodyThickness(vertebra, toPatient(view, column, row));
    }
  }
}

/** A rounded box with a waist; the rim of compact bone is about 1.5 mm wide. */
function bodyThickness({ y: centre, halfWidth, halfHeight }: Vertebra, { x, y }: Point): number {
  const v = (y - centre) / halfHeight;
  const u = x / (halfWidth * (0.92 + 0.08 * v * v));
  const edge = 1 - (Math.abs(u) ** 6 + Math.abs(v) ** 6) ** (1 / 6);
  if (edge <= 0) return 0;
  const rim = Math.max(0, 1 - (edge * halfHeight) / 1.5);
  return TRABECULAR * Math.min(1, edge * 8) + ENDPLATE * rim;
}

function drawArch(bone: Field, view: View, { y, halfWidth, halfHeight }: Vertebra): void {
  const compact = shellTube(1, 0.2);
  const tip = { x: 0, y: y + halfHeight * 1.25, radius: 3.4, obliquity: 1 };
  drawTube(bone, view, [{ ...tip, y: tip.y - 5, radius: 2.4 }, tip], compact);
  for (const side of [-1, 1]) {
    const root = { x: side * halfWidth * 0.66, y: y - halfHeight * 0.3, radius: 3.2, obliquity: 1.2 };
    drawTube(bone, view, [root, { ...root, y: root.y + 3 }], compact);
    const end = { x: side * (halfWidth + 13), y: y - halfHeight * 0.55, radius: 3.6, obliquity: 1 };
    drawTube(bone, view, [{ ...root, radius: 3 }, end], shellTube(0.6, 0.2));
  }
}
