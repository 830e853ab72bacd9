import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { Language } from '../../preload/domain.ts';
import { call, openClinic, unlockProfile } from '../support/clinic-window.ts';
import { centreOf, screenPixels } from '../support/screen-pixels.ts';
import { spotPng } from '../support/spot.ts';
import { tinyProfile } from '../support/tiny-profile.ts';

const PICTURES = join(import.meta.dirname, '../../test-results/screens');
// The spot fills one cell of the seven by seven that the model sees of the middle of this upright film.
const SPOT = { left: 512, top: 368, side: 128 };
const FILM = { columns: 896, rows: 1120 } as const;

async function openFilm(folder: string, language: Language = 'en') {
  mkdirSync(PICTURES, { recursive: true });
  const clinic = await openClinic(folder);
  await unlockProfile(clinic);
  await call(clinic.page, 'settings.change', { language });
  await openStudy(clinic.page, 'spot.png');
  return clinic;
}

async function openStudy(page: Page, name: string): Promise<void> {
  await page.getByRole('row', { name: new RegExp(name) }).dblclick();
  await expect(page.getByTestId('viewport')).toHaveAttribute('data-ready', 'true');
}

function films() {
  return spotPng(FILM.columns, FILM.rows, SPOT);
}

test('the heat map waits for the own read, lies on the image to two pixels, and goes away again', async () => {
  const blank = await spotPng(FILM.columns, FILM.rows, { left: 0, top: 0, side: 0 });
  const { folder } = await tinyProfile({}, { 'spot.png': await films(), 'blank.png': blank });
  const clinic = await openFilm(folder);
  const { page } = clinic;
  const legend = page.getByTestId('heat-legend');
  const layer = page.getByTestId('heat-layer');

  await page.keyboard.down('h');
  await expect(legend).toHaveAttribute('data-kind', 'readFirst');
  await page.keyboard.up('h');
  await expect(legend).toHaveCount(0);
  const { rows } = await call(page, 'studies.find', { search: 'spot', show: 'all', limit: 1, offset: 0 });
  const study = rows[0]?.id;
  if (!study) throw new Error('the film is not on the worklist');
  for (const ask of [
    () => call(page, 'heatMaps.draw', { study, label: null, method: 'activation-map' }),
    () => call(page, 'heatMaps.draw', { study, label: 'Normal', method: 'occlusion' }),
    () => call(page, 'probes.run', { study }),
    () => call(page, 'probes.find', { study }),
  ]) {
    await expect(ask()).rejects.toThrow('read-first');
  }

  await page.keyboard.press('Shift+Digit3');
  await expect(page.getByTestId('result-card')).toBeVisible();
  await expect(layer).toHaveCount(0);
  await page.keyboard.down('h');
  await expect(layer).toBeVisible();
  await expect(legend).toContainText('not an outline of disease');
  await page.keyboard.up('h');
  await expect(layer).toHaveCount(0);

  await page.keyboard.press('Shift+KeyH');
  await expect(layer).toBeVisible();
  await isAligned(page, 'fitted');
  await page.keyboard.press('Shift+KeyR');
  await page.keyboard.press('End');
  await drag(page, 'middle', [37, -150]);
  await isAligned(page, 'turned, at its own size, shifted');
  await page.keyboard.press('Shift+KeyF');
  await drag(page, 'right', [0, -20]);
  await isAligned(page, 'turned, flipped and enlarged');
  await page.keyboard.press('Shift+KeyR');
  await page.keyboard.press('Home');
  await isAligned(page, 'upside down, flipped, fitted');

  await page.keyboard.press('Shift+KeyH');
  await expect(layer).toHaveCount(0);
  await page.keyboard.press('Escape');
  await openStudy(page, 'blank.png');
  await page.keyboard.down('h');
  await expect(legend).toHaveAttribute('data-kind', 'noAnswer');
  await expect(layer).toHaveCount(0);
  await page.keyboard.up('h');
  expect(clinic.complaints).toEqual([]);
  await clinic.app.close();
});

/** Compares the spot on the film with the middle of what the heat map colours, both as they are on the screen. */
async function isAligned(page: Page, state: string): Promise<void> {
  const clip = await page.getByTestId('viewport').boundingBox();
  const legend = await page.getByTestId('heat-legend').boundingBox();
  if (!clip || !legend) throw new Error('nothing is drawn');
  await page.waitForTimeout(300);
  const heated = await screenPixels(page, clip);
  await page.keyboard.down('h');
  await expect(page.getByTestId('heat-layer')).toHaveCount(0);
  await page.waitForTimeout(300);
  const plain = await screenPixels(page, clip);
  await page.keyboard.up('h');
  await expect(page.getByTestId('heat-layer')).toBeVisible();
  // The legend goes with the map: whatever is level with it or below it is left out, and must not hold the spot.
  const isLegend = (_: number, y: number) => y >= legend.y - clip.y - 3;
  const spot = centreOf(plain, (x, y) => Math.min(...plain.at(x, y)) > 240 && !isLegend(x, y));
  const heat = centreOf(plain, (x, y) => {
    const [before, after] = [plain.at(x, y), heated.at(x, y)];
    return !isLegend(x, y) && before.some((part, i) => Math.abs(part - (after[i] ?? 0)) > 4);
  });
  expect(Math.min(spot.count, heat.count), state).toBeGreaterThan(1000);
  expect(Math.hypot(spot.x - heat.x, spot.y - heat.y), `${state}: ${JSON.stringify({ spot, heat })}`).toBeLessThan(2);
}

async function drag(page: Page, button: 'middle' | 'right', [across, down]: readonly [number, number]): Promise<void> {
  const box = await page.getByTestId('viewport').boundingBox();
  if (!box) throw new Error('no viewport');
  const [x, y] = [box.x + box.width / 3, box.y + box.height / 3];
  await page.mouse.move(x, y);
  await page.mouse.down({ button });
  await page.mouse.move(x + across / 2, y + down / 2);
  await page.mouse.move(x + across, y + down);
  await page.mouse.up({ button });
}

for (const language of ['tr', 'en'] as const) {
  test(`a model without a map, its shortcut probe and its page, in ${language}`, async () => {
    const { folder, run } = await tinyProfile({ hasMap: false }, { 'spot.png': await films() });
    const clinic = await openFilm(folder, language);
    const { page } = clinic;
    await page.keyboard.press('Shift+Digit3');
    await expect(page.getByTestId('result-card')).toBeVisible();
    await page.keyboard.press('Shift+KeyH');
    await expect(page.getByTestId('heat-legend')).toHaveAttribute('data-kind', 'occlusion');
    await page.screenshot({ path: join(PICTURES, `${language}-heat-offer.png`) });
    await page.getByTestId('occlude').click();
    await expect(page.getByTestId('heat-legend').getByRole('progressbar')).toBeVisible();
    await page.getByTestId('heat-legend').getByRole('button').click();
    await expect(page.getByTestId('occlude')).toBeVisible();
    await page.getByTestId('occlude').click();
    await expect(page.getByTestId('heat-legend')).toHaveAttribute('data-kind', 'drawn', { timeout: 60_000 });
    await page.screenshot({ path: join(PICTURES, `${language}-heat-occlusion.png`) });

    await page.keyboard.press('s');
    await expect(page.getByTestId('probe-flag')).toBeVisible();
    await page.getByTestId('probe').scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(PICTURES, `${language}-probe.png`) });
    await page.keyboard.press('Escape');
    await openStudy(page, 'spot.png');
    await expect(page.getByTestId('probe-flag')).toBeVisible();

    await page
      .getByRole('navigation')
      .first()
      .getByRole('button', { name: /^Model/ })
      .click();
    await page.getByTestId('model-item').filter({ hasText: 'tiny' }).click();
    await expect(page.getByTestId('probe-summary')).toContainText('1');
    await page.getByTestId('probe-summary').scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(PICTURES, `${language}-probe-summary.png`) });
    expect(clinic.complaints).toEqual([]);
    await clinic.app.close();
    expect(await run('audit', 'verify')).toContain('intact');
  });
}
