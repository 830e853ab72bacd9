import { expect, it } from 'vitest';
import { decodeRadiograph } from '../../../main/imaging/decode.ts';
import { writeDicom } from '../../../main/samples/dicom.ts';

const HEADER = {
  modality: 'CR',
  patientName: 'ÖRNEK^SINAMA',
  patientId: 'TEST-1',
  sex: 'F',
  birthDate: '19800101',
  age: '046Y',
  bodyPart: 'CHEST',
  description: 'ramp',
  pitch: 0.5,
} as const;
const RAMP = { columns: 64, rows: 64, values: Float32Array.from({ length: 4096 }, (_, index) => index / 4095) };

it('presents a MONOCHROME1 file like its MONOCHROME2 twin', async () => {
  const inverted = await decodeRadiograph(writeDicom(RAMP, { ...HEADER, photometric: 'MONOCHROME1' }));
  const upright = await decodeRadiograph(writeDicom(RAMP, { ...HEADER, photometric: 'MONOCHROME2' }));
  expect([inverted.isInverted, upright.isInverted]).toEqual([true, false]);
  expect(Array.from(inverted.values, (value) => 4095 - value)).toEqual([...upright.values]);
  expect(upright.values[4095]).toBe(4095);
});

it('writes what a viewer needs: spacing at the detector, orientation, window over the whole range', async () => {
  const radiograph = await decodeRadiograph(writeDicom(RAMP, { ...HEADER, photometric: 'MONOCHROME2' }));
  expect(radiograph.spacing).toEqual({ row: 0.5, column: 0.5, kind: 'detector' });
  expect(radiograph.orientation).toEqual({ left: 'R', right: 'L', top: 'H', bottom: 'F' });
  expect(radiograph.windows[0]).toMatchObject({ center: 2048, width: 4096 });
  expect(radiograph.patient).toMatchObject({ name: expect.stringContaining('SINAMA'), sex: 'F', ageYears: 46 });
});
