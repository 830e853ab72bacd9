/** A smooth function of one length in millimetres, e.g. the half-width of the body by height. */
export type Curve = (at: number) => number;

const STEP = 0.5;

/**
 * Cubic Hermite interpolation with Catmull-Rom slopes over unevenly spaced knots [at, value], tabulated every half
 * millimetre. Outside the knots the end values hold.
 */
export function smoothCurve(knots: readonly (readonly [at: number, value: number])[]): Curve {
  const first = knots[0]?.[0] ?? 0;
  const last = knots.at(-1)?.[0] ?? 0;
  const table = new Float64Array(Math.ceil((last - first) / STEP) + 2);
  for (let entry = 0; entry < table.length; entry++)
    table[entry] = hermite(knots, Math.min(first + entry * STEP, last));
  return (at) => {
    const position = (Math.min(Math.max(at, first), last) - first) / STEP;
    const entry = Math.floor(position);
    const low = table[entry] ?? 0;
    return low + ((table[entry + 1] ?? low) - low) * (position - entry);
  };
}

function hermite(knots: readonly (readonly [number, number])[], at: number): number {
  const next = Math.max(
    1,
    knots.findIndex(([position]) => position >= at),
  );
  const [x0 = 0, y0 = 0] = knots[next - 1] ?? [];
  const [x1 = 0, y1 = 0] = knots[next] ?? [];
  const width = x1 - x0;
  const t = (at - x0) / width;
  const s = 1 - t;
  const bend = s * slope(knots, next - 1) - t * slope(knots, next);
  return (1 + 2 * t) * s * s * y0 + (1 + 2 * s) * t * t * y1 + bend * t * s * width;
}

function slope(knots: readonly (readonly [number, number])[], knot: number): number {
  const [x0 = 0, y0 = 0] = knots[Math.max(knot - 1, 0)] ?? [];
  const [x1 = 0, y1 = 0] = knots[Math.min(knot + 1, knots.length - 1)] ?? [];
  return (y1 - y0) / (x1 - x0);
}
