/**
 * Memory of inputs whose run is over, for those that come next: memory fresh from the system costs a page fault for every
 * 4 KB of the 600 KB of an input. As many are kept as were ever in work at once.
 */
const idle = new Map<number, Float32Array[]>();

/** `length` floats of any value. Who takes them owns them until they are given back; not giving them back is no harm. */
export function takeInput(length: number): Float32Array {
  return idle.get(length)?.pop() ?? new Float32Array(length);
}

/** Only for an input that nobody reads any more. */
export function giveBackInput(input: Float32Array): void {
  const kept = idle.get(input.length);
  if (kept) kept.push(input);
  else idle.set(input.length, [input]);
}
