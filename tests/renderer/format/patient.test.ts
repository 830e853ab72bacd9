import { expect, test } from 'vitest';
import { patientName, studyLine, studyTitle } from '../../../renderer/format/patient.ts';
import { study } from '../../support/fake-bridge/fake-data.ts';

const nobody = study(1, null).patient;
const nothing = study(1, null).acquisition;

test('a person name of DICOM loses its carets and keeps its letters', () => {
  expect(patientName({ ...nobody, name: 'DEMİR^AYŞE GÜL^^DR' })).toBe('DEMİR, AYŞE GÜL DR');
  expect(patientName({ ...nobody, name: 'DEMİR' })).toBe('DEMİR');
  expect(patientName({ ...nobody, name: 'YAMADA^TARO=山田^太郎' })).toBe('YAMADA, TARO');
});

test('a name of carets and spaces is no name', () => {
  expect(patientName({ ...nobody, name: '^ ^' })).toBeNull();
  expect(studyTitle({ patient: nobody, fileName: 'a.png' })).toBe('a.png');
});

test('the study line says the view once', () => {
  expect(studyLine({ ...nothing, modality: 'DX', bodyPart: 'CHEST', view: 'PA' })).toBe('DX CHEST PA');
  expect(studyLine({ ...nothing, modality: 'DX', description: 'CHEST PA', view: 'PA' })).toBe('DX CHEST PA');
  expect(studyLine(nothing)).toBeNull();
});
