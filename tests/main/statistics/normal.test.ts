import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalTail, tailQuantile } from '../../../main/statistics/normal.ts';

it('gives the values of the tables', () => {
  expect(normalTail(0)).toBe(0.5);
  expect(normalTail(1.959963984540054)).toBeCloseTo(0.025, 15);
  expect(normalTail(-1)).toBeCloseTo(0.8413447460685429, 14);
  expect(normalTail(5) / 2.866515718791946e-7).toBeCloseTo(1, 8);
  expect([normalTail(40), normalTail(-40)]).toEqual([0, 1]);
  expect(tailQuantile(0.2)).toBeCloseTo(0.8416212335729143, 12);
});

it('finds the quantile of every tail', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 0.5, noNaN: true }), (tail) => {
      expect(normalTail(tailQuantile(tail))).toBeCloseTo(tail, 12);
    }),
  );
  expect(() => tailQuantile(0)).toThrow(RangeError);
  expect(() => normalTail(Number.NaN)).toThrow(RangeError);
});
