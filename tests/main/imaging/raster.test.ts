import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '../../../main/imaging/decode.ts';
import { present } from '../../../main/imaging/present.ts';
import { writeTiff } from '../../support/files/tiff-writer.ts';
import { faultOf, gradient } from '../../support/images.ts';

const COLUMNS = 40;
const ROWS = 30;
const EIGHT = gradient(new Uint8Array(COLUMNS * ROWS), COLUMNS, 255);
const SIXTEEN = gradient(new Uint16Array(COLUMNS * ROWS), COLUMNS, 60_000, 137);

function grey(): Sharp {
  return sharp(EIGHT, { raw: { width: COLUMNS, height: ROWS, channels: 1 } }).toColourspace('b-w');
}

function rgb(paint: (value: number, index: number) => readonly number[]): Sharp {
  const pixels = Uint8Array.from([...EIGHT].flatMap(paint));
  return sharp(pixels, { raw: { width: COLUMNS, height: ROWS, channels: 3 } });
}

describe('lossless rasters of 8 bits', () => {
  it.each([
    ['grey PNG', () => grey().png()],
    ['PNG that holds grey as RGB', () => rgb((value) => [value, value, value]).png()],
    ['palette PNG', () => grey().png({ palette: true, colours: 256 })],
    ['grey TIFF', () => grey().tiff({ compression: 'lzw' })],
    ['BigTIFF', () => grey().tiff({ compression: 'deflate', bigtiff: true })],
    ['WebP', () => grey().webp({ lossless: true })],
  ])('%s keeps every value', async (_name, encode) => {
    const decoded = await decodeRadiograph(await encode().toBuffer());
    expect(decoded.values).toEqual(EIGHT);
    expect(decoded).toMatchObject({ rows: ROWS, columns: COLUMNS, bitsStored: 8, isLossy: false, isInverted: false });
    expect(decoded.warnings).toEqual(['non-diagnostic-source']);
    expect(present(decoded)).toEqual(EIGHT);
  });

  it('ignores a colour profile: values are the stored ones', async () => {
    const tagged = await grey().png().withIccProfile('p3').toBuffer();
    expect((await decodeRadiograph(tagged)).values).toEqual(EIGHT);
  });
});

describe('rasters of 16 bits', () => {
  it('keeps the depth of PNG', async () => {
    const raw = { width: COLUMNS, height: ROWS, channels: 1, depth: 'ushort' } as const;
    const png = await sharp(SIXTEEN, { raw }).toColourspace('grey16').png().toBuffer();
    const decoded = await decodeRadiograph(png);
    expect(decoded.values).toEqual(SIXTEEN);
    expect(decoded).toMatchObject({ bitsStored: 16, windows: [], range: { min: 137, max: 60_000 } });
  });

  it('keeps the depth of PNG that holds grey as RGB', async () => {
    const raw = { width: COLUMNS, height: ROWS, channels: 3, depth: 'ushort' } as const;
    const pixels = Uint16Array.from([...SIXTEEN].flatMap((value) => [value, value, value]));
    const png = await sharp(pixels, { raw }).toColourspace('rgb16').png().toBuffer();
    const decoded = await decodeRadiograph(png);
    expect(decoded.values).toEqual(SIXTEEN);
    expect(decoded.warnings).toEqual(['non-diagnostic-source']);
  });

  it('keeps the depth of TIFF, and knows white-is-zero', async () => {
    const film = { columns: COLUMNS, rows: ROWS, pixels: SIXTEEN };
    expect((await decodeRadiograph(writeTiff(film))).values).toEqual(SIXTEEN);
    const negative = { ...film, pixels: SIXTEEN.map((value) => 65_535 - value), isWhiteZero: true };
    expect((await decodeRadiograph(writeTiff(negative))).values).toEqual(SIXTEEN);
  });
});

describe('JPEG and lossy WebP', () => {
  it.each([
    ['JPEG', () => grey().jpeg({ quality: 95 })],
    ['WebP', () => grey().webp({ quality: 95 })],
  ])('%s is close and said to be lossy', async (_name, encode) => {
    const { values, isLossy, warnings } = await decodeRadiograph(await encode().toBuffer());
    expect(isLossy).toBe(true);
    expect(warnings).toEqual(['non-diagnostic-source']);
    const errors = values.map((value, index) => Math.abs(value - (EIGHT[index] ?? 0)));
    expect(Math.max(...errors)).toBeLessThan(12);
  });
});

describe('colour', () => {
  it('becomes luma, with a word about it', async () => {
    const decoded = await decodeRadiograph(
      await rgb(() => [200, 100, 50])
        .png()
        .toBuffer(),
    );
    expect(decoded.values[0]).toBe(Math.round(0.299 * 200 + 0.587 * 100 + 0.114 * 50));
    expect(decoded.warnings).toEqual(['non-diagnostic-source', 'colour-converted']);
  });

  it('of a single marker is colour too', async () => {
    const marked = rgb((value, index) => (index === 500 ? [255, 255, 0] : [value, value, value]));
    expect((await decodeRadiograph(await marked.png().toBuffer())).warnings).toContain('colour-converted');
  });

  it('in CMYK is read', async () => {
    const cmyk = await rgb(() => [200, 100, 50])
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    expect((await decodeRadiograph(cmyk)).warnings).toContain('colour-converted');
  });
});

describe('alpha', () => {
  it('that is opaque changes nothing', async () => {
    const pixels = Uint8Array.from([...EIGHT].flatMap((value) => [value, value, value, 255]));
    const png = sharp(pixels, { raw: { width: COLUMNS, height: ROWS, channels: 4 } }).png();
    expect((await decodeRadiograph(await png.toBuffer())).values).toEqual(EIGHT);
  });

  it('that is transparent becomes black: hidden pixels stay hidden', async () => {
    const pixels = Uint8Array.from([...EIGHT].flatMap((value) => [value, value, value, 0]));
    const png = sharp(pixels, { raw: { width: COLUMNS, height: ROWS, channels: 4 } }).png();
    expect(new Set((await decodeRadiograph(await png.toBuffer())).values)).toEqual(new Set([0]));
  });
});

describe('orientation', () => {
  it.each([3, 6, 8])('EXIF %d is undone', async (orientation) => {
    const turned = await decodeRadiograph(await grey().jpeg({ quality: 100 }).withMetadata({ orientation }).toBuffer());
    const degrees = { 3: 180, 6: 90, 8: 270 }[orientation] ?? 0;
    const expected = await grey().rotate(degrees).raw().toBuffer({ resolveWithObject: true });
    expect([turned.columns, turned.rows]).toEqual([expected.info.width, expected.info.height]);
    const errors = turned.values.map((value, index) => Math.abs(value - (expected.data[index] ?? 0)));
    expect(Math.max(...errors)).toBeLessThan(8);
  });
});

describe('refused files', () => {
  it.each([
    ['PNG', () => grey().png()],
    ['JPEG', () => grey().jpeg()],
    ['progressive JPEG', () => grey().jpeg({ progressive: true })],
    ['TIFF', () => grey().tiff({ compression: 'lzw' })],
    ['WebP', () => grey().webp()],
  ])('%s cut short', async (_name, encode) => {
    const bytes = await encode().toBuffer();
    for (const share of [0.1, 0.5, 0.9]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      expect(await faultOf(decodeRadiograph(cut))).toMatch(/^(image-corrupt|format-unknown)$/);
    }
  });

  it('animation', async () => {
    const frames = sharp(EIGHT, { raw: { width: COLUMNS, height: ROWS, channels: 1, pageHeight: ROWS / 2 } });
    const webp = await frames.webp({ loop: 0, delay: [100, 100] }).toBuffer();
    expect(await faultOf(decodeRadiograph(webp))).toBe('multi-frame');
  });

  it('several pages', async () => {
    const page = { columns: COLUMNS, rows: ROWS, pixels: SIXTEEN };
    expect(await faultOf(decodeRadiograph(writeTiff(page, page)))).toBe('multi-frame');
  });

  it('samples of another type', async () => {
    const float = { columns: COLUMNS, rows: ROWS, pixels: Float32Array.from(EIGHT) };
    expect(await faultOf(decodeRadiograph(writeTiff(float)))).toBe('object-unsupported');
  });

  it('more pixels than are allowed, known from the header alone', async () => {
    const large = await sharp({ create: { width: 9000, height: 6000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(await faultOf(decodeRadiograph(large))).toBe('image-too-many-pixels');
    const claim = Buffer.from(await grey().png().toBuffer());
    claim.writeUInt32BE(0x7fff_ffff, 16);
    expect(await faultOf(decodeRadiograph(claim))).toMatch(/^(image-too-many-pixels|image-corrupt)$/);
  });

  it('empty, unknown and oversized files', async () => {
    expect(await faultOf(decodeRadiograph(new Uint8Array(0)))).toBe('file-empty');
    expect(await faultOf(decodeRadiograph(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')))).toBe(
      'format-unknown',
    );
    const padded = Buffer.concat([await grey().png().toBuffer(), Buffer.alloc(10 * 1024 * 1024)]);
    expect(await faultOf(decodeRadiograph(padded))).toBe('file-too-large');
  });
});
