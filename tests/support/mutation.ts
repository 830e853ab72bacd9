/** Broken copies of valid files, the same ones in every run. */

/** mulberry32: 32 bits of state, good enough to pick bytes. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Overwrites, cuts, doubles or swaps a few places; keeps the first `kept` bytes so that the format is recognised. */
export function mutate(bytes: Uint8Array, kept: number, next: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const place = () => kept + Math.floor(next() * (copy.length - kept));
  for (let edits = 1 + Math.floor(next() * 6); edits > 0; edits -= 1) {
    copy[place()] = next() < 0.3 ? ([0, 1, 127, 128, 255][Math.floor(next() * 5)] ?? 0) : Math.floor(next() * 256);
    if (next() < 0.1) copy.copyWithin(place(), place(), place());
  }
  return next() < 0.15 ? copy.subarray(0, place()) : copy;
}
