/**
 * Where the patient stands before the detector. Patient millimetres: x to the patient's left (right in the image), y
 * down from the top of the field, z towards the sternum. The beam is parallel to z. `angle`: clockwise tilt in radians.
 */
export interface View {
  readonly size: number;
  readonly pitch: number;
  readonly angle: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The patient position under the centre of a pixel. */
export function toPatient(view: View, column: number, row: number): Point {
  const half = view.size / 2;
  const right = (column + 0.5 - half) * view.pitch;
  const down = (row + 0.5 - half) * view.pitch;
  const cosine = Math.cos(view.angle);
  const sine = Math.sin(view.angle);
  return { x: cosine * right + sine * down, y: cosine * down - sine * right + half * view.pitch };
}

/** The pixel (fractional) over a patient position. */
export function toDetector(view: View, { x, y }: Point): Point {
  const half = view.size / 2;
  const down = y - half * view.pitch;
  const cosine = Math.cos(view.angle);
  const sine = Math.sin(view.angle);
  return {
    x: (cosine * x - sine * down) / view.pitch + half - 0.5,
    y: (sine * x + cosine * down) / view.pitch + half - 0.5,
  };
}
