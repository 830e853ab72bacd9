import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInterval } from '../../../main/statistics/two-proportion.ts';

describe('the interval of a difference', () => {
  // Newcombe 1998, table II, method 10, examples (a) to (h).
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('is the published one of %i/%i - %i/%i', (a, ofA, b, ofB, low, high) => {
    const interval = differenceInterval({ successes: a, trials: ofA }, { successes: b, trials: ofB }, 0.95);
    expect(interval?.[0]).toBeCloseTo(low, 4);
    expect(interval?.[1]).toBeCloseTo(high, 4);
  });

  it('holds the difference, mirrors, and widens with the confidence', () => {
    const share = fc
      .integer({ min: 1, max: 2000 })
      .chain((trials) => fc.record({ successes: fc.integer({ min: 0, max: trials }), trials: fc.constant(trials) }));
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [low, high] = differenceInterval(a, b, 0.95) ?? [Number.NaN, Number.NaN];
        const difference = a.successes / a.trials - b.successes / b.trials;
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
        expect(differenceInterval(b, a, 0.95)?.[0]).toBeCloseTo(-high, 10);
        expect(differenceInterval(a, b, 0.999)?.[0]).toBeLessThanOrEqual(low);
      }),
    );
  });

  it('has nothing to say of an arm without a case', () => {
    expect(differenceInterval({ successes: 0, trials: 0 }, { successes: 1, trials: 2 }, 0.95)).toBeNull();
  });
});
