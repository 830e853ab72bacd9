import { parseDicom } from 'dicom-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../main/imaging/admission.ts';
import { decodeRadiograph } from '../../../main/imaging/decode.ts';
import type { Radiograph } from '../../../main/imaging/radiograph.ts';
import { SAMPLE_NAMES } from '../../../main/samples/names.ts';
import { makeSample } from '../../../main/samples/samples.ts';

const POPULATION = { age_min: 18, views: ['PA', 'AP'], body_part: 'CHEST' };

let samples: { readonly fileName: string; readonly bytes: Uint8Array }[] = [];
beforeAll(async () => {
  samples = await Promise.all(SAMPLE_NAMES.map(async (fileName) => ({ fileName, bytes: await makeSample(fileName) })));
});

describe('the sample studies', () => {
  it('are the same bytes every time', async () => {
    const again = await makeSample('sample-1-chest.dcm');
    expect(Buffer.compare(bytesOf('sample-1-chest.dcm'), again)).toBe(0);
    expect(samples).toHaveLength(5);
  });

  it('name nobody and say so in UTF-8', async () => {
    const { patient, warnings } = await decodeRadiograph(bytesOf('sample-1-chest.dcm'));
    expect(patient.name).toContain('ÖRNEK');
    expect(patient.ageYears).toBe(46);
    expect(warnings).toEqual([]);
  });

  it('carry unique UIDs under 2.25', () => {
    const uids = dicomFiles().map((bytes) => parseDicom(bytes).string('x00080018'));
    expect(uids.every((uid) => /^2\.25\.[1-9]\d{30,38}$/.test(uid ?? ''))).toBe(true);
    expect(new Set(uids).size).toBe(4);
  });

  it.each(['sample-1-chest.dcm', 'sample-2-opacity.dcm', 'sample-3-inverted.dcm', 'sample-4-tilted.png'])(
    '%s shows lungs darker than the mediastinum, and air darker than both',
    async (fileName) => {
      const shown = present(await decodeRadiograph(bytesOf(fileName)));
      const [lung, heart, air] = [shown(0.74, 0.42), shown(0.53, 0.6), shown(0.97, 0.07)];
      expect(heart - lung).toBeGreaterThan(0.2);
      expect(lung - air).toBeGreaterThan(0.1);
    },
  );

  it('the opacity lies in the right lower lung only', async () => {
    const shown = present(await decodeRadiograph(bytesOf('sample-2-opacity.dcm')));
    expect(shown(0.28, 0.59) - shown(0.75, 0.5)).toBeGreaterThan(0.15);
  });

  it('the chests are admitted to a model for adult chests, the hand is refused', async () => {
    const refusals = [];
    for (const { bytes } of samples) refusals.push(refusalOf(await decodeRadiograph(bytes), POPULATION));
    expect(refusals).toEqual([null, null, null, null, 'body-part-not-chest']);
  });
});

function bytesOf(fileName: string): Uint8Array {
  const sample = samples.find((candidate) => candidate.fileName === fileName);
  if (!sample) throw new Error(`no sample ${fileName}`);
  return sample.bytes;
}

function dicomFiles(): Uint8Array[] {
  return samples.filter(({ fileName }) => fileName.endsWith('.dcm')).map(({ bytes }) => bytes);
}

/** Mean brightness on the screen, 0 to 1, of a patch around a place given as shares of width and height. */
function present({ values, columns, rows, range, isInverted }: Radiograph): (x: number, y: number) => number {
  return (x, y) => {
    let sum = 0;
    for (let step = 0; step < 1600; step++) {
      const column = Math.round(x * columns) - 20 + (step % 40);
      const row = Math.round(y * rows) - 20 + Math.floor(step / 40);
      const share = ((values[row * columns + column] ?? 0) - range.min) / (range.max - range.min);
      sum += isInverted ? 1 - share : share;
    }
    return sum / 1600;
  };
}
