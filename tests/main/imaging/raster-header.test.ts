import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { plainHeader, type RasterHeader } from '../../../main/imaging/raster-header.ts';
import { crc32 } from '../../support/files/crc32.ts';
import { gradient } from '../../support/images.ts';
import { mutate, random } from '../../support/mutation.ts';

const COLUMNS = 40;
const ROWS = 30;
const PLAIN = { width: COLUMNS, height: ROWS, channels: 1, depth: 'uchar', hasAlpha: false };
const EIGHT = gradient(new Uint8Array(COLUMNS * ROWS), COLUMNS, 255);
const grey = () => sharp(EIGHT, { raw: { width: COLUMNS, height: ROWS, channels: 1 } }).toColourspace('b-w');
const colour = () => {
  const pixels = Uint8Array.from([...EIGHT].flatMap((value) => [value, 255 - value, 7]));
  return sharp(pixels, { raw: { width: COLUMNS, height: ROWS, channels: 3 } });
};

/** What libvips says of the same bytes; null where it does not read them. */
async function saidByLibvips(bytes: Uint8Array): Promise<Partial<RasterHeader> | null> {
  const said = await sharp(bytes, { failOn: 'warning', limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (said === null) return null;
  const { width, height, channels, depth, hasAlpha, orientation = 1, pages = 1 } = said;
  return { width, height, channels, depth, hasAlpha, orientation, pages };
}

/** A PNG chunk of zeros. */
function chunk(name: string, length: number): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), new Uint8Array(length)]);
  const bytes = Buffer.alloc(12 + length);
  bytes.writeUInt32BE(length);
  bytes.set(body, 4);
  bytes.writeUInt32BE(crc32(body), 8 + length);
  return bytes;
}

/** A JPEG segment of zeros. */
function segment(marker: number, length: number): Uint8Array {
  return Uint8Array.from([0xff, marker, 0, 2 + length, ...new Uint8Array(length)]);
}

describe('plainHeader', () => {
  it.each([
    ['PNG', () => grey().png()],
    ['interlaced PNG', () => grey().png({ progressive: true })],
    ['JPEG', () => grey().jpeg()],
    ['progressive JPEG', () => grey().jpeg({ progressive: true })],
  ])('reads a grey %s', async (_name, encode) => {
    expect(plainHeader(await encode().toBuffer())).toEqual(PLAIN);
  });

  it.each([
    ['a PNG with an unknown number of pixels per metre', () => grey().png(), 8 + 25, chunk('pHYs', 9)],
    ['a JPEG with a colour profile', () => grey().jpeg(), 2, segment(0xe2, 12)],
    ['a JPEG with a comment', () => grey().jpeg(), 2, segment(0xfe, 5)],
  ])('reads past what says nothing about grey values: %s', async (_name, encode, at, inserted) => {
    const bytes = await encode().toBuffer();
    const longer = Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]);
    expect(plainHeader(longer)).toEqual(PLAIN);
    expect(await saidByLibvips(longer)).toMatchObject(PLAIN);
  });

  it.each([
    ['PNG in colour', () => colour().png()],
    ['PNG with a palette', () => grey().png({ palette: true })],
    ['PNG with alpha', () => grey().ensureAlpha(0.5).png()],
    ['PNG that EXIF turns', () => grey().withMetadata({ orientation: 6 }).png()],
    ['PNG of 16 bits', () => grey().toColourspace('grey16').png()],
    ['JPEG in colour', () => colour().jpeg()],
    ['JPEG that EXIF turns', () => grey().withMetadata({ orientation: 6 }).jpeg()],
    ['TIFF', () => grey().tiff()],
    ['WebP', () => grey().webp()],
  ])('leaves a %s to libvips', async (_name, encode) => {
    expect(plainHeader(await encode().toBuffer())).toBeNull();
  });

  it.each([[new Uint8Array(0)], [Uint8Array.of(0xff, 0xd8)], [Uint8Array.of(0x89, 0x50, 0x4e, 0x47)]])(
    'leaves a file that ends early to libvips: %j',
    (bytes) => {
      expect(plainHeader(bytes)).toBeNull();
    },
  );

  it.each([
    ['PNG', 8, () => grey().png()],
    ['JPEG', 2, () => grey().jpeg()],
  ])('never says of a broken %s what libvips does not', async (_name, kept, encode) => {
    const bytes = await encode().toBuffer();
    // Nearly all of the small file is header, but for what follows the last of it.
    const header = bytes.subarray(0, 400);
    const next = random(20_261_123);
    let agreed = 0;
    for (let round = 0; round < 1500; round += 1) {
      const broken = Buffer.concat([mutate(header, kept, next), bytes.subarray(400)]);
      const [plain, said] = [plainHeader(broken), await saidByLibvips(broken)];
      if (plain === null || said === null) continue;
      expect(said).toEqual({ ...plain, orientation: 1, pages: 1 });
      agreed += 1;
    }
    expect(agreed).toBeGreaterThan(10);
  });
});
