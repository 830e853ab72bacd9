import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wilsonInterval } from '../../../main/statistics/proportion.ts';

it('gives the published examples', () => {
  // Newcombe 1998, table I: 81/263 and 15/148, and the two ends.
  expect(wilsonInterval(81, 263)?.map((end) => end.toFixed(4))).toEqual(['0.2553', '0.3662']);
  expect(wilsonInterval(15, 148)?.map((end) => end.toFixed(4))).toEqual(['0.0624', '0.1605']);
  expect(wilsonInterval(0, 20)?.map((end) => end.toFixed(4))).toEqual(['0.0000', '0.1611']);
  expect(wilsonInterval(29, 29)?.map((end) => end.toFixed(4))).toEqual(['0.8830', '1.0000']);
});

it('holds the share, lies in [0, 1] and mirrors', () => {
  const counts = fc
    .integer({ min: 1, max: 10_000 })
    .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));
  fc.assert(
    fc.property(counts, ([successes, trials]) => {
      const [low, high] = wilsonInterval(successes, trials) ?? [Number.NaN, Number.NaN];
      const [mirroredLow] = wilsonInterval(trials - successes, trials) ?? [Number.NaN];
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(successes / trials);
      expect(high).toBeGreaterThanOrEqual(successes / trials);
      expect(mirroredLow).toBeCloseTo(1 - high, 10);
    }),
  );
});

it('has nothing to say of no trials, and refuses impossible counts', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
  for (const [successes, trials] of [
    [2, 1],
    [-1, 3],
    [0.5, 3],
  ] as const) {
    expect(() => wilsonInterval(successes, trials)).toThrow(RangeError);
  }
});
