import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Preprocessing } from '../../../main/inference/card.ts';
import { equaliseHistogram } from '../../../main/imaging/equalise.ts';
import type { GreyImage } from '../../../main/inference/preprocess.ts';
import { coverCentre, toInput } from '../../../main/inference/preprocess.ts';

const IMAGENET: Preprocessing = {
  width: 224,
  height: 224,
  fit: 'cover',
  kernel: 'lanczos3',
  standardise: 'none',
  scale: 255,
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
  layout: 'NCHW',
};
const PLANE = 224 * 224;

/** The two steps between which the host asks the chest gate. */
async function preprocess(image: GreyImage, wanted: Preprocessing): Promise<Float32Array> {
  return toInput(await coverCentre(image, wanted), wanted);
}

function flat(value: number, rows = 300, columns = 500) {
  return { pixels: new Uint8Array(rows * columns).fill(value), rows, columns };
}

describe('preprocess', () => {
  it.each([0, 1, 127, 254, 255])('normalises grey %i by the formula, channel by channel', async (value) => {
    const tensor = await preprocess(flat(value), IMAGENET);
    expect(tensor).toHaveLength(3 * PLANE);
    IMAGENET.mean.forEach((mean, channel) => {
      const expected = Math.fround((value / 255 - mean) / (IMAGENET.std[channel] ?? 1));
      const plane = tensor.subarray(channel * PLANE, (channel + 1) * PLANE);
      expect(plane.every((x) => x === expected)).toBe(true);
    });
  });

  it('makes one channel in a range such as [-1024, 1024] where the card says so', async () => {
    const wanted: Preprocessing = { ...IMAGENET, mean: [0.5], std: [1 / 2048] };
    const ends = await Promise.all([0, 255].map((value) => preprocess(flat(value), wanted)));
    expect(ends.map((tensor) => [tensor.length, tensor[0]])).toEqual([
      [PLANE, -1024],
      [PLANE, 1024],
    ]);
  });

  it('keeps the centre and cuts the long sides', async () => {
    const [rows, columns] = [224, 448];
    const pixels = Uint8Array.from({ length: rows * columns }, (_, i) =>
      Math.abs((i % columns) - 223.5) < 80 ? 200 : 0,
    );
    const tensor = await preprocess(
      { pixels, rows, columns },
      { ...IMAGENET, mean: [0, 0, 0], std: [1, 1, 1], scale: 1 },
    );
    const middleRow = tensor.subarray(112 * 224, 113 * 224);
    expect(middleRow[112]).toBe(200);
    expect([middleRow[0], middleRow[223]]).toEqual([0, 0]);
    expect(middleRow.filter((x) => x > 100)).toHaveLength(160);
  });

  it('leaves an image of the wanted size as it is', async () => {
    const pixels = Uint8Array.from({ length: PLANE }, (_, i) => (i * 7919) % 256);
    const tensor = await preprocess(
      { pixels, rows: 224, columns: 224 },
      { ...IMAGENET, mean: [0, 0, 0], std: [1, 1, 1], scale: 1 },
    );
    expect(Array.from(tensor.subarray(0, PLANE))).toEqual(Array.from(pixels));
  });
});

describe('equaliseHistogram', () => {
  it('follows the formula on a worked example', () => {
    // Counts 1, 1, 2 of four pixels: cdf 1, 2, 4; (cdf - 1) / 3 * 255 = 0, 85, 255.
    expect([...equaliseHistogram(Uint8Array.of(10, 20, 30, 30))]).toEqual([0, 85, 255, 255]);
  });

  it('returns an image of a single grey value unchanged', () => {
    for (let value = 0; value < 256; value += 1) {
      const uniform = Uint8Array.of(value, value);
      expect(equaliseHistogram(uniform)).toEqual(uniform);
    }
  });

  it('keeps the order of grey values and spreads them over the whole range', () => {
    const severalGreys = fc.uint8Array({ minLength: 2, maxLength: 400 }).filter((grey) => new Set(grey).size > 1);
    fc.assert(
      fc.property(severalGreys, (grey) => {
        const equal = equaliseHistogram(grey);
        expect([Math.min(...equal), Math.max(...equal)]).toEqual([0, 255]);
        const order = [...grey.keys()].toSorted((a, b) => (grey[a] ?? 0) - (grey[b] ?? 0));
        order.forEach((at, i) => expect(equal[at]).toBeGreaterThanOrEqual(equal[order[i - 1] ?? at] ?? 0));
      }),
    );
  });
});
