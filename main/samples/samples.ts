/** The sample studies: phantoms made by code, since no patient's image may be shipped. */
import sharp from 'sharp';
import { renderChest } from './anatomy/chest.ts';
import type { Chest } from './anatomy/chest.ts';
import { renderHand } from './anatomy/hand.ts';
import { writeDicom } from './dicom.ts';
import type { Header } from './dicom.ts';
import type { Field } from './film/field.ts';
import type { SampleName } from './names.ts';

/** Makes one sample file: a second or two of arithmetic. The same bytes every time. */
export async function makeSample(name: SampleName): Promise<Uint8Array> {
  return STUDIES[name]();
}

const PLAIN: Chest = {
  seed: 20_261,
  view: { size: 1024, pitch: 0.42, angle: 0 },
  build: { heart: 1, domes: 0, breast: 14 },
  opacity: null,
  collimation: 12,
};
const CONSOLIDATED: Chest = {
  seed: 20_262,
  view: { size: 1024, pitch: 0.42, angle: 0.02 },
  build: { heart: 1.06, domes: -6, breast: 34 },
  opacity: { x: -86, y: 256, across: 48, down: 42, share: 0.42 },
  collimation: 13,
};
const INVERTED: Chest = {
  seed: 20_263,
  view: { size: 896, pitch: 0.46, angle: -0.015 },
  build: { heart: 0.94, domes: 8, breast: 10 },
  opacity: null,
  collimation: 14,
};
const TILTED: Chest = {
  seed: 20_264,
  view: { size: 1024, pitch: 0.43, angle: (12 * Math.PI) / 180 },
  build: { heart: 1.1, domes: -10, breast: 24 },
  opacity: null,
  collimation: 10,
};
const HAND = { seed: 20_265, view: { size: 768, pitch: 0.34, angle: 0 } } as const;

const ADULT = { modality: 'DX', photometric: 'MONOCHROME2', bodyPart: 'CHEST' } as const;
const HEADERS = {
  plain: {
    ...ADULT,
    patientName: 'ÖRNEK^BİR',
    patientId: 'SAMPLE-1',
    sex: 'M',
    birthDate: '19800101',
    age: '046Y',
    description: 'Phantom: plain chest',
    pitch: PLAIN.view.pitch,
  },
  consolidated: {
    ...ADULT,
    patientName: 'ÖRNEK^İKİ',
    patientId: 'SAMPLE-2',
    sex: 'F',
    birthDate: '19660101',
    age: '060Y',
    description: 'Phantom: chest with an opacity',
    pitch: CONSOLIDATED.view.pitch,
  },
  inverted: {
    ...ADULT,
    modality: 'CR',
    photometric: 'MONOCHROME1',
    patientName: 'ÖRNEK^ÜÇ',
    patientId: 'SAMPLE-3',
    sex: 'M',
    birthDate: '19900101',
    age: '036Y',
    description: 'Phantom: chest stored inverted',
    pitch: INVERTED.view.pitch,
  },
  hand: {
    ...ADULT,
    bodyPart: 'HAND',
    patientName: 'ÖRNEK^BEŞ',
    patientId: 'SAMPLE-5',
    sex: 'F',
    birthDate: '19750101',
    age: '051Y',
    description: 'Phantom: hand, not a chest',
    pitch: HAND.view.pitch,
  },
} as const satisfies Record<string, Header>;

const STUDIES: Readonly<Record<SampleName, () => Promise<Uint8Array> | Uint8Array>> = {
  'sample-1-chest.dcm': () => writeDicom(renderChest(PLAIN), HEADERS.plain),
  'sample-2-opacity.dcm': () => writeDicom(renderChest(CONSOLIDATED), HEADERS.consolidated),
  'sample-3-inverted.dcm': () => writeDicom(renderChest(INVERTED), HEADERS.inverted),
  'sample-4-tilted.png': () => writePng(renderChest(TILTED)),
  'sample-5-hand.dcm': () => writeDicom(renderHand(HAND.seed, HAND.view), HEADERS.hand),
};

/** 8 bits, as a screenshot or an export would be. */
function writePng(grey: Field): Promise<Uint8Array> {
  const pixels = new Uint8Array(grey.values.map((value) => Math.round(value * 255)));
  const raw = { width: grey.columns, height: grey.rows, channels: 1 } as const;
  return sharp(pixels, { raw }).toColourspace('b-w').png().toBuffer();
}
