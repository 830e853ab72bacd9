/** Seeded mutations of small valid files: whatever the bytes, the outcome is a radiograph or an ImageFault. */
import codecs from 'dcmjs-codecs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { refusalOf, warningsOf } from '../../../main/imaging/admission.ts';
import { decodeRadiograph } from '../../../main/imaging/decode.ts';
import { present } from '../../../main/imaging/present.ts';
import { encapsulate, IMPLICIT, writeFilm } from '../../support/files/dicom-writer.ts';
import { faultOf, gradient } from '../../support/images.ts';
import { mutate, random } from '../../support/mutation.ts';

const { Context, NativeCodecs } = codecs;
const COLUMNS = 32;
const ROWS = 24;
const EIGHT = gradient(new Uint8Array(COLUMNS * ROWS), COLUMNS, 255);
const SIXTEEN = gradient(new Uint16Array(COLUMNS * ROWS), COLUMNS, 4095);
const POPULATION = { age_min: 18, views: ['PA', 'AP'], body_part: 'CHEST' };

async function survive(bytes: Uint8Array): Promise<void> {
  const film = await decodeRadiograph(bytes);
  expect(film.values).toHaveLength(film.rows * film.columns);
  expect(present(film)).toHaveLength(film.values.length);
  refusalOf(film, POPULATION);
  warningsOf(film);
}

async function fuzz(bytes: Uint8Array, kept: number, rounds: number): Promise<void> {
  const next = random(20_261_123);
  const codes = new Set<string>();
  for (let round = 0; round < rounds; round += 1) codes.add(await faultOf(survive(mutate(bytes, kept, next))));
  expect(codes.size).toBeGreaterThan(1);
}

async function compressed(coder: 'encodeJpeg' | 'encodeJpegLs' | 'encodeJpeg2000' | 'encodeHtJpeg2000', uid: string) {
  await NativeCodecs.initializeAsync();
  const context = new Context({
    width: COLUMNS,
    height: ROWS,
    bitsAllocated: 16,
    bitsStored: 12,
    samplesPerPixel: 1,
    pixelRepresentation: 0,
    planarConfiguration: 0,
    photometricInterpretation: 'MONOCHROME2',
    decodedBuffer: new Uint8Array(SIXTEEN.buffer),
  });
  const stream = NativeCodecs[coder](context, { lossy: false }).getEncodedBuffer() ?? new Uint8Array(0);
  const frame = encapsulate(stream);
  return writeFilm({ rows: ROWS, columns: COLUMNS, pixels: SIXTEEN, bitsStored: 12, syntax: uid, frame });
}

const picture = sharp(EIGHT, { raw: { width: COLUMNS, height: ROWS, channels: 1 } });

describe('hostile bytes', () => {
  it.each([
    ['PNG', 8, () => picture.clone().png().toBuffer()],
    ['JPEG', 3, () => picture.clone().jpeg().toBuffer()],
    ['TIFF', 4, () => picture.clone().tiff({ compression: 'lzw' }).toBuffer()],
    ['WebP', 12, () => picture.clone().webp().toBuffer()],
  ])('%s', async (_name, kept, encode) => {
    await fuzz(await encode(), kept, 700);
  });

  const film = { rows: ROWS, columns: COLUMNS, pixels: SIXTEEN, bitsStored: 12 };

  it.each([
    ['explicit', () => writeFilm(film)],
    ['implicit', () => writeFilm({ ...film, syntax: IMPLICIT })],
  ])('DICOM, %s, in its header', async (_name, encode) => {
    // The pixels are at the end: without them, every mutation hits the header.
    const bytes = encode();
    await fuzz(bytes, 132, 1500);
    await fuzz(bytes.subarray(0, bytes.length - SIXTEEN.byteLength + 8), 132, 1500);
  });

  it.each([
    ['JPEG lossless', 'encodeJpeg', '1.2.840.10008.1.2.4.70'],
    ['JPEG-LS', 'encodeJpegLs', '1.2.840.10008.1.2.4.80'],
    ['JPEG 2000', 'encodeJpeg2000', '1.2.840.10008.1.2.4.90'],
    ['HTJ2K', 'encodeHtJpeg2000', '1.2.840.10008.1.2.4.201'],
  ] as const)('DICOM with %s', async (_name, coder, uid) => {
    await fuzz(await compressed(coder, uid), 132 + 28, 250);
  });
});
