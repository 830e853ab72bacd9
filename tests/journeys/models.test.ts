import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { Recipe } from '../support/bundle.ts';
import { bundleOf, MAKER } from '../support/bundle.ts';
import { call, dropFiles, freshFolder, openClinic, setUpProfile } from '../support/clinic-window.ts';
import { inspector } from '../support/inspect.ts';

const SHIPPED = /^chest-xray-classifier@/;

for (const language of ['tr', 'en'] as const) {
  test(`a model is taken in, put to work and rolled back in ${language}; a tampered one is refused`, async () => {
    const files = await writeFiles();
    const clinic = await openClinic();
    const { app, page } = clinic;
    const inspect = inspector(page, language);
    await setUpProfile(clinic, language);
    await expect(page.getByTestId('status-model')).toHaveText(SHIPPED);
    await page.getByRole('button', { name: /^(Models|Modeller)$/ }).click();
    await lookAtPage(page, 'chest-gate', inspect);

    await dropFiles(page, [files.bundle]);
    await expect(page.getByTestId('import-report')).toHaveAttribute('data-code', 'signing-key-unknown');
    await expect(page.locator('[data-step=signature]')).toHaveAttribute('data-standing', 'refused');
    await inspect('model-import-unknown-key');
    await page.getByTestId('import-trust').click();
    await trustMaker(app, page, files.key, inspect);

    await answerDialogue(app, files.bundle);
    await page.locator('.sheet-head button').click();
    await page.getByTestId('import-model').click();
    await expect(page.getByTestId('import-report')).toHaveAttribute('data-code', 'imported');
    await inspect('model-imported');
    await page.keyboard.press('Escape');

    const imported = page.getByTestId('model-item').filter({ hasText: 'tiny' });
    await imported.click();
    await page.getByTestId('challenger').click();
    await expect(page.getByTestId('model-names')).toContainText('challenger');
    await page.getByTestId('status-shadow').click();
    await expect(page.getByTestId('model-life')).toHaveAttribute('data-status', 'shadow');
    await inspect('model-shadow');
    await putToWork(page, 'activate', inspect);
    await expect(page.getByTestId('status-model')).toHaveText('tiny@1.0.0');
    await expect(page.getByTestId('passport-in-force')).toBeVisible();
    await inspect('model-active');
    await lookAtPage(page, 'reliability-plot', inspect);

    await putToWork(page, 'roll-back', inspect);
    await expect(page.getByTestId('status-model')).toHaveText(SHIPPED);

    await dropFiles(page, [files.tampered]);
    await expect(page.getByTestId('import-report')).toHaveAttribute('data-code', 'bundle-file-altered');
    await expect(page.locator('[data-step=files]')).toHaveAttribute('data-standing', 'refused');
    await expect(page.locator('[data-step=load]')).toHaveAttribute('data-standing', 'ahead');
    await inspect('model-import-tampered');
    await page.keyboard.press('Escape');

    for (const code of ['card-invalid', 'card-labels'] as const) {
      await dropFiles(page, [files[code]]);
      await expect(page.getByTestId('import-report')).toHaveAttribute('data-code', code);
      await inspect(`model-import-${code}`);
      await page.keyboard.press('Escape');
    }

    await page.getByTestId('open-keys').click();
    await page.getByTestId('revoke-key').click();
    await page.getByTestId('confirm-revoke-key').click();
    await expect(page.getByTestId('signing-key')).toHaveAttribute('data-revoked', 'true');
    await inspect('model-key-revoked');
    await page.keyboard.press('Escape');
    await page.getByTestId('activate').click();
    await page.getByTestId('confirm-work').click();
    await expect(page.getByTestId('work-refused').getByTestId('fault')).toHaveAttribute(
      'data-code',
      'signing-key-revoked',
    );
    await inspect('model-activation-refused');
    await expect(page.getByTestId('status-model')).toHaveText(SHIPPED);
    expect((await call(page, 'audit.verify', {})).isIntact).toBe(true);
    expect(clinic.complaints).toEqual([]);
    await app.close();
  });
}

type Inspect = ReturnType<typeof inspector>;

/** The file, then the fingerprint as its owner would tell it: the first 16 characters, in groups. */
async function trustMaker(app: ElectronApplication, page: Page, key: string, inspect: Inspect): Promise<void> {
  await expect(page.getByTestId('no-keys')).toBeVisible();
  await answerDialogue(app, key);
  await page.getByTestId('choose-key').click();
  await page.getByTestId('key-fingerprint').fill('0'.repeat(16));
  await page.getByTestId('trust-key').click();
  await expect(page.getByTestId('fault')).toHaveAttribute('data-code', 'signing-key-invalid');
  await page.getByTestId('key-fingerprint').fill(`${MAKER.id.slice(0, 8)} ${MAKER.id.slice(8, 16)}`);
  await inspect('model-trust-key');
  await page.getByTestId('trust-key').click();
  await expect(page.getByTestId('signing-key')).toHaveAttribute('data-revoked', 'false');
}

async function putToWork(page: Page, deed: 'activate' | 'roll-back', inspect: Inspect): Promise<void> {
  await page.getByTestId(deed).click();
  await expect(page.getByTestId('confirm-work')).toBeEnabled();
  await inspect(`model-${deed}`);
  await page.getByTestId('confirm-work').click();
  await expect(page.getByTestId('work-outcome')).toBeVisible();
  await page.keyboard.press('Escape');
}

/** What lies further down a model's page. */
async function lookAtPage(page: Page, testId: string, inspect: Inspect): Promise<void> {
  await page.getByTestId(testId).scrollIntoViewIfNeeded();
  await inspect(`model-page-${testId}`);
}

/** The system's own file dialogue is outside the window: what the user would choose there. */
async function answerDialogue(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
}

async function writeFiles() {
  const folder = join(freshFolder(), 'bundles');
  mkdirSync(folder);
  const place = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  return {
    key: place('maker.pub', MAKER.publicPem),
    bundle: place('tiny-1.0.0.ailmodel', await bundleOf(VALID_NOW)),
    tampered: place('tampered.ailmodel', await bundleOf({ ...VALID_NOW, tiny: { version: '1.1.0' }, entries: harmed })),
    'card-invalid': place('1.ailmodel', await bundleOf({ ...VALID_NOW, tiny: { version: '1.2.0' }, card: careless })),
    'card-labels': place(
      '2.ailmodel',
      await bundleOf({ ...VALID_NOW, tiny: { version: '1.2.0' }, card: oneClassMore }),
    ),
  };
}

/** Of no model: something to draw. */
const BINS = [0, 0.2, 0.4, 0.6, 0.8].map((from) => ({
  from,
  to: from + 0.2,
  n: 10 + from * 100,
  mean_probability: from + 0.1,
  share_correct: from + 0.05,
}));

const VALID_NOW: Recipe = {
  card: (card) => ({ ...card, evaluation: { ...card.evaluation, reliability: BINS } }),
  manifest: (manifest) => ({
    ...manifest,
    created: new Date().toISOString(),
    expires: new Date(Date.now() + 86_400_000).toISOString(),
    sequence: Number(manifest.version.split('.')[1]) + 10,
  }),
};

/** As somebody writes a card by hand for the first time. */
const careless: NonNullable<Recipe['card']> = (card) => ({
  ...card,
  licence: undefined,
  activation: 'tanh',
  indeterminate_margin: '5 %',
  preprocessing: { ...card.preprocessing, mean: [0.5, 0.5] },
});

const oneClassMore: NonNullable<Recipe['card']> = (card) => ({ ...card, labels: [...card.labels, 'Effusion'] });

/** One byte of the weights, after everything was signed. */
const harmed: NonNullable<Recipe['entries']> = (entries) =>
  entries.map((entry) => {
    if (entry.name !== 'model.onnx') return entry;
    const bytes = Uint8Array.from(entry.bytes);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return { ...entry, bytes };
  });
