import fc from 'fast-check';
import { expect, it } from 'vitest';
import { median, percentile } from '../../../main/statistics/order.ts';

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 });

it('median: the middle one, or the mean of the two', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

it('p95: nearest rank, so 20 values give the 19th', () => {
  expect(
    percentile(
      Array.from({ length: 20 }, (_, index) => 20 - index),
      95,
    ),
  ).toBe(19);
  expect(
    percentile(
      Array.from({ length: 21 }, (_, index) => index + 1),
      95,
    ),
  ).toBe(20);
  expect(percentile([7], 95)).toBe(7);
  expect(percentile([3, 1, 2], 100)).toBe(3);
  expect(() => percentile([1], 95.5)).toThrow('95.5');
});

it('p95 is a measured value that at least 95 % do not exceed, and no smaller one is', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const p95 = percentile(values, 95);
      const below = values.filter((value) => value < p95).length;
      const notAbove = values.filter((value) => value <= p95).length;
      expect(values).toContain(p95);
      expect(100 * notAbove).toBeGreaterThanOrEqual(95 * values.length);
      expect(100 * below).toBeLessThan(95 * values.length);
    }),
  );
});

it('neither depends on the order, nor changes its input', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const copy = [...values];
      expect([median(values), percentile(values, 95)]).toEqual([
        median(values.toReversed()),
        percentile(values.toReversed(), 95),
      ]);
      expect(values).toEqual(copy);
    }),
  );
});

it('refuses to state a figure of nothing', () => {
  expect(() => median([])).toThrow('0 values');
  expect(() => percentile([], 95)).toThrow('0 values');
});
