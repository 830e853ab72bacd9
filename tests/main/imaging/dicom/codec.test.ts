import codecs from 'dcmjs-codecs';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeRadiograph } from '../../../../main/imaging/decode.ts';
import { decodeStored } from '../../../../main/imaging/dicom/decode-dicom.ts';
import { type Element, encapsulate, writeFilm } from '../../../support/files/dicom-writer.ts';
import { faultOf, gradient } from '../../../support/images.ts';

const { Context, NativeCodecs } = codecs;
const COLUMNS = 61;
const ROWS = 47;
const TWELVE = gradient(new Uint16Array(COLUMNS * ROWS), COLUMNS, 4095);
const SIGNED = gradient(new Int16Array(COLUMNS * ROWS), COLUMNS, 2000, -2000);
const EIGHT = gradient(new Uint8Array(COLUMNS * ROWS), COLUMNS, 255);

type Pixels = Uint8Array | Uint16Array | Int16Array;
type Encode = (context: InstanceType<typeof Context>) => InstanceType<typeof Context>;

const LOSSLESS: readonly (readonly [string, string, Encode])[] = [
  ['JPEG lossless', '1.2.840.10008.1.2.4.70', (context) => NativeCodecs.encodeJpeg(context, { lossy: false })],
  ['JPEG-LS', '1.2.840.10008.1.2.4.80', (context) => NativeCodecs.encodeJpegLs(context, { lossy: false })],
  ['JPEG 2000', '1.2.840.10008.1.2.4.90', (context) => NativeCodecs.encodeJpeg2000(context, { lossy: false })],
  ['HTJ2K', '1.2.840.10008.1.2.4.201', (context) => NativeCodecs.encodeHtJpeg2000(context, { lossy: false })],
  ['RLE', '1.2.840.10008.1.2.5', (context) => NativeCodecs.encodeRle(context)],
];

function bitsOf(pixels: Pixels): number {
  return pixels === TWELVE ? 12 : pixels.BYTES_PER_ELEMENT * 8;
}

function encode(pixels: Pixels, coder: Encode): Uint8Array {
  const context = new Context({
    width: COLUMNS,
    height: ROWS,
    bitsAllocated: pixels.BYTES_PER_ELEMENT * 8,
    bitsStored: bitsOf(pixels),
    samplesPerPixel: 1,
    pixelRepresentation: pixels instanceof Int16Array ? 1 : 0,
    planarConfiguration: 0,
    photometricInterpretation: 'MONOCHROME2',
    decodedBuffer: new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength),
  });
  return coder(context).getEncodedBuffer() ?? new Uint8Array(0);
}

function wrap(stream: Uint8Array, pixels: Pixels, syntax: string, elements: readonly Element[] = []): Uint8Array {
  const frame = encapsulate(stream);
  return writeFilm({ rows: ROWS, columns: COLUMNS, pixels, bitsStored: bitsOf(pixels), syntax, frame, elements });
}

beforeAll(() => NativeCodecs.initializeAsync());

describe.each(LOSSLESS)('%s', (_name, syntax, coder) => {
  it.each([
    ['8 bits', EIGHT],
    ['12 bits', TWELVE],
    ['16 bits signed', SIGNED],
  ] as const)('gives back %s exactly', async (_bits, pixels) => {
    const stored = await decodeStored(wrap(encode(pixels, coder), pixels, syntax));
    expect([...stored]).toEqual([...pixels]);
  });

  it('joins the fragments of a frame', async () => {
    const stream = encode(TWELVE, coder);
    const middle = Math.floor(stream.length / 4) * 2;
    const frame = encapsulate(stream.subarray(0, middle), stream.subarray(middle));
    const bytes = writeFilm({ rows: ROWS, columns: COLUMNS, pixels: TWELVE, bitsStored: 12, syntax, frame });
    expect([...(await decodeStored(bytes))]).toEqual([...TWELVE]);
  });

  it.each([0, 1, 10, 0.4, 0.9])('refuses a stream cut at %d', async (cut) => {
    const stream = encode(TWELVE, coder);
    const length = cut < 1 ? Math.floor(stream.length * cut) : cut;
    expect(await faultOf(decodeRadiograph(wrap(stream.subarray(0, length), TWELVE, syntax)))).toBe('dicom-corrupt');
  });

  it.each([
    ['rows', '00280010', ROWS + 1],
    ['rows', '00280010', ROWS - 1],
    ['columns', '00280011', COLUMNS + 1],
    ['columns', '00280011', COLUMNS - 1],
  ] as const)('refuses a header that lies about %s', async (_what, tag, value) => {
    const bytes = wrap(encode(TWELVE, coder), TWELVE, syntax, [[tag, 'US', value]]);
    expect(await faultOf(decodeRadiograph(bytes))).toBe('dicom-corrupt');
  });

  it('works again after a damaged stream', async () => {
    const stream = encode(TWELVE, coder);
    const damaged = stream.map((value, index) => (index > 60 && index < stream.length - 4 ? value ^ 0x5a : value));
    await faultOf(decodeRadiograph(wrap(damaged, TWELVE, syntax)));
    expect([...(await decodeStored(wrap(stream, TWELVE, syntax)))]).toEqual([...TWELVE]);
  });
});

describe('lossy JPEG', () => {
  const syntax = '1.2.840.10008.1.2.4.50';

  it('is close, said to be lossy, and clamped to the bits stored where it overshoots', async () => {
    const edges = EIGHT.map((_value, index) => (index % 7 < 3 ? 127 : 0));
    const stream = encode(edges, (context) => NativeCodecs.encodeJpeg(context, { lossy: true, quality: 80 }));
    const bytes = wrap(stream, edges, syntax, [
      ['00280101', 'US', 7],
      ['00280102', 'US', 6],
    ]);
    const { values, range, isLossy } = await decodeRadiograph(bytes);
    expect(isLossy).toBe(true);
    expect(range.max).toBe(127);
    const errors = values.map((value, index) => Math.abs(value - (edges[index] ?? 0)));
    expect(Math.max(...errors)).toBeLessThan(50);
  });

  it('is refused when the codec had to make up image data', async () => {
    const stream = encode(EIGHT, (context) => NativeCodecs.encodeJpeg(context, { lossy: true, quality: 95 }));
    const cut = Buffer.concat([stream.subarray(0, Math.floor(stream.length * 0.6)), Buffer.from([0xff, 0xd9])]);
    expect(await faultOf(decodeRadiograph(wrap(stream, EIGHT, syntax)))).toBe('no fault');
    expect(await faultOf(decodeRadiograph(wrap(cut, EIGHT, syntax)))).toBe('dicom-corrupt');
  });
});

describe('colour JPEG', () => {
  const paint = [200, 120, 60] as const;
  const luma = 0.299 * 200 + 0.587 * 120 + 0.114 * 60;

  it.each(['YBR_FULL_422', 'YBR_FULL', 'RGB'])('is luma where a YCbCr stream is labelled %s', async (photometric) => {
    const raw = { width: 16, height: 16, channels: 3 } as const;
    const pixels = Uint8Array.from({ length: 768 }, (_unused, index) => paint[index % 3] ?? 0);
    const frame = encapsulate(await sharp(pixels, { raw }).jpeg({ quality: 95 }).toBuffer());
    const film = { rows: 16, columns: 16, pixels: new Uint8Array(256), photometric, frame };
    const elements: readonly Element[] = [['00280002', 'US', 3]];
    const { values, warnings } = await decodeRadiograph(
      writeFilm({ ...film, syntax: '1.2.840.10008.1.2.4.50', elements }),
    );
    expect(Math.max(...values.map((value) => Math.abs(value - luma)))).toBeLessThan(4);
    expect(warnings).toContain('colour-converted');
  });
});

describe('the transfer syntax', () => {
  it('must be one that is decoded', async () => {
    const bytes = writeFilm({
      rows: 2,
      columns: 2,
      pixels: Uint8Array.of(1, 2, 3, 4),
      syntax: '1.2.840.10008.1.2.4.100',
    });
    expect(await faultOf(decodeRadiograph(bytes))).toBe('dicom-syntax-unsupported');
  });

  it('must fit the pixel data', async () => {
    const native = writeFilm({ rows: ROWS, columns: COLUMNS, pixels: EIGHT, syntax: '1.2.840.10008.1.2.4.70' });
    expect(await faultOf(decodeRadiograph(native))).toBe('dicom-corrupt');
    const stream = encode(EIGHT, (context) => NativeCodecs.encodeJpegLs(context, { lossy: false }));
    expect(await faultOf(decodeRadiograph(wrap(stream, EIGHT, '1.2.840.10008.1.2.4.70')))).toBe('dicom-corrupt');
    expect(await faultOf(decodeRadiograph(wrap(stream, EIGHT, '1.2.840.10008.1.2.4.90')))).toBe('dicom-corrupt');
    expect(await faultOf(decodeRadiograph(wrap(stream, EIGHT, '1.2.840.10008.1.2.1')))).toBe('dicom-corrupt');
  });
});
