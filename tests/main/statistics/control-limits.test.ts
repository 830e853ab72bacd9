import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../main/samples/film/random.ts';
import { controlLimits } from '../../../main/statistics/control-limits.ts';

describe('controlLimits', () => {
  it('are those of the p chart where the normal approximation holds', () => {
    // p = 0.3 known from 100,000 cases; 3 sigma of 400 new ones: 0.3 +- 3 sqrt(0.3 * 0.7 / 400).
    const [lowest, highest] = controlLimits({ count: 30_000, of: 100_000 }, 400);
    expect(lowest / 400).toBeCloseTo(0.3 - 3 * Math.sqrt(0.21 / 400), 1);
    expect(highest / 400).toBeCloseTo(0.3 + 3 * Math.sqrt(0.21 / 400), 1);
    expect(Math.abs(highest - (120 + 3 * Math.sqrt(84)))).toBeLessThan(2);
  });

  it('do not call the first refusal an alarm where the reference had none', () => {
    const [lowest, highest] = controlLimits({ count: 0, of: 200 }, 100);
    expect(lowest).toBe(0);
    expect(highest).toBeGreaterThanOrEqual(2);
    expect(highest).toBeLessThan(10);
  });

  it('see a rise from 4 % to 19 %, and none from 4 % to 6 %', () => {
    const [, highest] = controlLimits({ count: 8, of: 200 }, 100);
    expect(19).toBeGreaterThan(highest);
    expect(6).toBeLessThanOrEqual(highest);
  });

  it('hold the reference’s own share and stay within the possible', () => {
    const reference = fc
      .integer({ min: 1, max: 400 })
      .chain((trials) => fc.record({ of: fc.constant(trials), count: fc.integer({ min: 0, max: trials }) }));
    fc.assert(
      fc.property(reference, fc.integer({ min: 1, max: 400 }), (counted, of) => {
        const [lowest, highest] = controlLimits(counted, of);
        expect(lowest).toBeGreaterThanOrEqual(0);
        expect(highest).toBeLessThanOrEqual(of);
        const expected = (counted.count / counted.of) * of;
        expect(lowest).toBeLessThanOrEqual(Math.ceil(expected));
        expect(highest).toBeGreaterThanOrEqual(Math.floor(expected));
      }),
    );
  });

  it('widen with a smaller reference', () => {
    expect(widthFrom(1)).toBeGreaterThan(widthFrom(5));
    expect(widthFrom(5)).toBeGreaterThan(widthFrom(100));
  });

  it('of an unchanged share are left in fewer than 1 of 100 windows', () => {
    const random = seededRandom(7);
    let beyond = 0;
    for (let run = 0; run < 2_000; run += 1) {
      const counted = { count: drawn(random, 200, 0.06), of: 200 };
      const [lowest, highest] = controlLimits(counted, 100);
      const now = drawn(random, 100, 0.06);
      if (now < lowest || now > highest) beyond += 1;
    }
    expect(beyond).toBeLessThan(20);
  });

  it.each([
    [{ count: 3, of: 2 }, 5],
    [{ count: -1, of: 2 }, 5],
    [{ count: 0, of: 0 }, 5],
    [{ count: 1, of: 2 }, 0],
  ])('refuses %j and %d', (counted, of) => expect(() => controlLimits(counted, of)).toThrow(RangeError));
});

/** Of the limits for 100 cases, with three in ten of a reference of ten times `scale`. */
function widthFrom(scale: number): number {
  const [lowest, highest] = controlLimits({ count: 3 * scale, of: 10 * scale }, 100);
  return highest - lowest;
}

function drawn(random: () => number, n: number, share: number): number {
  return Array.from({ length: n }, random).filter((value) => value < share).length;
}
