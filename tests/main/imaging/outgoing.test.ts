import sharp from 'sharp';
import { expect, it } from 'vitest';
import { outgoingPicture } from '../../../main/imaging/outgoing.ts';
import { writeFilm } from '../../support/files/dicom-writer.ts';
import { faultOf, gradient } from '../../support/images.ts';
import { written } from '../../support/written.ts';

const [ROWS, COLUMNS] = [1500, 1200];

it('leaves as small grey pixels of the middle, without a word of what the file says', async () => {
  const film = {
    rows: ROWS,
    columns: COLUMNS,
    pixels: ramp(),
    elements: [
      ['00100010', 'PN', 'CANARY^AYSE'],
      ['00100020', 'LO', 'CANARY-4711'],
    ] as const,
  };
  const picture = await outgoingPicture(writeFilm(film));
  if (picture.hold !== null) throw new Error(picture.hold);
  const { format, width, height, channels, depth, exif, icc, xmp, iptc, comments } = await sharp(
    picture.png,
  ).metadata();
  expect({ format, width, height, channels, depth }).toEqual({
    format: 'png',
    width: 819,
    height: 1024,
    channels: 1,
    depth: 'uchar',
  });
  expect([exif, icc, xmp, iptc, comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  // pHYs: a resolution that is the same for every picture.
  expect(chunksOf(picture.png)).toEqual(['IHDR', 'pHYs', 'IDAT', 'IEND']);
  expect(Buffer.from(picture.png).includes('CANARY')).toBe(false);
});

it('shows the very values of the display where nothing is made smaller', async () => {
  const pixels = gradient(new Uint8Array(200 * 100), 100, 250, 10);
  const picture = await outgoingPicture(writeFilm({ rows: 200, columns: 100, pixels }));
  if (picture.hold !== null) throw new Error(picture.hold);
  const { data, info } = await sharp(picture.png).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 80, height: 160 });
  expect(data[0]).toBe(pixels[20 * 100 + 10]);
});

it('stays where something is written in the middle; writing on the border is cut off', async () => {
  expect(await writtenAt(500, 700)).toEqual({ hold: 'text-in-image' });
  expect((await writtenAt(200, 60)).hold).toBeNull();
});

it('says what is wrong with a file that is no image', async () => {
  expect(await faultOf(outgoingPicture(Buffer.from('not an image')))).toBe('format-unknown');
});

function writtenAt(left: number, top: number): ReturnType<typeof outgoingPicture> {
  const pixels = written(ramp(), COLUMNS, { text: 'THELET', left, top, cell: 3, value: 255 });
  return outgoingPicture(writeFilm({ rows: ROWS, columns: COLUMNS, pixels }));
}

/** Smooth, so that nothing in it stands like a letter. */
function ramp(): Uint8Array {
  return Uint8Array.from({ length: ROWS * COLUMNS }, (_, index) => Math.floor(((index % COLUMNS) / COLUMNS) * 180));
}

/** The names of a PNG's chunks, each once. */
function chunksOf(png: Uint8Array): readonly string[] {
  const bytes = Buffer.from(png);
  const names = new Set<string>();
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    names.add(bytes.toString('latin1', at + 4, at + 8));
  }
  return [...names];
}
