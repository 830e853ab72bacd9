import fc from 'fast-check';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { decodedBytes } from '../../../main/imaging/decoded-size.ts';
import { DEFLATED, filmElements, writeDicom } from '../../support/files/dicom-writer.ts';

const [ROWS, COLUMNS] = [130, 140];
const raw = (channels: 1 | 3) =>
  sharp({ create: { width: COLUMNS, height: ROWS, channels: 3, background: '#345' } }).toColourspace(
    channels === 1 ? 'b-w' : 'srgb',
  );

it.each<[string, number, () => Promise<Uint8Array>]>([
  ['an 8-bit grey PNG', 1, () => raw(1).png().toBuffer()],
  ['a colour PNG', 3, () => raw(3).png().toBuffer()],
  ['a 16-bit grey PNG', 2, () => raw(1).toColourspace('grey16').png().toBuffer()],
  ['a 16-bit colour PNG', 6, () => raw(3).toColourspace('rgb16').png().toBuffer()],
  [
    'a 16-bit TIFF, however small its file',
    2,
    () => raw(1).toColourspace('grey16').tiff({ compression: 'deflate' }).toBuffer(),
  ],
  ['a colour JPEG', 3, () => raw(3).jpeg().toBuffer()],
  ['a WebP', 3, () => raw(3).webp().toBuffer()],
  ['a 16-bit DICOM', 2, () => Promise.resolve(dicom())],
  ['a deflated DICOM', 2, () => Promise.resolve(dicom(DEFLATED))],
])('%s takes %i bytes a pixel', async (_, bytesPerPixel, make) => {
  expect(await decodedBytes(await make())).toBe(ROWS * COLUMNS * bytesPerPixel);
});

it('takes what cannot be decoded for nothing, and never rejects', async () => {
  const film = dicom();
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.integer({ min: 0, max: film.length }).map((end) => film.subarray(0, end)),
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (bytes) => {
      expect(await decodedBytes(bytes)).toBeGreaterThanOrEqual(0);
    }),
  );
});

function dicom(syntax?: string): Uint8Array {
  const elements = filmElements({ rows: ROWS, columns: COLUMNS, pixels: new Uint16Array(ROWS * COLUMNS) });
  return writeDicom(elements, syntax);
}
