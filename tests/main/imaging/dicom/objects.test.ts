import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '../../../../main/imaging/decode.ts';
import { DEFLATED, type Element, filmElements, writeDicom, writeFilm } from '../../../support/files/dicom-writer.ts';
import { faultOf, gradient } from '../../../support/images.ts';

const SIDE = { rows: 4, columns: 4 };
const PIXELS = gradient(new Uint16Array(16), 4, 1000);

function codeOf(...elements: readonly Element[]): Promise<string> {
  return faultOf(decodeRadiograph(writeFilm({ ...SIDE, pixels: PIXELS, elements })));
}

const CLASS = '1.2.840.10008.5.1.4.1.1.';

describe('objects that are no film', () => {
  it.each([
    ['structured report', '88.22', 'object-unsupported'],
    ['segmentation', '66.4', 'object-unsupported'],
    ['presentation state', '11.1', 'object-unsupported'],
    ['radiotherapy plan', '481.5', 'object-unsupported'],
    ['waveform', '9.1.1', 'object-unsupported'],
    ['PDF', '104.1', 'object-unsupported'],
    ['DX for processing', '1.1.1', 'for-processing'],
    ['CR', '1', 'no fault'],
    ['DX for presentation', '1.1', 'no fault'],
    ['secondary capture', '7', 'no fault'],
  ])('%s', async (_name, suffix, code) => {
    expect(await codeOf(['00080016', 'UI', CLASS + suffix])).toBe(code);
  });

  it('an intent says for processing too', async () => {
    expect(await codeOf(['00080068', 'CS', 'FOR PROCESSING'])).toBe('for-processing');
    expect(await codeOf(['00080068', 'CS', 'FOR PRESENTATION'])).toBe('no fault');
  });

  it('no pixels, several frames, floating-point pixels', async () => {
    const elements = filmElements({ ...SIDE, pixels: PIXELS });
    const without = elements.filter(([tag]) => tag !== '7fe00010');
    expect(await faultOf(decodeRadiograph(writeDicom(without)))).toBe('no-pixels');
    expect(await codeOf(['00280008', 'IS', '2'])).toBe('multi-frame');
    expect(await codeOf(['7fe00008', 'OW', new Uint8Array(64)])).toBe('object-unsupported');
  });
});

describe('headers that do not hold together', () => {
  it.each([
    ['no rows', ['00280010', 'US', []], 'dicom-corrupt'],
    ['no columns', ['00280011', 'US', 0], 'dicom-corrupt'],
    ['more pixels than are allowed', ['00280010', 'US', 60_000], 'image-too-many-pixels'],
    ['rows missing from the pixel data', ['00280010', 'US', 5], 'dicom-corrupt'],
    ['no photometric interpretation', ['00280004', 'CS', ''], 'dicom-corrupt'],
    ['an unknown photometric interpretation', ['00280004', 'CS', 'HSV'], 'object-unsupported'],
    ['grey of three samples', ['00280002', 'US', 3], 'dicom-corrupt'],
    ['32 bits', ['00280100', 'US', 32], 'object-unsupported'],
    ['more bits stored than allocated', ['00280101', 'US', 17], 'dicom-corrupt'],
    ['no bits stored', ['00280101', 'US', 0], 'dicom-corrupt'],
    ['a high bit below the bits stored', ['00280102', 'US', 3], 'dicom-corrupt'],
    ['an unknown pixel representation', ['00280103', 'US', 7], 'dicom-corrupt'],
    ['frames that are no number', ['00280008', 'IS', 'many'], 'dicom-corrupt'],
    ['negative frames', ['00280008', 'IS', '-1'], 'dicom-corrupt'],
    ['one frame, said in words of the standard', ['00280008', 'IS', '1 '], 'no fault'],
  ] as const)('%s', async (_what, element, code) => {
    expect(await codeOf(element)).toBe(code);
  });

  it('pixel data far longer than the image', async () => {
    const wide = { rows: 128, columns: 128, pixels: new Uint8Array(128 * 128) };
    const narrow = writeFilm({ ...wide, elements: [['00280011', 'US', 126]] });
    expect(await faultOf(decodeRadiograph(narrow))).toBe('dicom-corrupt');
  });
});

describe('files that are no DICOM after all', () => {
  it.each([0, 1, 7, 100])('magic and %d bytes of noise', async (length) => {
    const noise = Uint8Array.from({ length: 132 + length }, (_unused, index) => (index * 37) & 0xff);
    noise.set(Buffer.from('DICM'), 128);
    expect(await faultOf(decodeRadiograph(noise))).toMatch(/^dicom-/);
  });

  it('cut anywhere', async () => {
    const whole = writeFilm({ ...SIDE, pixels: PIXELS });
    for (let length = 132; length < whole.length; length += 1) {
      expect(await faultOf(decodeRadiograph(whole.subarray(0, length)))).toMatch(/^(dicom-corrupt|no-pixels)$/);
    }
  });

  it('a deflate bomb', async () => {
    const start = writeDicom([], DEFLATED).subarray(0, -2);
    const bomb = new Uint8Array(Buffer.concat([start, deflateRawSync(Buffer.alloc(300 * 1024 * 1024), { level: 1 })]));
    expect(await faultOf(decodeRadiograph(bomb))).toBe('file-too-large');
  });

  it('sequences nested until the parser gives up', async () => {
    const meta = writeDicom([]);
    // An SQ of undefined length that holds an item of undefined length that holds an SQ …
    const level = [
      0x08, 0x00, 0x15, 0x11, 0x53, 0x51, 0, 0, 255, 255, 255, 255, 0xfe, 0xff, 0x00, 0xe0, 255, 255, 255, 255,
    ];
    const nested = Buffer.concat([meta, Buffer.alloc(level.length * 50_000, Buffer.from(level))]);
    expect(await faultOf(decodeRadiograph(new Uint8Array(nested)))).toBe('dicom-corrupt');
  });
});

function decodeColour(pixels: Uint8Array, photometric: string, ...elements: readonly Element[]) {
  const samples: Element = ['00280002', 'US', 3];
  return decodeRadiograph(writeFilm({ ...SIDE, pixels, photometric, elements: [samples, ...elements] }));
}

function ramp(scale: number): Uint8Array {
  return new Uint8Array(Uint16Array.from([0, 64, 128, 255], (value) => value * scale).buffer);
}

describe('colour', () => {
  const red = Uint8Array.from({ length: 48 }, (_unused, index) => (index % 3 === 0 ? 200 : 100));
  const grey = Uint8Array.from({ length: 48 }, (_unused, index) => Math.floor(index / 3) * 10);

  it('becomes luma, with a word about it', async () => {
    const decoded = await decodeColour(red, 'RGB');
    expect(decoded.values[0]).toBe(Math.round(0.299 * 200 + 0.701 * 100));
    expect(decoded.warnings).toEqual(['colour-converted']);
  });

  it('that is grey after all stays exact and unmentioned', async () => {
    const decoded = await decodeColour(grey, 'RGB');
    expect([...decoded.values]).toEqual(Array.from({ length: 16 }, (_unused, index) => index * 10));
    expect(decoded.warnings).toEqual([]);
  });

  it('by plane is the same as by pixel', async () => {
    const planes = Uint8Array.from(
      { length: 48 },
      (_unused, index) => red[(index % 16) * 3 + Math.floor(index / 16)] ?? 0,
    );
    const decoded = await decodeColour(planes, 'RGB', ['00280006', 'US', 1]);
    expect(decoded.values).toEqual((await decodeColour(red, 'RGB')).values);
  });

  it('in YCbCr gives its Y', async () => {
    const full = await decodeColour(red, 'YBR_FULL');
    expect([...full.values]).toEqual(Array<number>(16).fill(200));
    const half = Uint8Array.from({ length: 32 }, (_unused, index) => (index % 4 < 2 ? index : 128));
    const decoded = await decodeColour(half, 'YBR_FULL_422');
    expect([...decoded.values].slice(0, 6)).toEqual([0, 1, 4, 5, 8, 9]);
    expect(decoded.warnings).toEqual([]);
  });

  it('by palette is looked up', async () => {
    const descriptor = [4, 0, 16];
    const elements: readonly Element[] = [
      ['00281101', 'US', descriptor],
      ['00281102', 'US', descriptor],
      ['00281103', 'US', descriptor],
      ['00281201', 'OW', ramp(256)],
      ['00281202', 'OW', ramp(256)],
      ['00281203', 'OW', ramp(256)],
    ];
    const pixels = Uint8Array.from({ length: 16 }, (_unused, index) => index % 5);
    const decoded = await decodeRadiograph(writeFilm({ ...SIDE, pixels, photometric: 'PALETTE COLOR', elements }));
    expect([...decoded.values].slice(0, 5)).toEqual([0, 64, 128, 255, 255]);
    expect(decoded.warnings).toEqual([]);
  });
});
