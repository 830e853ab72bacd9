import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compare, probeShortcuts } from '../../../main/inference/probe.ts';
import { PROBE_FILMS } from '../../../main/inference/probe-views.ts';
import type { Verdict } from '../../../main/inference/postprocess.ts';
import { PROBE_VIEWS } from '../../../preload/explanation.ts';
import { spotFilm, spotPng } from '../../support/spot.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'probe-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe('the views', () => {
  // Ten by ten: the centre is the six by six in the middle, the border is one pixel wide.
  const film = { rows: 10, columns: 10, pixels: Uint8Array.from({ length: 100 }, (_, i) => i) };
  const pixelsOf = (view: (typeof PROBE_VIEWS)[number]) => PROBE_FILMS[view](film).pixels;
  const differing = (view: (typeof PROBE_VIEWS)[number]) =>
    [...pixelsOf(view).keys()].filter((i) => pixelsOf(view)[i] !== film.pixels[i]);

  it('mask the centre with the mean of the film, or everything else', () => {
    for (const i of film.pixels.keys()) {
      expect(pixelsOf('lungs-masked')[i]).toBe(isCentre(i) ? 49 : i);
      expect(pixelsOf('lungs-only')[i]).toBe(isCentre(i) ? i : 49);
    }
  });

  it('make the border black, where markers and burned-in text are', () => {
    for (const i of film.pixels.keys()) expect(pixelsOf('border-masked')[i]).toBe(isBorder(i) ? 0 : i);
  });

  it('mirror row by row and leave the film itself alone', () => {
    expect([...pixelsOf('mirrored').subarray(10, 20)]).toEqual([19, 18, 17, 16, 15, 14, 13, 12, 11, 10]);
    expect(differing('original')).toEqual([]);
    expect([...film.pixels]).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  it('are those of the training pipeline on odd sizes too', () => {
    const odd = spotFilm(13, 7, { left: 0, top: 0, side: 1 });
    // round(13 * 0.2) = 3 and round(7 * 0.2) = 1 on each side.
    const masked = PROBE_FILMS['lungs-masked'](odd).pixels;
    expect([...masked.keys()].filter((i) => masked[i] !== odd.pixels[i])).toEqual(
      [1, 2, 3, 4, 5].flatMap((row) => [3, 4, 5, 6, 7, 8, 9].map((column) => row * 13 + column)),
    );
  });
});

describe('the probe', () => {
  it('asks about every view and follows the class of the original', async () => {
    const bytes = await spotPng(500, 500, { left: 200, top: 200, side: 100 });
    const probe = await probeShortcuts(bytes, writeTinyModel(FOLDER, { name: 'centre' }));
    expect(probe.views.map(({ view }) => view)).toEqual([...PROBE_VIEWS]);
    expect(probe.views[0]).toMatchObject({ prediction: 'Normal', change: 0 });
    const mirrored = probe.views.find(({ view }) => view === 'mirrored');
    expect(Math.abs(mirrored?.change ?? 1)).toBeLessThan(0.01);
    expect(probe.views.every(({ probability }) => probability >= 0 && probability <= 1)).toBe(true);
  });

  it('raises the flag where the centre is not needed', async () => {
    const bytes = await spotPng(500, 500, { left: 0, top: 0, side: 95 });
    const probe = await probeShortcuts(bytes, writeTinyModel(FOLDER, { name: 'corner' }));
    expect(probe.isUnchangedWithoutLungs).toBe(true);
    expect(probe.views.find(({ view }) => view === 'border-masked')?.change).toBeLessThan(-0.05);
  });

  it('compares every view with the class of the original', () => {
    const probe = compare([
      verdict('a', 0.7),
      verdict('b', 0.2),
      verdict('a', 0.9),
      verdict('a', 0.71234),
      verdict('b', 0.1),
    ]);
    expect(probe.isUnchangedWithoutLungs).toBe(false);
    expect(probe.views.map(({ probability, change }) => [probability, change])).toEqual([
      [0.7, 0],
      [0.2, -0.5],
      [0.9, 0.2],
      [0.71234, 0.0123],
      [0.1, -0.6],
    ]);
    expect(() => compare([verdict('a', 1)])).toThrow(RangeError);
  });
});

function isCentre(i: number): boolean {
  return [i % 10, Math.floor(i / 10)].every((at) => at >= 2 && at < 8);
}

function isBorder(i: number): boolean {
  return [i % 10, Math.floor(i / 10)].some((at) => at === 0 || at === 9);
}

function score(probability: number) {
  return { probability, percentage: '' };
}

/** `a`: probability of the class a, of two. */
function verdict(prediction: 'a' | 'b', a: number): Verdict {
  return {
    status: 'result',
    state: 'positive',
    prediction,
    confidence: '',
    scores: { a: score(a), b: score(1 - a) },
  };
}
