import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeRadiograph, decodeReduced } from '../../../main/imaging/decode.ts';
import { present } from '../../../main/imaging/present.ts';
import type { Radiograph } from '../../../main/imaging/radiograph.ts';
import { coverCentre } from '../../../main/inference/preprocess.ts';
import { type Film, writeFilm } from '../../support/files/dicom-writer.ts';
import { faultOf } from '../../support/images.ts';

const SIZE = { width: 224, height: 224 };
const [COLUMNS, ROWS] = [1023, 777];
const PIXELS = Uint8Array.from({ length: COLUMNS * ROWS }, (_, i) => (Math.floor(i / COLUMNS) * 3 + (i % 89)) % 256);

function grey(): Sharp {
  return sharp(PIXELS, { raw: { width: COLUMNS, height: ROWS, channels: 1 } }).toColourspace('b-w');
}

function rgb(): Sharp {
  const pixels = Uint8Array.from([...PIXELS].flatMap((value) => [value, value, value]));
  return sharp(pixels, { raw: { width: COLUMNS, height: ROWS, channels: 3 } });
}

function forModel(radiograph: Radiograph): Promise<Uint8Array> {
  const { rows, columns } = radiograph;
  return coverCentre({ pixels: present(radiograph), rows, columns }, SIZE);
}

describe('decodeReduced', () => {
  it.each([
    ['grey PNG', () => grey().png()],
    ['interlaced PNG', () => grey().png({ progressive: true })],
    ['grey PNG with alpha', () => grey().ensureAlpha(0.5).png()],
    ['grey JPEG', () => grey().jpeg({ quality: 90 })],
    ['progressive JPEG', () => grey().jpeg({ progressive: true })],
    ['grey film as RGB JPEG', () => rgb().jpeg({ quality: 90 })],
    ['grey TIFF', () => grey().tiff({ compression: 'lzw' })],
  ])('%s: nothing cut off, and the model sees what it would see of the whole', async (_name, encode) => {
    const bytes = await encode().toBuffer();
    const { radiograph, film } = await decodeReduced(bytes, SIZE);
    expect(film).toEqual({ rows: ROWS, columns: COLUMNS });
    expect([radiograph.rows, radiograph.columns]).toEqual([224, 295]);
    expect(await forModel(radiograph)).toEqual(await forModel(await decodeRadiograph(bytes)));
  });

  it.each([
    ['PNG of three channels', () => rgb().png()],
    ['PNG of 16 bits', () => grey().toColourspace('grey16').png()],
    ['WebP', () => grey().webp()],
    ['JPEG that EXIF turns', () => grey().jpeg().withMetadata({ orientation: 6 })],
  ])('%s comes whole', async (_name, encode) => {
    const bytes = await encode().toBuffer();
    const { radiograph, film } = await decodeReduced(bytes, SIZE);
    expect(radiograph).toEqual(await decodeRadiograph(bytes));
    expect(film).toEqual({ rows: radiograph.rows, columns: radiograph.columns });
  });

  it('DICOM comes whole', async () => {
    const pixels = Uint16Array.from(PIXELS);
    const bytes = writeFilm({ rows: ROWS, columns: COLUMNS, pixels, bitsStored: 12, elements: [] } satisfies Film);
    expect((await decodeReduced(bytes, SIZE)).radiograph).toEqual(await decodeRadiograph(bytes));
  });

  it('tells colour in a smaller copy', async () => {
    const marked = await rgb()
      .composite([{ input: { create: { width: 12, height: 12, channels: 3, background: '#ff0' } }, top: 9, left: 9 }])
      .jpeg()
      .toBuffer();
    expect((await decodeReduced(marked, SIZE)).radiograph.warnings).toContain('colour-converted');
    const plain = await rgb().jpeg().toBuffer();
    expect((await decodeReduced(plain, SIZE)).radiograph.warnings).not.toContain('colour-converted');
  });

  it.each([
    ['PNG', () => grey().png()],
    ['JPEG', () => grey().jpeg()],
    ['progressive JPEG', () => grey().jpeg({ progressive: true })],
    ['TIFF', () => grey().tiff({ compression: 'lzw' })],
  ])('%s cut short is refused as by the whole decoding', async (_name, encode) => {
    const bytes = await encode().toBuffer();
    for (const share of [0.1, 0.5, 0.9, 0.995]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      expect(await faultOf(decodeReduced(cut, SIZE))).toBe(await faultOf(decodeRadiograph(cut)));
      expect(await faultOf(decodeReduced(cut, SIZE))).not.toBe('no fault');
    }
  });
});
