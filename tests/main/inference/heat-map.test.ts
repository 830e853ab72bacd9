import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { activationHeatMap, evidenceFor } from '../../../main/inference/activation-map.ts';
import { heatValues, shareOutsideCentre } from '../../../main/inference/heat-values.ts';
import { covered, occludeRow } from '../../../main/inference/occlusion.ts';
import { OCCLUSION_CELLS } from '../../../main/inference/occlusion-grid.ts';
import { coverCentre, coveredArea } from '../../../main/inference/preprocess.ts';
import type { HeatMap, ImageArea } from '../../../preload/explanation.ts';
import type { Spot } from '../../support/spot.ts';
import { spotFilm, spotPng } from '../../support/spot.ts';
import type { TinyOptions } from '../../support/tiny-model.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'heat-map-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const SIDE = { width: 224, height: 224 };
// Three shapes of film, each with a spot that covers most of a cell within the part that a square input shows.
const FILMS: readonly (readonly [columns: number, rows: number, spot: Spot])[] = [
  [896, 896, { left: 512, top: 256, side: 128 }],
  [1200, 840, { left: 660, top: 480, side: 120 }],
  [600, 1400, { left: 90, top: 700, side: 80 }],
];

function tiny(options: TinyOptions = {}) {
  return writeTinyModel(join(FOLDER, String(Math.random())), options);
}

describe('the part of a film that the model sees', () => {
  it.each(FILMS)('of %i x %i holds a spot where the crop shows it', async (columns, rows, spot) => {
    const area = coveredArea({ rows, columns }, SIDE);
    const seen = await coverCentre(spotFilm(columns, rows, spot), SIDE);
    const found = centreOfLight(seen);
    const [x, y] = [area.left + (found.x / 224) * area.width, area.top + (found.y / 224) * area.height];
    expect(Math.abs(x - (spot.left + spot.side / 2))).toBeLessThan(1);
    expect(Math.abs(y - (spot.top + spot.side / 2))).toBeLessThan(1);
  });

  it('lies within the film and has the shape of the input', () => {
    const length = fc.integer({ min: 30, max: 5000 });
    fc.assert(
      fc.property(length, length, (rows, columns) => {
        const { left, top, width, height } = coveredArea({ rows, columns }, SIDE);
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(columns + 1e-6);
        expect(top + height).toBeLessThanOrEqual(rows + 1e-6);
        expect(Math.max(width / columns, height / rows)).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe('the activation map', () => {
  it.each(FILMS)('of a film of %i x %i is strongest at the spot', async (columns, rows, spot) => {
    const bytes = await spotPng(columns, rows, spot);
    const map = await activationHeatMap({ bytes, model: tiny(), label: 'Normal' });
    expect(map).toMatchObject({ method: 'activation-map', label: 'Normal', rows: 7, columns: 7 });
    expect(contains(cellAreaOf(map, strongestCell(map)), spot)).toBe(true);
    const others = await activationHeatMap({ bytes, model: tiny(), label: 'COVID-19' });
    expect(others.values[strongestCell(map)]).toBe(0);
  });

  it('leaves out what every class shares, since softmax does', () => {
    const map = { rows: 1, columns: 2, values: Float32Array.of(5, 1, 5, 3, 5, 2) };
    const labels = ['a', 'b', 'c'];
    expect(evidenceFor('b', map, { labels, activation: 'softmax' })).toEqual([0, 1]);
    expect(evidenceFor('b', map, { labels, activation: 'sigmoid' })).toEqual([5, 3]);
    expect(() => evidenceFor('d', map, { labels, activation: 'sigmoid' })).toThrow(RangeError);
  });

  it('is not made up for a model without one', async () => {
    const bytes = await spotPng(...(FILMS[0] ?? [0, 0, { left: 0, top: 0, side: 0 }]));
    await expect(activationHeatMap({ bytes, model: tiny({ hasMap: false }), label: 'Normal' })).rejects.toMatchObject({
      code: 'model-invalid',
    });
  });
});

describe('occlusion', () => {
  it('takes no answers for those of another class where the graph gives more than the card has labels', async () => {
    const [columns, rows, spot] = FILMS[1] ?? [0, 0, { left: 0, top: 0, side: 0 }];
    const model = tiny({ hasMap: false });
    const fewer = { ...model, card: { ...model.card, labels: ['COVID-19', 'Normal'] } };
    const asked = { bytes: await spotPng(columns, rows, spot), model: fewer, label: 'Normal', row: 0 };
    await expect(occludeRow(asked)).rejects.toMatchObject({ code: 'card-labels' });
  });

  it('costs the score most where the spot is', async () => {
    const [columns, rows, spot] = FILMS[1] ?? [0, 0, { left: 0, top: 0, side: 0 }];
    const asked = { bytes: await spotPng(columns, rows, spot), model: tiny({ hasMap: false }), label: 'Normal' };
    const all = await Promise.all(Array.from({ length: OCCLUSION_CELLS }, (_, row) => occludeRow({ ...asked, row })));
    const { values, strongest } = heatValues(all.flatMap(({ losses }) => losses));
    const grid = { rows: OCCLUSION_CELLS, columns: OCCLUSION_CELLS, values, area: all[0]?.area ?? NOWHERE };
    const cell = cellAreaOf(grid, strongestCell(grid));
    expect(strongest).toBeGreaterThan(0.005);
    expect(Math.abs(cell.left + cell.width / 2 - (spot.left + spot.side / 2))).toBeLessThan(cell.width);
    expect(Math.abs(cell.top + cell.height / 2 - (spot.top + spot.side / 2))).toBeLessThan(cell.height);
  });

  it('covers a patch with the mean of the image and nothing else', () => {
    const image = spotFilm(28, 28, { left: 0, top: 0, side: 14 });
    const patched = covered(image, 0, 13);
    const changed = [...patched.keys()].filter((i) => patched[i] !== image.pixels[i]);
    expect(new Set(changed.map((i) => patched[i]))).toEqual(new Set([150]));
    expect(changed.map((i) => [Math.floor(i / 28), i % 28])).toEqual(
      [0, 1, 2].flatMap((row) => [25, 26, 27].map((column) => [row, column])),
    );
  });
});

it('states values relative to the strongest, and none where nothing speaks for the class', () => {
  expect(heatValues([-1, 2, 4])).toEqual({ strongest: 4, values: [0, 0.5, 1] });
  expect(heatValues([-1, -2])).toEqual({ strongest: 0, values: [0, 0] });
});

it('says how much lies outside the centre of the film, not of what the model saw of it', () => {
  const film = { rows: 200, columns: 100 };
  const area = coveredArea(film, SIDE);
  const share = (values: readonly number[]) => shareOutsideCentre({ rows: 4, columns: 4, values, area }, film);
  // The model sees 100 x 100 in the middle: its outer columns are outside the centre, its outer rows are not.
  expect(share([1, 1, 1, 1, ...Array<number>(12).fill(0)])).toBe(0.5);
  expect(share([0, 0.5, 1, 0, ...Array<number>(12).fill(0)])).toBe(0);
  expect(share(Array<number>(16).fill(0))).toBe(0);
});

const NOWHERE: ImageArea = { left: 0, top: 0, width: 0, height: 0 };

function centreOfLight(grey: Uint8Array): { readonly x: number; readonly y: number } {
  const bright = [...grey.keys()].filter((i) => (grey[i] ?? 0) > 200);
  const mean = (of: (i: number) => number): number => bright.reduce((sum, i) => sum + of(i) + 0.5, 0) / bright.length;
  return { x: mean((i) => i % 224), y: mean((i) => Math.floor(i / 224)) };
}

function strongestCell({ values }: Pick<HeatMap, 'values'>): number {
  return values.indexOf(1);
}

function cellAreaOf({ rows, columns, area }: Pick<HeatMap, 'rows' | 'columns' | 'area'>, cell: number): ImageArea {
  const [width, height] = [area.width / columns, area.height / rows];
  const [left, top] = [area.left + (cell % columns) * width, area.top + Math.floor(cell / columns) * height];
  return { left, top, width, height };
}

/** By its centre. */
function contains({ left, top, width, height }: ImageArea, spot: Spot): boolean {
  const [x, y] = [spot.left + spot.side / 2, spot.top + spot.side / 2];
  return x >= left && x <= left + width && y >= top && y <= top + height;
}
