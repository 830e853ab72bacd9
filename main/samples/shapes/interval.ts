/** A stretch of the beam inside a solid, in millimetres of depth. Empty when `to` <= `from`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export const NOTHING: Interval = { from: 0, to: 0 };

/** The chord through a superellipse |u|^n + |z / depth|^n = 1 around depth `centre`, where u is already scaled. */
export function chord(u: number, depth: number, centre: number, exponent: number): Interval {
  const rest = 1 - Math.abs(u) ** exponent;
  if (rest <= 0) return NOTHING;
  const half = depth * rest ** (1 / exponent);
  return { from: centre - half, to: centre + half };
}

export function lengthOf({ from, to }: Interval): number {
  return Math.max(0, to - from);
}

/** Length of `whole` not covered by any of `parts`: sweeps the parts in order of depth. */
export function lengthOutside(whole: Interval, parts: readonly Interval[]): number {
  const ordered = parts.toSorted((a, b) => a.from - b.from);
  let free = 0;
  let reached = whole.from;
  for (const { from, to } of ordered) {
    if (to <= from) continue;
    free += Math.max(0, Math.min(from, whole.to) - reached);
    reached = Math.max(reached, to);
  }
  return free + Math.max(0, whole.to - reached);
}
