import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { call, openClinic, PASSPHRASE, setUpProfile, unlockProfile } from '../support/clinic-window.ts';
import { inspector } from '../support/inspect.ts';
import { listenForMessages } from '../support/messages-server.ts';

const SECTIONS = ['operations', 'savings', 'performance', 'drift'] as const;

for (const language of ['tr', 'en'] as const) {
  test(`the dashboards of a busy clinic in ${language}: drawn, as tables, as files; the sheet of what left`, async () => {
    test.setTimeout(240_000);
    const first = await openClinic();
    await setUpProfile(first, language);
    await first.app.close();
    fill(first.folder);
    const server = await listenForMessages();
    const clinic = await openClinic(first.folder);
    const { page, app, folder } = clinic;
    await unlockProfile(clinic);
    await expect(page.getByTestId('status-drift')).toBeVisible();
    const inspect = inspector(page, language);
    await askSome(page, server.baseUrl);

    await page
      .getByRole('navigation')
      .first()
      .getByRole('button', { name: /Göstergeler|Dashboards/ })
      .click();
    for (const section of SECTIONS) {
      await page.getByTestId(`choose-${section}`).click();
      await expect(page.getByTestId(`section-${section}`)).toBeVisible();
      await page.waitForTimeout(800);
      await inspect(`dashboards-${section}`);
      for (const toggle of await page.getByTestId('table-toggle').all()) await toggle.click();
      await inspect(`dashboards-${section}-tables`);
    }
    await expect(page.getByTestId('drift-alerts')).toBeVisible();

    await page.getByTestId('choose-operations').click();
    const images = await saved(app, join(folder, 'images.csv'), () =>
      page.getByTestId('figure-images').getByTestId('save').click(),
    );
    expect(images.split('\r\n').length).toBeGreaterThan(20);
    expect(images).toMatch(language === 'tr' ? /^\ufeffGün;Model;/ : /^Day,Model,/);

    await page
      .getByRole('navigation')
      .first()
      .getByRole('button', { name: /Ağ|Network/ })
      .click();
    await page.getByTestId('privacy').scrollIntoViewIfNeeded();
    await inspect('privacy');
    const sheet = await saved(app, join(folder, 'sheet.html'), () => page.getByTestId('save-sheet').click());
    expect(sheet).toContain(new URL(server.baseUrl).host);
    expect(sheet).not.toMatch(/<script|Sarkoidoz/);
    expect(clinic.complaints).toEqual([]);
    await app.close();
    server.close();
  });
}

function fill(folder: string): void {
  const script = join(import.meta.dirname, '../support/busy-profile.mjs');
  const { status, stderr } = spawnSync('node', [script, join(folder, 'profile'), PASSPHRASE], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

async function askSome(page: Page, baseUrl: string): Promise<void> {
  const limitsUsd = { day: 2, month: 20, userDay: 2 };
  const allowed = {
    isThisComputerOnly: false,
    isAllowed: true,
    isImageAllowed: false,
    model: 'claude-sonnet-5-5',
    trustsInspection: false,
  };
  await call(page, 'cloud.change', { ...allowed, baseUrl, limitsUsd });
  await call(page, 'cloud.setKey', { key: 'sk-ant-CANARY-0123456789abcdef' });
  await expect.poll(async () => (await call(page, 'cloud.settings', {})).connectivity).toBe('online');
  const complex = 'Sarkoidoz ile tüberküloz arasındaki farkları karşılaştır ve ayırıcı tanıyı değerlendir';
  for (const text of ['Merhaba', complex, 'Merhaba', 'Hasta adı: Gül Kaya. Tanıları karşılaştır ve değerlendir']) {
    await call(page, 'questions.ask', { study: null, text, consent: 'may-leave' });
  }
}

/** What a click saved, with the system's dialogue answered. */
async function saved(app: ElectronApplication, path: string, click: () => Promise<void>): Promise<string> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await click();
  await expect.poll(() => textAt(path)).not.toBe('');
  return textAt(path);
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
