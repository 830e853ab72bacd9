import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { softmax } from '../../main/inference/postprocess.ts';
import type { Recipe } from '../support/bundle.ts';
import { bundleOf, MAKER } from '../support/bundle.ts';
import { call, dropFiles, freshFolder, openClinic, PASSPHRASE, unlockProfile } from '../support/clinic-window.ts';
import { inspector } from '../support/inspect.ts';
import { pictureOf } from '../support/images.ts';

const ROOT = join(import.meta.dirname, '../..');
const AYSE = { name: 'Dr. Ayşe Işık', passphrase: 'Ayşe’nin uzun parolası' };
const CAN = { name: 'Dr. Can Öz', passphrase: 'Can’ın uzun parolası' };

for (const language of ['tr', 'en'] as const) {
  test(`a version is measured on this clinic’s cases and signed for in ${language}`, async () => {
    const clinic = await setUpClinic();
    const { app, page, complaints } = await openClinic(clinic.folder);
    await unlockProfile({ app, page, complaints, folder: clinic.folder });
    await expect(page.getByTestId('status-model')).toHaveText('tiny@1.0.0');
    await call(page, 'settings.change', { language });
    const inspect = inspector(page, language);
    await readAll(page);

    await page.getByRole('row', { name: /case-39\.png/ }).dblclick();
    await page.getByTestId('ask-reference').click();
    await page.getByTestId('reference-consent').click();
    await inspect('reference-form');
    await page.getByTestId('mark-reference').click();
    await expect(page.getByTestId('reference-marked')).toBeVisible();
    await inspect('reference-marked');

    await openModels(page);
    await page.getByTestId('model-item').filter({ hasText: '2.0.0' }).click();
    await inspect('passport-none');
    await page.getByTestId('measure').click();
    await expect(page.getByTestId('reference-counts')).toContainText('40');
    await page.getByTestId('replay').click();
    await expect(page.getByTestId('replay-report')).toBeVisible({ timeout: 60_000 });
    await inspect('passport-replayed');
    for (const person of [AYSE, CAN]) await enrol(page, person);
    await expect(page.getByTestId('sign')).toBeVisible();
    await page.getByTestId('cut-offs-chosen').click();
    await expect(page.getByTestId('own-worth-COVID-19')).toBeVisible();
    await inspect('passport-own-cut-offs');
    await page.getByTestId('own-cut-off-COVID-19').getByRole('textbox').fill('4');
    await page.keyboard.press('Tab');
    await expect(page.getByTestId('outlook')).toHaveAttribute('data-warns', 'true');
    await page.getByTestId('outlook').scrollIntoViewIfNeeded();
    await inspect('passport-cut-off-below-margin');
    await page.getByTestId('cut-offs-equal-sensitivity').click();
    await sign(page, [AYSE, { ...CAN, passphrase: 'not his' }]);
    await expect(page.getByTestId('fault')).toHaveAttribute('data-code', 'signature-wrong');
    await page.getByTestId('fault').scrollIntoViewIfNeeded();
    await inspect('passport-refused');
    await sign(page, [AYSE, CAN]);
    await expect(page.getByTestId('signed')).toBeVisible({ timeout: 30_000 });
    await inspect('passport-signed');
    const passport = await page.getByTestId('signed').getAttribute('data-passport');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('signed')).toBeHidden();
    await expect(page.getByTestId('status-model')).toHaveText('tiny@2.0.0');
    await expect(page.getByTestId('passport-in-force')).toHaveAttribute('data-passport', passport ?? '');
    await inspect('passport-in-force');

    await dropFiles(page, [clinic.newFilm]);
    await page.getByRole('navigation').first().getByRole('button').first().click();
    await page.getByRole('row', { name: /new-film\.png/ }).dblclick();
    await expect(page.getByTestId('answer-hidden')).toBeVisible();
    await page.keyboard.press('Shift+Digit1');
    await expect(page.getByTestId('result-passport')).toHaveAttribute('title', passport ?? '');
    await page.getByTestId('result-passport').scrollIntoViewIfNeeded();
    await inspect('passport-reading');

    await openModels(page);
    await page.getByTestId('model-item').filter({ hasText: '2.0.0' }).click();
    await page.getByTestId('roll-back').click();
    await page.getByTestId('roll-back-reason').fill('too many false alarms');
    await page.getByTestId('signatory-1').selectOption({ label: CAN.name });
    await page.locator('.signature input[type=password]').fill(CAN.passphrase);
    await inspect('passport-roll-back');
    await page.getByTestId('sign-roll-back').click();
    await expect(page.getByTestId('rolled-back')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByTestId('status-model')).toHaveText('tiny@1.0.0');
    expect((await call(page, 'audit.verify', {})).isIntact).toBe(true);
    expect(complaints).toEqual([]);
    await app.close();

    const line = command(clinic, 'classify', '--json', clinic.newFilm).stdout;
    expect(JSON.parse(line)).toMatchObject({ model: { version: '1.0.0' } });
    const refused = command(clinic, 'models', 'activate', 'tiny@2.0.0');
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('passport-required')]);
  });
}

interface PreparedClinic {
  readonly folder: string;
  readonly passphrase: string;
  readonly newFilm: string;
}

/** As IT prepares a workstation, by documented commands: two signed versions, one at work, and forty films taken in. */
async function setUpClinic(): Promise<PreparedClinic> {
  const folder = freshFolder();
  const files = join(folder, 'files');
  mkdirSync(files);
  const place = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(files, name), bytes);
    return join(files, name);
  };
  const clinic = {
    folder,
    passphrase: place('passphrase', PASSPHRASE),
    newFilm: place('new-film.png', await pictureOf(60)),
  };
  expect(command(clinic, 'models', 'trust', place('maker.pub', MAKER.publicPem))).toMatchObject({ status: 0 });
  expect(command(clinic, 'models', 'import', place('1.ailmodel', await bundleOf(version('1.0.0', 1))))).toMatchObject({
    status: 0,
  });
  expect(command(clinic, 'models', 'import', place('2.ailmodel', await bundleOf(version('2.0.0', 4))))).toMatchObject({
    status: 0,
  });
  const activated = command(clinic, 'models', 'activate', 'tiny@1.0.0');
  expect([activated.status, activated.stderr]).toEqual([0, expect.stringContaining('No local measurement exists')]);
  const films: string[] = [];
  for (const [i, brightness] of BRIGHTNESS.entries()) films.push(place(`case-${i}.png`, await pictureOf(brightness)));
  expect(command(clinic, 'classify', '--json', ...films)).toMatchObject({ status: 0 });
  return clinic;
}

/** Twenty dark films of COVID-19 and twenty bright ones without; a few lie on the wrong side. */
const BRIGHTNESS = Array.from({ length: 40 }, (_, i) => (i < 20 ? 10 + i * 6.3 : 100 + (i - 20) * 7.6));

function command({ folder, passphrase }: Omit<PreparedClinic, 'newFilm'>, ...words: string[]) {
  const script = join(ROOT, 'out/main/command-line.js');
  const options = ['--profile', folder, '--passphrase-file', passphrase];
  return spawnSync(process.execPath, [script, ...options, ...words], { encoding: 'utf8', env: process.env });
}

/** A later temperature squeezes the scores towards the middle: an old cut-off would mean something else. */
function version(name: '1.0.0' | '2.0.0', temperature: number): Recipe {
  const z = GOLDEN_LOGIT / temperature;
  const [covid = 0, pneumonia = 0, normal = 0] = softmax([-z, 0, z]).map((value) => Math.round(value * 1e4) / 1e4);
  const calibration = {
    method: 'temperature',
    temperature,
    ece_before: 0.1,
    ece_after: 0.02,
    n: 9,
    measured_on: 'tests',
  };
  return {
    tiny: { version: name },
    card: (card) => ({ ...card, calibration, indeterminate_margin: 0.05 }),
    manifest: (manifest) => ({
      ...manifest,
      created: new Date().toISOString(),
      expires: new Date(Date.now() + 86_400_000).toISOString(),
      sequence: name === '1.0.0' ? 10 : 11,
      golden: [{ path: 'golden/a.png', scores: { 'COVID-19': covid, Pneumonia: pneumonia, Normal: normal } }],
    }),
  };
}

/** Of a picture whose mean is one half: the sum of its normalised channels. */
const GOLDEN_LOGIT = 0.015 / 0.229 + 0.044 / 0.224 + 0.094 / 0.225;

/** The first read of every film and its final one, as its readers left them; all but the newest are marked. */
async function readAll(page: Page): Promise<void> {
  const { rows } = await call(page, 'studies.find', { search: '', show: 'all', limit: 100, offset: 0 });
  for (const { id, fileName } of rows) {
    const label = Number(/\d+/.exec(fileName)?.[0]) < 20 ? 'covid-19' : 'normal';
    await call(page, 'reads.record', { study: id, label, note: '' });
    await call(page, 'reviews.record', { study: id, label, note: '' });
    if (fileName !== 'case-39.png') {
      await call(page, 'reference.mark', { study: id, basis: 'final-read', label: null, hasConsent: true });
    }
  }
  await page.reload();
}

async function openModels(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .first()
    .getByRole('button', { name: /Modeller|Models/ })
    .click();
}

async function enrol(page: Page, { name, passphrase }: typeof AYSE): Promise<void> {
  const form = page.getByTestId('enrol-form');
  await form.getByTestId('enrol-name').fill(name);
  await form.locator('input[type=password]').first().fill(passphrase);
  await form.locator('input[type=password]').last().fill(PASSPHRASE);
  await form.getByTestId('enrol').click();
  await expect(page.getByText(name).or(page.getByRole('option', { name })).first()).toBeAttached();
}

async function sign(page: Page, people: readonly (typeof AYSE)[]): Promise<void> {
  for (const [i, { name, passphrase }] of people.entries()) {
    await page.getByTestId(`signatory-${i + 1}`).selectOption({ label: name });
    await page.locator('.signature input[type=password]').nth(i).fill(passphrase);
  }
  await page.getByTestId('sign').click();
}
