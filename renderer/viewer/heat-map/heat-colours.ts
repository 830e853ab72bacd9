/**
 * Colours of a heat map: viridis (van der Walt and Smith 2015, as in matplotlib), which grows evenly lighter and keeps
 * its order for colour-blind eyes; never a grey, so that no colour is taken for film. Weak cells stay clear.
 */

/** Viridis at eighths, red green blue in 0 … 255. */
const STOPS = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
] as const;

/** Below this nothing is drawn, so that the film stays free where little spoke for the class. */
export const CLEAR_BELOW = 0.2;
const MOST_OPAQUE = 0.6;
const LEAST_OPAQUE = 0.25;

export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** `value` in 0 … 1; each part of the colour in 0 … 255. */
export function heatColour(value: number): Colour {
  if (value < CLEAR_BELOW) return [0, 0, 0, 0];
  const place = Math.min(1, value) * (STOPS.length - 1);
  const below = Math.min(Math.floor(place), STOPS.length - 2);
  const [low, high] = [STOPS[below] ?? STOPS[0], STOPS[below + 1] ?? STOPS[0]];
  const mixed = (part: 0 | 1 | 2): number => Math.round(low[part] + (high[part] - low[part]) * (place - below));
  const reach = (Math.min(1, value) - CLEAR_BELOW) / (1 - CLEAR_BELOW);
  const alpha = Math.round(255 * (LEAST_OPAQUE + (MOST_OPAQUE - LEAST_OPAQUE) * reach));
  return [mixed(0), mixed(1), mixed(2), alpha];
}

/** The scale of the legend, as a CSS gradient without transparency. */
export function heatScale(): string {
  const stops = STOPS.slice(2).map(([red, green, blue]) => `rgb(${red} ${green} ${blue})`);
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
