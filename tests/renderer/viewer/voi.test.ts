import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from '../../../main/imaging/present.ts';
import { rangeOf, shadesOf, sigmoidTable } from '../../../renderer/viewer/voi.ts';

const RANGE = { min: -200, max: 4095 };
const VALUES = Int16Array.from({ length: RANGE.max - RANGE.min + 1 }, (_, i) => RANGE.min + i);

const shades = fc.record({
  center: fc.integer({ min: -500, max: 5000 }),
  width: fc.integer({ min: 2, max: 6000 }),
});

function presented(window: Parameters<typeof present>[1]): Uint8Array {
  return present({ values: VALUES, range: RANGE, windows: [], isInverted: false }, window);
}

test('a sigmoid shows the greys of DICOM, value by value, and its table says how deep it is', () => {
  fc.assert(
    fc.property(shades, (window) => {
      const table = sigmoidTable(RANGE, { ...window, curve: 'sigmoid' });
      expect(Uint8Array.from(table.slice(0, -1))).toEqual(presented({ ...window, curve: 'sigmoid', name: null }));
      expect(table.at(-1)).toBe(255);
    }),
    { numRuns: 6 },
  );
});

test.each(['linear', 'linear-exact'] as const)('%s: the straight line between the ends is DICOM’s', (curve) => {
  fc.assert(
    fc.property(shades, (window) => {
      const { lower, upper } = rangeOf({ ...window, curve });
      const line = [...VALUES].map((value) => Math.min(255, Math.max(0, ((value - lower) / (upper - lower)) * 255)));
      const greys = presented({ ...window, curve, name: null });
      const worst = Math.max(...line.map((grey, i) => Math.abs(grey - (greys[i] ?? -1))));
      expect(worst).toBeLessThanOrEqual(0.5 + 1e-6);
    }),
    { numRuns: 20 },
  );
});

test.each(['linear', 'linear-exact', 'sigmoid'] as const)('%s: a range leads back to its window', (curve) => {
  const window = { center: 1200, width: 700, curve };
  expect(shadesOf(rangeOf(window), curve)).toEqual(window);
});
