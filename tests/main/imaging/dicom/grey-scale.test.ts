import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '../../../../main/imaging/decode.ts';
import { decodeStored } from '../../../../main/imaging/dicom/decode-dicom.ts';
import { present } from '../../../../main/imaging/present.ts';
import { BIG_ENDIAN, DEFLATED, type Element, IMPLICIT, writeFilm } from '../../../support/files/dicom-writer.ts';
import { faultOf, gradient } from '../../../support/images.ts';

const SIDE = { rows: 2, columns: 2 };
const FOUR = Uint16Array.of(0, 100, 200, 1000);

function film(elements: readonly Element[], pixels: Uint8Array | Uint16Array | Int16Array = FOUR) {
  return decodeRadiograph(writeFilm({ ...SIDE, pixels, elements }));
}

function table(entries: readonly number[], first: number, bits: number): readonly Element[] {
  const data = new Uint8Array(Uint16Array.from(entries).buffer);
  return [
    ['00283002', 'US', [entries.length, first, bits]],
    ['00283006', 'OW', data],
  ];
}

describe('stored values', () => {
  it('are the bits below HighBit, whatever the others hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint16Array({ minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 16 }),
        fc.boolean(),
        async (raw, bitsStored, isSigned) => {
          const elements: readonly Element[] = [['00280103', 'US', isSigned ? 1 : 0]];
          const stored = await decodeStored(writeFilm({ ...SIDE, pixels: raw, bitsStored, elements }));
          const expected = Array.from(raw, (value) => {
            const bits = BigInt(value);
            return Number(isSigned ? BigInt.asIntN(bitsStored, bits) : BigInt.asUintN(bitsStored, bits));
          });
          expect([...stored]).toEqual(expected);
        },
      ),
    );
  });

  it('are shifted down where HighBit is above BitsStored', async () => {
    const bytes = writeFilm({
      ...SIDE,
      pixels: Uint16Array.of(0xfff0, 0x0010, 0x800f, 0x1230),
      bitsStored: 12,
      elements: [['00280102', 'US', 15]],
    });
    expect([...(await decodeStored(bytes))]).toEqual([0xfff, 1, 0x800, 0x123]);
  });

  it.each([IMPLICIT, BIG_ENDIAN, DEFLATED])('are the same in transfer syntax %s', async (syntax) => {
    const pixels = Int16Array.of(-2, 3, 258, -32768);
    expect([...(await decodeStored(writeFilm({ ...SIDE, pixels, syntax })))]).toEqual([...pixels]);
  });

  it('of 8 bits in big-endian words keep their order', async () => {
    const pixels = Uint8Array.of(1, 2, 3, 4);
    expect([...(await decodeStored(writeFilm({ ...SIDE, pixels, syntax: BIG_ENDIAN })))]).toEqual([1, 2, 3, 4]);
  });
});

describe('the modality transform', () => {
  it('rescales to whole numbers where slope and intercept are whole', async () => {
    const { values, range } = await film([
      ['00281052', 'DS', '-1024'],
      ['00281053', 'DS', '2'],
    ]);
    expect(values).toEqual(Int16Array.of(-1024, -824, -624, 976));
    expect(range).toEqual({ min: -1024, max: 976 });
  });

  it('keeps fractions', async () => {
    const { values } = await film([['00281053', 'DS', '0.5']], Uint16Array.of(1, 2, 3, 4));
    expect(values).toEqual(Float32Array.of(0.5, 1, 1.5, 2));
  });

  it('keeps whole results beyond 16 bits', async () => {
    const { values } = await film([['00281053', 'DS', '1000']], Uint16Array.of(1, 2, 3, 65_535));
    expect([...values]).toEqual([1000, 2000, 3000, 65_535_000]);
  });

  it('looks up a Modality LUT; inputs outside take its ends', async () => {
    const { values } = await film([['00283000', 'SQ', [table([7, 70, 700], 99, 16)]]]);
    expect([...values]).toEqual([7, 70, 700, 700]);
  });

  it.each(['0', 'abc', '1e400'])('refuses RescaleSlope %s', async (slope) => {
    expect(await faultOf(film([['00281053', 'DS', slope]]))).toBe('dicom-corrupt');
  });

  it('refuses a table shorter than it says', async () => {
    const short: readonly Element[] = [
      ['00283002', 'US', [300, 0, 16]],
      ['00283006', 'OW', new Uint8Array(10)],
    ];
    expect(await faultOf(film([['00283000', 'SQ', [short]]]))).toBe('dicom-corrupt');
  });

  it('takes an empty item for no table', async () => {
    const { values } = await film([['00283000', 'SQ', [[['00283002', 'US', []]]]]]);
    expect([...values]).toEqual([...FOUR]);
  });
});

describe('the VOI', () => {
  it('lists the windows of the file with their names and function', async () => {
    const { windows } = await film([
      ['00281050', 'DS', '500\\40.5'],
      ['00281051', 'DS', '1000\\80'],
      ['00281055', 'LO', 'NORMAL\\HARD'],
      ['00281056', 'CS', 'SIGMOID'],
    ]);
    expect(windows).toEqual([
      { center: 500, width: 1000, curve: 'sigmoid', name: 'NORMAL' },
      { center: 40.5, width: 80, curve: 'sigmoid', name: 'HARD' },
    ]);
  });

  it.each(['-100', '0', '0.5', 'wide', ''])('leaves out a LINEAR window of width %j', async (width) => {
    const { windows } = await film([
      ['00281050', 'DS', '500'],
      ['00281051', 'DS', width],
    ]);
    expect(windows).toEqual([]);
  });

  it('applies a VOI LUT and shows its whole output range', async () => {
    const decoded = await film([['00283010', 'SQ', [table([0, 2048, 4095], 99, 12)]]]);
    expect(decoded.values).toEqual(Uint16Array.of(0, 2048, 4095, 4095));
    expect([...present(decoded)]).toEqual([0, 128, 255, 255]);
  });

  it('reads the first input of a table as signed where values are', async () => {
    const elements: readonly Element[] = [['00283010', 'SQ', [table([10, 20, 30], 0xffff, 8)]]];
    const decoded = await film(elements, Int16Array.of(-5, -1, 0, 1));
    expect([...decoded.values]).toEqual([10, 10, 20, 30]);
  });

  it('leaves padding out of the range', async () => {
    const padded = await film([['00280120', 'US', 1000]]);
    expect(padded.range).toEqual({ min: 0, max: 200 });
    const span: readonly Element[] = [
      ['00280120', 'US', 900],
      ['00280121', 'US', 1100],
      ['00281052', 'DS', '-10'],
    ];
    expect((await film(span)).range).toEqual({ min: -10, max: 190 });
  });

  it('leaves 8-bit display values unchanged where the file has no window', async () => {
    const decoded = await film([], Uint8Array.of(10, 20, 30, 40));
    expect([...present(decoded)]).toEqual([10, 20, 30, 40]);
  });
});

function decodeAs(values: Uint16Array, photometric: string, elements: readonly Element[]) {
  return decodeRadiograph(writeFilm({ rows: 8, columns: 8, pixels: values, bitsStored: 10, photometric, elements }));
}

describe('polarity', () => {
  const pixels = gradient(new Uint16Array(64), 8, 1000);
  const negative = pixels.map((value) => 1023 - value);

  it.each([
    ['no window', [], []],
    [
      'a window',
      [
        ['00281050', 'DS', '400'],
        ['00281051', 'DS', '511'],
      ],
      [
        ['00281050', 'DS', '624'],
        ['00281051', 'DS', '511'],
      ],
    ],
  ] as const)('shows one film alike as MONOCHROME1 and MONOCHROME2 with %s', async (_name, straight, mirrored) => {
    const positive = present(await decodeAs(pixels, 'MONOCHROME2', straight));
    expect(present(await decodeAs(negative, 'MONOCHROME1', mirrored))).toEqual(positive);
  });

  it('inverts once where MONOCHROME1 and INVERSE say the same thing twice', async () => {
    const once = await decodeAs(negative, 'MONOCHROME1', []);
    const twice = await decodeAs(negative, 'MONOCHROME1', [['20500020', 'CS', 'INVERSE']]);
    expect(present(twice)).toEqual(present(once));
    expect(present(twice)).toEqual(present(await decodeAs(pixels, 'MONOCHROME2', [])));
  });

  it('follows INVERSE on its own', async () => {
    expect((await decodeAs(pixels, 'MONOCHROME2', [['20500020', 'CS', 'INVERSE']])).isInverted).toBe(true);
    expect((await decodeAs(pixels, 'MONOCHROME2', [['20500020', 'CS', 'IDENTITY']])).isInverted).toBe(false);
  });
});
