/** Where the anatomical letters of an image stand once it is flipped and turned. */
import type { Orientation } from '../../preload/domain.ts';

export type Turn = 0 | 90 | 180 | 270;
export interface Placement {
  readonly rotation: Turn;
  readonly isFlippedAcross: boolean;
  readonly isFlippedOver: boolean;
}

/** The viewport flips the image first and turns the result clockwise; the letters follow in the same order. */
export function placedOrientation(orientation: Orientation, placement: Placement): Orientation {
  let { left, right, top, bottom } = orientation;
  if (placement.isFlippedAcross) [left, right] = [right, left];
  if (placement.isFlippedOver) [top, bottom] = [bottom, top];
  for (let angle = 0; angle < placement.rotation; angle += 90) {
    [top, right, bottom, left] = [left, top, right, bottom];
  }
  return { left, right, top, bottom };
}

export function turned(rotation: Turn, by: 90 | -90): Turn {
  const turns = [0, 90, 180, 270] as const;
  return turns[(turns.indexOf(rotation) + (by === 90 ? 1 : 3)) % 4] ?? 0;
}
