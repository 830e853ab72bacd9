/** A seeded source of numbers in [0, 1): the same seed gives the same study, byte for byte. */
export type Random = () => number;

/**
 * Mulberry32 (T. Ettinger, 2017, public domain): 32 bits of state, passes gjrand, plenty for a picture.
 * Never for secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** One normal deviate by Box and Muller (Ann. Math. Stat. 29, 1958). */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}
