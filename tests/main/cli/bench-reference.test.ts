import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { prepareReference, referencePipeline } from '../../../main/cli/bench-reference.ts';

const PLANE = 224 * 224;

describe('the reference pipeline', () => {
  it('normalises as published: (v / 255 - mean) / std, channels first', async () => {
    const tensor = await prepareReference(await flat({ r: 51, g: 102, b: 255 }));
    expect(tensor).toHaveLength(3 * PLANE);
    expect(tensor[0]).toBeCloseTo((0.2 - 0.485) / 0.229, 5);
    expect(tensor[PLANE]).toBeCloseTo((0.4 - 0.456) / 0.224, 5);
    expect(tensor[3 * PLANE - 1]).toBeCloseTo((1 - 0.406) / 0.225, 5);
  });

  it('cuts a wide image at both sides alike', async () => {
    const wide = Buffer.alloc(900 * 300, 0);
    for (let row = 0; row < 300; row++) wide.fill(255, row * 900 + 300, row * 900 + 600);
    const file = await sharp(wide, { raw: { width: 900, height: 300, channels: 1 } })
      .png()
      .toBuffer();
    const white = (1 - 0.485) / 0.229;
    const tensor = await prepareReference(file);
    expect(tensor[112 * 224 + 3]).toBeCloseTo(white, 1);
    expect(tensor[112 * 224 + 220]).toBeCloseTo(white, 1);
  });

  it('takes a grey file for three equal channels', async () => {
    const grey = await sharp(await flat({ r: 51, g: 51, b: 51 }))
      .toColourspace('b-w')
      .png()
      .toBuffer();
    expect(await prepareReference(grey)).toEqual(await prepareReference(await flat({ r: 51, g: 51, b: 51 })));
  });

  it('ends with a softmax over what the network gave', async () => {
    const classify = referencePipeline((image) => Promise.resolve(Float32Array.of(0, Math.log(image.length / PLANE))));
    const probabilities = await classify(await flat({ r: 0, g: 0, b: 0 }));
    expect(probabilities.map((probability) => probability.toFixed(4))).toEqual(['0.2500', '0.7500']);
  });
});

function flat(background: { r: number; g: number; b: number }): Promise<Buffer> {
  return sharp({ create: { width: 300, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
}
