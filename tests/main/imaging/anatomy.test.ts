import { describe, expect, it } from 'vitest';
import { bodyRegionOf, isSagittal, projectionOf } from '../../../main/imaging/anatomy.ts';

const CHESTS = [
  'CHEST;Chest;chest pa;CHEST_1_VIEW;PORT CHEST;THORAX;Thorax AP;LUNG;LUNGS;CXR',
  'AKCIGER;AKCİĞER;akciğer;Akciger Grafisi;GOGUS;GÖĞÜS;göğüs;TORAKS;PA AKCİĞER',
  'TÓRAX;Torace;POUMONS;Brustkorb;LUNGE',
].flatMap((line) => line.split(';'));

describe('bodyRegionOf', () => {
  it.each(CHESTS)('%s is the chest', (text) => {
    expect(bodyRegionOf(text)).toBe('chest');
  });

  it.each([
    ['HIP', 'hip'],
    ['T-SPINE', 't spine'],
    ['THORACIC SPINE', 'thoracic spine'],
    ['CHESTABDOMEN', 'chestabdomen'],
    ['ABDOMEN', 'abdomen'],
    ['Thorax-Wirbelsäule', 'thorax wirbelsaule'],
    ['DİZ', 'diz'],
  ])('%s is not', (text, region) => {
    expect(bodyRegionOf(text)).toBe(region);
  });

  it.each([null, '', ' - ', 'UNKNOWN', 'other'])('%s says nothing', (text) => {
    expect(bodyRegionOf(text)).toBeNull();
  });
});

describe('projectionOf', () => {
  it.each([
    ['PA', 'PA'],
    ['pa erect', 'PA'],
    ['postero-anterior', 'PA'],
    ['POSTEROANTERIOR', 'PA'],
    ['AP', 'AP'],
    ['AP_SUPINE', 'AP'],
    ['antero-posterior', 'AP'],
    ['Frontal', 'frontal'],
    ['LL', 'lateral'],
    ['RL', 'lateral'],
    ['LAT', 'lateral'],
    ['left lateral', 'lateral'],
    ['LATERO-LATERAL', 'lateral'],
    ['Akciğer yan', 'lateral'],
    ['LLD', 'oblique'],
    ['left lateral decubitus', 'oblique'],
    ['RAO', 'oblique'],
    ['antero-posterior oblique', 'oblique'],
    ['CHEST PA AND LAT', null],
    ['PORTABLE', null],
    ['LATE', null],
    ['', null],
    [null, null],
  ])('%s: %s', (text, projection) => {
    expect(projectionOf(text)).toBe(projection);
  });
});

describe('isSagittal', () => {
  it.each([
    ['A', true],
    ['PL', true],
    ['L', false],
  ])('rows that run to %s: %s', (right, expected) => {
    expect(isSagittal({ left: 'X', right, top: 'H', bottom: 'F' })).toBe(expected);
  });

  it('unknown is not', () => {
    expect(isSagittal(null)).toBe(false);
  });
});
