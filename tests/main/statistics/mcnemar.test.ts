import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mcnemarTest } from '../../../main/statistics/mcnemar.ts';

describe('McNemar’s test', () => {
  it('gives the published examples', () => {
    // Agresti 1990, p. 350, approval in two surveys: z = -4.17 uncorrected; corrected (|150 - 86| - 1)^2 / 236 = 16.82.
    const approval = mcnemarTest(150, 86);
    expect(approval.method).toBe('continuity-corrected');
    expect(approval.p).toBeCloseTo(4.1146e-5, 8);
    // Johnson & Johnson 1972, Hodgkin's disease and tonsillectomy: 15 against 7 pairs.
    const tonsils = mcnemarTest(15, 7);
    expect(tonsils.method).toBe('exact');
    expect(tonsils.p).toBeCloseTo(0.1338, 4);
    // The sign test's table: 1 against 9 of ten.
    expect(mcnemarTest(1, 9).p).toBeCloseTo(22 / 1024, 12);
  });

  it('knows nothing without a discordant case', () => expect(mcnemarTest(0, 0).p).toBe(1));

  it('is a probability, takes no side, and grows surer with the distance', () => {
    const count = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(count, count, (a, b) => {
        const { p } = mcnemarTest(a, b);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(mcnemarTest(b, a).p).toBe(p);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (discordant) => {
        const ps = Array.from({ length: Math.floor(discordant / 2) + 1 }, (_, fewer) =>
          mcnemarTest(fewer, discordant - fewer),
        ).map(({ p }) => p);
        expect(ps).toEqual(ps.toSorted((x, y) => x - y));
      }),
      { numRuns: 50 },
    );
  });

  it('refuses what is no count', () => {
    for (const [a, b] of [
      [-1, 2],
      [0.5, 2],
      [Number.NaN, 2],
    ] as const)
      expect(() => mcnemarTest(a, b)).toThrow(RangeError);
  });
});
