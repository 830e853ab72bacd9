import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLEAR_BELOW, heatColour } from '../../../../renderer/viewer/heat-map/heat-colours.ts';
import { heatRaster, valueAt } from '../../../../renderer/viewer/heat-map/heat-raster.ts';

const PEAK = { rows: 7, columns: 7, values: Array.from({ length: 49 }, (_, i) => Number(i === 2 * 7 + 4)) };

describe('the colours', () => {
  it('stay clear below a fifth and never hide the film', () => {
    expect(heatColour(CLEAR_BELOW - 0.001)[3]).toBe(0);
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => heatColour(value)[3] <= 153));
  });

  it('grow lighter and denser with the value, which is what colour-blind eyes go by', () => {
    const shades = Array.from({ length: 81 }, (_, i) => heatColour(CLEAR_BELOW + i / 100));
    const lightness = shades.map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue);
    for (let i = 1; i < shades.length; i += 1) {
      expect(lightness[i]).toBeGreaterThan((lightness[i - 1] ?? 0) - 1);
      expect(shades[i]?.[3]).toBeGreaterThanOrEqual(shades[i - 1]?.[3] ?? 0);
    }
    expect(lightness.at(-1)).toBeGreaterThan((lightness[0] ?? 0) + 100);
  });
});

describe('the raster', () => {
  it('has the value of a cell at its centre and is flat outside the outermost centres', () => {
    expect(valueAt(PEAK, 4.5, 2.5)).toBe(1);
    expect(valueAt(PEAK, 5, 2.5)).toBe(0.5);
    const corner = { rows: 2, columns: 2, values: [1, 0, 0, 0] };
    expect([valueAt(corner, 0, 0), valueAt(corner, 0.5, 0.5), valueAt(corner, 1, 1)]).toEqual([1, 1, 0.25]);
  });

  it('is centred on the lit cell', () => {
    const { width, height, pixels } = heatRaster(PEAK);
    const lit = Array.from({ length: width * height }, (_, i) => i).filter((i) => (pixels[4 * i + 3] ?? 0) > 0);
    const mean = (of: (i: number) => number) => lit.reduce((sum, i) => sum + of(i) + 0.5, 0) / lit.length;
    expect(mean((i) => i % width) / width).toBeCloseTo(4.5 / 7, 5);
    expect(mean((i) => Math.floor(i / width)) / height).toBeCloseTo(2.5 / 7, 5);
  });

  it('draws its line around the half, not along the edge of the picture', () => {
    const { pixels } = heatRaster({ rows: 3, columns: 3, values: Array<number>(9).fill(1) });
    expect(pixels.subarray(0, 4)).toEqual(Uint8ClampedArray.from(heatColour(1)));
    const peak = heatRaster(PEAK);
    const isLine = (x: number, y: number) => peak.pixels[4 * (y * peak.width + x)] === 255;
    const middle = Math.round((2.5 / 7) * peak.height);
    const row = Array.from({ length: peak.width }, (_, x) => x).filter((x) => isLine(x, middle));
    expect(row).toHaveLength(2);
    expect(((row[0] ?? 0) + (row[1] ?? 0) + 1) / 2 / peak.width).toBeCloseTo(4.5 / 7, 2);
  });
});
