import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '../../../../main/imaging/decode.ts';
import type { Radiograph } from '../../../../main/imaging/radiograph.ts';
import { type Element, writeFilm } from '../../../support/files/dicom-writer.ts';

const PIXELS = Uint16Array.of(1, 2, 3, 4);

function film(...elements: readonly Element[]): Promise<Radiograph> {
  return decodeRadiograph(writeFilm({ rows: 2, columns: 2, pixels: PIXELS, elements }));
}

function latin(bytes: readonly number[]): string {
  return String.fromCharCode(...bytes);
}

describe('the patient', () => {
  it.each([
    ['YILMAZ^AYSE', 'YILMAZ, AYSE'],
    ['Adams^John Robert Quincy^^Rev.^B.A. M.Div.', 'Adams, John Robert Quincy Rev. B.A. M.Div.'],
    ['SMITH', 'SMITH'],
    ['^Given', 'Given'],
    ['', null],
    ['^^^^', null],
    ['=^^', null],
  ])('is called %j: %j', async (stored, name) => {
    expect((await film(['00100010', 'PN', stored])).patient.name).toBe(name);
  });

  it.each([
    ['ISO_IR 148', latin([0xd6, 0x5a, 0x5e, 0xdd, 0xfe, 0xf0]), 'ÖZ, İşğ'],
    ['ISO_IR 192', Buffer.from('Çağlar^Şükrü').toString('latin1'), 'Çağlar, Şükrü'],
    ['ISO_IR 144', latin([0xbb, 0xee, 0xda, 0x63, 0x65, 0xdc, 0xd1, 0xe3, 0xe0, 0xd3]), 'Люкceмбург'],
    [
      '\\ISO 2022 IR 87',
      `Yamada^Tarou=${latin([0x1b, 0x24, 0x42, 0x3b, 0x33, 0x45, 0x44, 0x1b, 0x28, 0x42])}^${latin([
        0x1b, 0x24, 0x42, 0x42, 0x40, 0x4f, 0x3a, 0x1b, 0x28, 0x42,
      ])}`,
      'Yamada, Tarou (山田 太郎)',
    ],
  ])('has a name in %s', async (characterSet, stored, name) => {
    const { patient } = await film(['00080005', 'CS', characterSet], ['00100010', 'PN', stored]);
    expect(patient.name).toBe(name);
  });

  it('keeps a name whose character set does not exist', async () => {
    const { patient } = await film(['00080005', 'CS', 'KLINGON'], ['00100010', 'PN', 'WORF^SON']);
    expect(patient.name).toBe('WORF, SON');
  });

  it('cannot hide behind control characters or endless text', async () => {
    const long = 'A'.repeat(5000);
    expect(await film(['00100020', 'LO', 'A\u0000B\u0007C'])).toMatchObject({ patient: { id: 'A B C' } });
    expect((await film(['00100020', 'LO', long])).patient.id).toHaveLength(256);
  });

  it.each([
    ['045Y', 45],
    ['018M', 1],
    ['023M', 1],
    ['003W', 0],
    ['364D', 0],
    ['45', null],
    ['0A5Y', null],
  ])('of age %s is %s years old', async (stored, years) => {
    expect((await film(['00101010', 'AS', stored])).patient.ageYears).toBe(years);
  });

  it.each([
    ['20000615', '20180614', 17],
    ['20000615', '20180615', 18],
    ['20000615', '1995.07.20', null],
    ['18000101', '20200101', null],
    ['20000230', '20200101', null],
  ])('born %s and examined %s without an age tag is %s', async (birth, examined, years) => {
    const { patient } = await film(['00101010', 'AS', ''], ['00100030', 'DA', birth], ['00080020', 'DA', examined]);
    expect(patient.ageYears).toBe(years);
  });

  it('has a sex only in the words of the standard', async () => {
    expect((await film(['00100040', 'CS', 'f '])).patient.sex).toBe('F');
    expect((await film(['00100040', 'CS', 'W'])).patient.sex).toBeNull();
  });
});

describe('the acquisition', () => {
  it('is read as text', async () => {
    const { acquisition } = await film(
      ['00080022', 'DA', '20261123'],
      ['00080050', 'SH', 'A-1 '],
      ['00081030', 'LO', 'Chest 1 view'],
      ['0008103e', 'LO', 'PA erect'],
    );
    const description = 'Chest 1 view / PA erect';
    const rest = { modality: 'CR', bodyPart: 'CHEST', view: 'PA', accession: 'A-1' };
    expect(acquisition).toEqual({ date: '2026-11-23', description, ...rest });
  });

  it('takes the view from its code where the tag is missing', async () => {
    const code: readonly Element[] = [['00080104', 'LO', 'postero-anterior']];
    const { acquisition } = await film(['00185101', 'CS', ''], ['00540220', 'SQ', [code]]);
    expect(acquisition.view).toBe('POSTERO-ANTERIOR');
  });
});

describe('the spacing', () => {
  const patient: Element = ['00280030', 'DS', '0.2\\0.21'];
  const detector: Element = ['00181164', 'DS', '0.25\\0.25'];

  it.each([
    ['nothing', [], null],
    ['the detector', [detector], { row: 0.25, column: 0.25, kind: 'detector' }],
    ['the patient alone', [patient], { row: 0.2, column: 0.21, kind: 'detector' }],
    ['a correction', [patient, detector], { row: 0.2, column: 0.21, kind: 'calibrated' }],
    ['the same twice', [['00280030', 'DS', '0.25\\0.25'], detector], { row: 0.25, column: 0.25, kind: 'detector' }],
    ['a calibration', [patient, ['00280a02', 'CS', 'FIDUCIAL']], { row: 0.2, column: 0.21, kind: 'calibrated' }],
    ['a cross-section', [patient, ['00200032', 'DS', '0\\0\\0']], { row: 0.2, column: 0.21, kind: 'calibrated' }],
    ['nonsense', [['00280030', 'DS', '0\\-1']], null],
  ] as const)('given %s', async (_what, elements, spacing) => {
    expect((await film(...elements)).spacing).toEqual(spacing);
  });
});

describe('the orientation', () => {
  it.each([
    ['L\\F', { left: 'R', right: 'L', top: 'H', bottom: 'F' }],
    ['R\\FP', { left: 'L', right: 'R', top: 'HA', bottom: 'FP' }],
    ['L', null],
    ['X\\F', null],
  ])('%s', async (stored, orientation) => {
    expect((await film(['00200020', 'CS', stored])).orientation).toEqual(orientation);
  });
});

describe('warnings of the file', () => {
  const capture: Element = ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.7'];

  it.each([
    ['nothing of a plain film', [], []],
    ['burned-in text that is stated', [['00280301', 'CS', 'YES']], ['burned-in-text-possible']],
    ['a capture that is silent', [capture], ['non-diagnostic-source', 'burned-in-text-possible']],
    ['a capture without text', [capture, ['00280301', 'CS', 'NO']], ['non-diagnostic-source']],
  ] as const)('%s', async (_what, elements, warnings) => {
    expect((await film(...elements)).warnings).toEqual(warnings);
  });

  it('a film that was once compressed with loss stays lossy', async () => {
    expect((await film(['00282110', 'CS', '01'])).isLossy).toBe(true);
    expect((await film(['00282110', 'CS', '00'])).isLossy).toBe(false);
  });
});
