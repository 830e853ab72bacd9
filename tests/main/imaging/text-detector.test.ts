import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeRadiograph } from '../../../main/imaging/decode.ts';
import { outgoingPicture } from '../../../main/imaging/outgoing.ts';
import { present } from '../../../main/imaging/present.ts';
import type { GreyPicture } from '../../../main/imaging/text-detector.ts';
import { hasText } from '../../../main/imaging/text-detector.ts';
import { SAMPLE_NAMES as ALL_NAMES } from '../../../main/samples/names.ts';
import { makeSample } from '../../../main/samples/samples.ts';
import { written } from '../../support/written.ts';

/** The chests: bones of a hand may stand like letters, and keeping a hand back harms nobody. */
const SAMPLE_NAMES = ALL_NAMES.filter((name) => !name.includes('hand'));

let films: readonly GreyPicture[];
beforeAll(async () => {
  films = await Promise.all(SAMPLE_NAMES.map(async (name) => filmOf(await makeSample(name))));
});

it('finds no text in the sample films', () => {
  expect(films.map(hasText)).toEqual(SAMPLE_NAMES.map(() => false));
});

describe.each([2, 3, 5, 8])('letters of %d pixels a stroke', (cell) => {
  it.each([255, 0])('are found in every film, in grey %d, unless they have no contrast there', (value) => {
    for (const [index, film] of films.entries()) {
      const [left, top] = [Math.round(film.columns * 0.3), Math.round(film.rows * 0.5)];
      const pixels = written(film.pixels, film.columns, { text: 'THELET', left, top, cell, value });
      expect(hasText({ ...film, pixels }), `${SAMPLE_NAMES[index]}`).toBe(true);
    }
  });
});

it('takes a single letter for a side marker, and three in a row for text', () => {
  const film = { pixels: new Uint8Array(512 * 512).fill(60), rows: 512, columns: 512 };
  const at = { left: 100, top: 100, cell: 4, value: 255 };
  const found = ['L', 'LT', 'LTH'].map((text) => {
    return hasText({ ...film, pixels: written(film.pixels, film.columns, { ...at, text }) });
  });
  expect(found).toEqual([false, false, true]);
});

const REAL = resolve(import.meta.dirname, '../../../../shared/data/cxr');
const isAbsent = !existsSync(REAL);
if (isAbsent) console.warn('SKIPPED: ../shared/data is absent, false alarms on real films are not counted');

it.skipIf(isAbsent)('keeps back fewer than one real film in ten for want of text', async () => {
  const files = ['covid19', 'normal', 'pneumonia'].flatMap((folder) => {
    const all = readdirSync(resolve(REAL, folder)).toSorted();
    return all
      .filter((_, index) => index % Math.ceil(all.length / 20) === 0)
      .map((name) => resolve(REAL, folder, name));
  });
  let kept = 0;
  for (const file of files) if ((await outgoingPicture(readFileSync(file))).hold !== null) kept += 1;
  console.warn(`real films kept back for text: ${kept} of ${files.length}`);
  expect(kept).toBeLessThan(files.length / 10);
});

async function filmOf(bytes: Uint8Array): Promise<GreyPicture> {
  const radiograph = await decodeRadiograph(bytes);
  return { pixels: present(radiograph), rows: radiograph.rows, columns: radiograph.columns };
}
