import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeRadiograph } from '../../../../main/imaging/decode.ts';
import { judgeChestDomain } from '../../../../main/imaging/domain/chest-domain.ts';
import { present } from '../../../../main/imaging/present.ts';
import { makeSample } from '../../../../main/samples/samples.ts';

const SIDE = 224;
const DATA = join(import.meta.dirname, '../../../../../shared/data');

function drawn(value: (x: number, y: number) => number): Uint8Array {
  return Uint8Array.from({ length: SIDE * SIDE }, (_, i) => value(i % SIDE, Math.floor(i / SIDE)));
}

async function covered(bytes: Uint8Array): Promise<Uint8Array> {
  const radiograph = await decodeRadiograph(bytes);
  const raw = { width: radiograph.columns, height: radiograph.rows, channels: 1 } as const;
  return sharp(present(radiograph), { raw }).resize(SIDE, SIDE, { fit: 'cover' }).toColourspace('b-w').raw().toBuffer();
}

function shareOf(verdicts: readonly { readonly isChest: boolean }[]): number {
  return verdicts.filter(({ isChest }) => isChest).length / verdicts.length;
}

function judgedFiles(folder: string, limit: number) {
  const files = readdirSync(join(DATA, folder)).filter((name) => name.endsWith('.jpg'));
  const chosen = files.filter((_, i) => i % Math.ceil(files.length / limit) === 0);
  return Promise.all(
    chosen.map(async (name) => judgeChestDomain(await covered(readFileSync(join(DATA, folder, name))))),
  );
}

const UPRIGHT = ['sample-1-chest.dcm', 'sample-2-opacity.dcm', 'sample-3-inverted.dcm', 'sample-4-tilted.png'] as const;

let films: Uint8Array[] = [];
beforeAll(async () => {
  films = await Promise.all(UPRIGHT.map(async (name) => covered(await makeSample(name))));
}, 240_000);

describe('judgeChestDomain', () => {
  // Distances and likenesses were printed by models/training/chest_domain.py for the same two drawings.
  it.each([
    [
      drawn((x, y) => Math.floor((x * x + 3 * y * y + x * y) / 97) % 256),
      9.466295272438298,
      -0.21597636577971505,
      false,
    ],
    [
      drawn((x, y) => Math.floor((255 * (Math.abs(x - 111.5) + Math.abs(y - 111.5))) / 223)),
      8.789113709510016,
      -0.12011356794963003,
      true,
    ],
  ])('computes what the learning script computes (%#)', (grey, distance, likeness, isInverted) => {
    const verdict = judgeChestDomain(grey);
    expect(verdict.distance).toBeCloseTo(distance, 3);
    expect(verdict.likeness).toBeCloseTo(likeness, 5);
    expect(verdict).toMatchObject({ isChest: false, isInverted });
  });

  it('does not depend on exposure', () => {
    const [chest = new Uint8Array()] = films;
    const dim = judgeChestDomain(chest.map((value) => Math.floor(value / 3)));
    expect(Math.abs(dim.distance - judgeChestDomain(chest).distance)).toBeLessThan(0.5);
  });

  it('takes the synthetic chests for chests, tilted or stored inverted, and the hand for none', async () => {
    for (const film of films) expect(judgeChestDomain(film)).toMatchObject({ isChest: true, isInverted: false });
    expect(judgeChestDomain(await covered(await makeSample('sample-5-hand.dcm'))).isChest).toBe(false);
  });

  it('recognises a negative and refuses a film turned by a quarter', () => {
    const [chest = new Uint8Array()] = films;
    expect(judgeChestDomain(chest.map((value) => 255 - value))).toMatchObject({ isChest: true, isInverted: true });
    const turned = drawn((x, y) => chest[x * SIDE + (SIDE - 1 - y)] ?? 0);
    expect(judgeChestDomain(turned).isChest).toBe(false);
  });

  it('refuses a texture: it lies near the mean without looking like it', () => {
    const bricks = drawn((x, y) =>
      y % 28 < 3 || (x + (Math.floor(y / 28) % 2) * 28) % 56 < 3 ? 60 : 150 + ((x * y) % 40),
    );
    for (const grey of [bricks, drawn(() => 90)]) expect(judgeChestDomain(grey).isChest).toBe(false);
  });

  it('refuses an image of another size loudly', () => {
    expect(() => judgeChestDomain(new Uint8Array(100))).toThrow('224 x 224');
  });
});

const skipped = !existsSync(DATA);
if (skipped) console.warn('SKIPPED: ../shared/data is absent, the chest domain was not tried on real images');

describe.skipIf(skipped)('on real images', () => {
  it('admits most chests and refuses most photographs', async () => {
    for (const folder of ['cxr/covid19', 'cxr/pneumonia', 'cxr/normal']) {
      expect(shareOf(await judgedFiles(folder, 25))).toBeGreaterThanOrEqual(0.8);
    }
    expect(shareOf(await judgedFiles('not-chest', 20))).toBeLessThanOrEqual(0.1);
  });
});
