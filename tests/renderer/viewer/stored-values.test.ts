import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barFor } from '../../../renderer/viewer/scale-bar.tsx';
import { fromStored, storedImage, toStored } from '../../../renderer/viewer/stored-values.ts';

test('integers are taken as they are', () => {
  const pixels = Int16Array.of(-5, 0, 7);
  expect(storedImage({ pixels, range: { min: -5, max: 7 } })).toEqual({
    pixels,
    min: -5,
    max: 7,
    slope: 1,
    intercept: 0,
  });
});

test('real numbers lose less than one 131,070th of their range', () => {
  const values = fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 2, maxLength: 50 });
  fc.assert(
    fc.property(values, (list) => {
      const pixels = Float32Array.from(list);
      const range = { min: Math.min(...pixels), max: Math.max(...pixels) };
      const { pixels: stored, slope, intercept } = storedImage({ pixels, range });
      const worst = Math.max(...pixels.map((value, i) => Math.abs((stored[i] ?? 0) * slope + intercept - value)));
      expect(worst).toBeLessThanOrEqual((range.max - range.min) / 131_070 + 1e-9);
    }),
  );
});

test('a window goes to stored values and back', () => {
  const stored = storedImage({ pixels: Float32Array.of(0, 1), range: { min: 0, max: 1 } });
  const window = fromStored(stored, toStored(stored, { center: 0.3, width: 0.25 }));
  expect(window.center).toBeCloseTo(0.3, 12);
  expect(window.width).toBeCloseTo(0.25, 12);
});

test('the scale bar is a round length of a handy size', () => {
  expect(barFor(0.2, 0.5)).toEqual({ millimetres: 50, pixels: 125 });
  expect(barFor(0.2, 4).millimetres).toBe(5);
});
