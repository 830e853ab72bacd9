import { describe, expect, it } from 'vitest';
import { refusalOf, warningsOf } from '../../../main/imaging/admission.ts';
import { decodeRadiograph } from '../../../main/imaging/decode.ts';
import type { Radiograph } from '../../../main/imaging/radiograph.ts';
import { valueRange } from '../../../main/imaging/value-range.ts';
import { type Element, writeFilm } from '../../support/files/dicom-writer.ts';
import { gradient } from '../../support/images.ts';

const ADULTS = { age_min: 18, views: ['PA', 'AP'], body_part: 'CHEST' };
const SIDE = 400;
const PIXELS = gradient(new Uint16Array(SIDE * SIDE), SIDE, 4000);

function film(...elements: readonly Element[]): Promise<Radiograph> {
  return decodeRadiograph(writeFilm({ rows: SIDE, columns: SIDE, pixels: PIXELS, bitsStored: 12, elements }));
}

function picture(rows: number, columns: number): Radiograph {
  const values = gradient(new Uint8Array(rows * columns), columns, 255);
  return {
    format: 'png',
    rows,
    columns,
    values,
    range: valueRange(values),
    windows: [],
    isInverted: false,
    bitsStored: 8,
    isLossy: false,
    spacing: null,
    orientation: null,
    patient: { name: null, id: null, birthDate: null, ageYears: null, sex: null },
    acquisition: { date: null, modality: null, bodyPart: null, view: null, description: null, accession: null },
    warnings: ['non-diagnostic-source'],
  };
}

describe('refusalOf', () => {
  it('admits a plain chest film of an adult without a word', async () => {
    const plain = await film();
    expect(refusalOf(plain, ADULTS)).toBeNull();
    expect(warningsOf(plain)).toEqual([]);
  });

  it.each([
    ['00080060', 'CS', 'DX', null],
    ['00080060', 'CS', 'SC', null],
    ['00080060', 'CS', 'OT', null],
    ['00080060', 'CS', '', null],
    ['00080060', 'CS', 'CT', 'modality-unsupported'],
    ['00080060', 'CS', 'MG', 'modality-unsupported'],
    ['00080060', 'CS', 'RF', 'modality-unsupported'],
    ['00180015', 'CS', 'thorax', null],
    ['00180015', 'CS', '', null],
    ['00180015', 'CS', 'HAND', 'body-part-not-chest'],
    ['00185101', 'CS', 'AP', null],
    ['00185101', 'CS', '', null],
    ['00185101', 'CS', 'LL', 'lateral-view'],
    ['00185101', 'CS', 'RPO', 'view-unsupported'],
    ['00101010', 'AS', '018Y', null],
    ['00101010', 'AS', '', null],
    ['00101010', 'AS', '017Y', 'under-age'],
    ['00101010', 'AS', '006M', 'under-age'],
  ] as const)('%s %s %j: %s', async (tag, vr, value, refusal) => {
    expect(refusalOf(await film([tag, vr, value]), ADULTS)).toBe(refusal);
  });

  it('knows a lateral film by its description or orientation where the view is silent', async () => {
    const silent: Element = ['00185101', 'CS', ''];
    expect(refusalOf(await film(silent, ['0008103e', 'LO', 'W Chest Lat.']), ADULTS)).toBe('lateral-view');
    expect(refusalOf(await film(silent, ['00200020', 'CS', 'A\\F']), ADULTS)).toBe('lateral-view');
    expect(refusalOf(await film(silent, ['0008103e', 'LO', 'CHEST PA AND LAT']), ADULTS)).toBeNull();
    expect(refusalOf(await film(['0008103e', 'LO', 'W Chest Lat.']), ADULTS)).toBeNull();
  });

  it('follows the population of the model', async () => {
    expect(refusalOf(await film(['00185101', 'CS', 'AP']), { ...ADULTS, views: ['PA'] })).toBe('view-unsupported');
    expect(refusalOf(await film(['00180015', 'CS', 'HAND']), { ...ADULTS, body_part: 'Hand' })).toBeNull();
  });

  it('wants 128 pixels', () => {
    expect(refusalOf(picture(128, 500), ADULTS)).toBeNull();
    expect(refusalOf(picture(127, 500), ADULTS)).toBe('too-small');
    expect(refusalOf(picture(500, 127), ADULTS)).toBe('too-small');
  });

  it.each([
    ['one value', (): number => 90, 'blank'],
    ['a trace of noise', (index: number): number => 90 + (index % 7), 'blank'],
    ['a label on nothing', (index: number): number => (index < 300 ? 255 : 0), 'blank'],
    ['faint but there', (index: number): number => 90 + (index % 20), null],
  ] as const)('wants something to see: %s', (_name, valueAt, refusal) => {
    const values = new Uint8Array(SIDE * SIDE).map((_unused, index) => valueAt(index));
    const windows = [{ center: 128, width: 256, curve: 'linear', name: null }] as const;
    expect(refusalOf({ ...picture(SIDE, SIDE), values, windows, range: valueRange(values) }, ADULTS)).toBe(refusal);
  });

  it('sees what the reader sees: a window that shows nothing is blank', async () => {
    const dark = await film(['00281050', 'DS', '30000'], ['00281051', 'DS', '10']);
    expect(refusalOf(dark, ADULTS)).toBe('blank');
  });
});

describe('warningsOf', () => {
  it.each([
    [['00101010', 'AS', ''], ['age-unknown']],
    [['00185101', 'CS', ''], ['view-unknown']],
    [['00080060', 'CS', 'OT'], ['non-diagnostic-source']],
    [['00282110', 'CS', '01'], ['lossy']],
    [['00280301', 'CS', 'YES'], ['burned-in-text-possible']],
  ] as const)('%j: %j', async (element, warnings) => {
    expect(warningsOf(await film(element))).toEqual(warnings);
  });

  it('does not ask a picture for its age', () => {
    expect(warningsOf(picture(400, 400))).toEqual(['non-diagnostic-source']);
  });

  it('tells of low resolution and of what the model will not see', () => {
    expect(warningsOf(picture(319, 330))).toContain('low-resolution');
    expect(warningsOf(picture(320, 330))).not.toContain('low-resolution');
    expect(warningsOf(picture(400, 501))).toContain('aspect-cropped');
    expect(warningsOf(picture(400, 500))).not.toContain('aspect-cropped');
  });
});
