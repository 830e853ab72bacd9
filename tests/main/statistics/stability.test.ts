import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binCounts, quantileEdges, stabilityIndex, stabilityLimit } from '../../../main/statistics/stability.ts';

const counts = fc.array(fc.nat(500), { minLength: 2, maxLength: 12 });

describe('stabilityIndex', () => {
  it('is sum of (q - p) ln(q / p)', () => {
    // 50/50 against 80/20 of a million: 0.3 ln 1.6 - 0.3 ln 0.4.
    expect(stabilityIndex([500_000, 500_000], [800_000, 200_000])).toBeCloseTo(0.3 * Math.log(4), 4);
  });

  it('is nothing between equals, never negative, symmetric and finite', () => {
    fc.assert(
      fc.property(counts, fc.infiniteStream(fc.nat(500)), (reference, stream) => {
        const current = reference.map(() => stream.next().value ?? 0);
        expect(stabilityIndex(reference, reference)).toBeCloseTo(0, 12);
        const index = stabilityIndex(reference, current);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(index)).toBe(true);
        expect(stabilityIndex(current, reference)).toBeCloseTo(index, 9);
      }),
    );
  });

  it('refuses unlike bins', () => expect(() => stabilityIndex([1, 2], [1])).toThrow(RangeError));
});

describe('stabilityLimit', () => {
  it('follows chi-square: 27.88 at 99.9 % of nine degrees of freedom', () => {
    expect(stabilityLimit(10, 100, 100) / (1 / 100 + 1 / 100)).toBeCloseTo(27.88, 0);
    expect(stabilityLimit(4, 20, 20) / (1 / 20 + 1 / 20)).toBeCloseTo(16.27, 0);
  });

  it('is never below a major shift, however many there are', () => {
    expect(stabilityLimit(10, 1e6, 1e6)).toBe(0.25);
    expect(stabilityLimit(1, 10, 10)).toBe(0.25);
  });
});

describe('bins', () => {
  const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 });

  it('lose no value', () => {
    fc.assert(
      fc.property(values, values, (reference, current) => {
        const edges = quantileEdges(reference, 10);
        expect(edges.toSorted((a, b) => a - b)).toEqual(edges);
        expect(edges.length).toBeLessThanOrEqual(9);
        for (const window of [reference, current]) {
          expect(binCounts(window, edges).reduce((sum, count) => sum + count, 0)).toBe(window.length);
        }
      }),
    );
  });

  it('of the reference are equal parts', () => {
    const reference = Array.from({ length: 200 }, (_, i) => i / 200);
    expect(binCounts(reference, quantileEdges(reference, 10))).toEqual(Array.from({ length: 10 }, () => 20));
  });
});
