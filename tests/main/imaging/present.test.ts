import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EIGHT_BIT_WINDOW, present } from '../../../main/imaging/present.ts';
import type { Window } from '../../../preload/domain.ts';
import { valueRange } from '../../../main/imaging/value-range.ts';

const BOTH_TYPES = [Int16Array, Float32Array] as const;

function show(values: Int16Array | Uint16Array | Uint8Array | Float32Array, window?: Window, isInverted = false) {
  return present({ values, range: valueRange(values), windows: window === undefined ? [] : [window], isInverted });
}

/** DICOM PS3.3 C.11.2.1.2.1, written as the standard writes it, for an output of 0 … 255. */
function linear(x: number, c: number, w: number): number {
  if (x <= c - 0.5 - (w - 1) / 2) return 0;
  if (x > c - 0.5 + (w - 1) / 2) return 255;
  return ((x - (c - 0.5)) / (w - 1) + 0.5) * 255;
}

/** C.11.2.1.3.2. */
function linearExact(x: number, c: number, w: number): number {
  if (x <= c - w / 2) return 0;
  if (x > c + w / 2) return 255;
  return ((x - c) / w + 0.5) * 255;
}

/** C.11.2.1.3.1. */
function sigmoid(x: number, c: number, w: number): number {
  return 255 / (1 + Math.exp((-4 * (x - c)) / w));
}

const center = fc.integer({ min: -4000, max: 4000 });
const samples = fc.array(fc.integer({ min: -8192, max: 8191 }), { minLength: 1, maxLength: 50 });

describe.each([
  ['linear', linear, fc.integer({ min: 1, max: 5000 })],
  ['linear-exact', linearExact, fc.integer({ min: 1, max: 5000 })],
  ['sigmoid', sigmoid, fc.integer({ min: 1, max: 5000 })],
] as const)('the %s window', (curve, formula, width) => {
  it.each(BOTH_TYPES)('follows the formula of the standard on %o', (Values) => {
    fc.assert(
      fc.property(samples, center, width, (numbers, c, w) => {
        const shown = show(Values.from(numbers), { center: c, width: w, curve, name: null });
        for (const [index, x] of numbers.entries()) {
          expect(Math.abs((shown[index] ?? 0) - formula(x, c, w))).toBeLessThanOrEqual(0.5 + 1e-6);
        }
      }),
    );
  });

  it('shows the same film alike whether it is stored as MONOCHROME1 or MONOCHROME2', () => {
    fc.assert(
      fc.property(samples, center, width, (numbers, c, w) => {
        const negative = numbers.map((value) => -1 - value);
        const mirrored = curve === 'linear' ? -c : -1 - c;
        const straight = show(Int16Array.from(numbers), { center: c, width: w, curve, name: null });
        const inverted = show(Int16Array.from(negative), { center: mirrored, width: w, curve, name: null }, true);
        if (w > 1) expect(inverted).toEqual(straight);
      }),
    );
  });
});

describe('present', () => {
  it('leaves 8-bit display values as they are', () => {
    const all = Uint8Array.from({ length: 256 }, (_unused, index) => index);
    const shown = show(all, EIGHT_BIT_WINDOW);
    expect(shown).toEqual(all);
    shown.fill(0);
    expect(all[255]).toBe(255);
  });

  it('stretches the full range where the file has no window', () => {
    expect([...show(Uint16Array.of(1000, 1500, 2000, 3000))]).toEqual([0, 64, 128, 255]);
    expect([...show(Uint16Array.of(1000, 1500, 2000, 3000), undefined, true)]).toEqual([255, 191, 128, 0]);
  });

  it('stretches the range it is given, not the values: padding saturates', () => {
    const values = Int16Array.of(-2000, 0, 50, 100);
    const shown = present({ values, range: { min: 0, max: 100 }, windows: [], isInverted: false });
    expect([...shown]).toEqual([0, 0, 128, 255]);
  });

  it('shows a single value as black, and as white when inverted', () => {
    expect([...show(Uint16Array.of(7, 7))]).toEqual([0, 0]);
    expect([...show(Uint16Array.of(7, 7), undefined, true)]).toEqual([255, 255]);
  });

  it('prefers the window that is asked for to the first of the file', () => {
    const values = Uint8Array.of(0, 100, 200);
    const film = { values, range: valueRange(values), windows: [EIGHT_BIT_WINDOW], isInverted: false };
    const narrow: Window = { center: 100, width: 1, curve: 'linear', name: null };
    expect([...present(film, narrow)]).toEqual([0, 255, 255]);
  });

  it('returns memory of its own', () => {
    const values = Uint8Array.of(1, 2, 3);
    show(values, EIGHT_BIT_WINDOW).fill(9);
    expect([...values]).toEqual([1, 2, 3]);
  });
});
