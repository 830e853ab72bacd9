import { expect, test } from 'vitest';
import { firstPreset, presetWindow } from '../../../renderer/viewer/presets.ts';

const SIDE = 400;
const RANGE = { min: 0, max: 4095 };

/** Values that rise evenly from left to right. */
function ramp(isInverted = false) {
  const pixels = Uint16Array.from({ length: SIDE * SIDE }, (_, i) => Math.round(((i % SIDE) / (SIDE - 1)) * RANGE.max));
  return { columns: SIDE, rows: SIDE, pixels, range: RANGE, windows: [], isInverted };
}

test('the full range is the full range', () => {
  expect(presetWindow(ramp(), 'full')).toEqual({ center: 2047.5, width: 4095, curve: 'linear-exact', name: null });
});

test('auto looks at the middle of the image, not at the collimator’s border', () => {
  const window = presetWindow(ramp(), 'auto');
  expect(window?.center).toBeCloseTo(2047, -2);
  expect(window?.width).toBeGreaterThan(4095 * 0.75);
  expect(window?.width).toBeLessThan(4095 * 0.82);
});

test('the lungs are the dark half, on a film stored inverted as well', () => {
  const upright = presetWindow(ramp(), 'lungs');
  const inverted = presetWindow(ramp(true), 'lungs');
  expect(upright?.center).toBeLessThan(2047);
  expect(inverted?.center).toBeGreaterThan(2047);
  expect((upright?.center ?? 0) + (inverted?.center ?? 0)).toBeCloseTo(4095, -2);
});

test('the file’s windows come first where there are any', () => {
  const file = { center: 100, width: 50, curve: 'sigmoid', name: 'BONE' } as const;
  expect(firstPreset({ windows: [file] })).toBe('file-1');
  expect(firstPreset({ windows: [] })).toBe('auto');
  expect(presetWindow({ ...ramp(), windows: [file] }, 'file-1')).toBe(file);
  expect(presetWindow({ ...ramp(), windows: [file] }, 'file-2')).toBeNull();
});

test('an image of one grey has a window all the same', () => {
  const flat = { ...ramp(), pixels: new Uint16Array(SIDE * SIDE), range: { min: 0, max: 0 } };
  expect(presetWindow(flat, 'auto')?.width).toBeGreaterThan(0);
});
