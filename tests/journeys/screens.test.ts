import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { Language } from '../../preload/domain.ts';
import { batchIsDone, call, openClinic, setUpProfile } from '../support/clinic-window.ts';

// Looked at by people: every screen in both languages, of the run that just passed.
const PICTURES = join(import.meta.dirname, '../../test-results/screens');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const language of ['tr', 'en'] as const) {
  test(`every screen in ${language}: no accessibility fault, no complaint of the page`, async () => {
    mkdirSync(PICTURES, { recursive: true });
    const clinic = await openClinic();
    const { page } = clinic;
    const inspect = inspector(page, language);
    await inspect('start');
    await setUpProfile(clinic, language);
    await inspect('worklist-empty');
    await call(page, 'samples.load', {});
    await batchIsDone(page, 5);
    await page.reload();
    await expect(page.getByRole('row', { name: /sample-4-tilted/ })).toBeVisible();
    await inspect('worklist');

    await page.getByRole('row', { name: /sample-4-tilted/ }).dblclick();
    await expect(page.getByTestId('viewport')).toHaveAttribute('data-ready', 'true');
    await inspect('reading-before');
    await page.keyboard.press('Shift+Digit2');
    await expect(page.getByTestId('result-card')).toBeVisible();
    await inspect('reading-after');
    const rail = page.getByRole('navigation').first().getByRole('button');
    await rail.first().click();
    await page.getByRole('row', { name: /ÖRNEK, BEŞ/ }).dblclick();
    await expect(page.getByTestId('result-card')).toHaveAttribute('data-state', 'refused');
    await expect(page.getByTestId('scores')).toHaveCount(0);
    await inspect('reading-refused');

    for (const [at, name] of [
      [2, 'dashboards'],
      [3, 'models'],
      [4, 'network'],
      [5, 'diagnostics'],
      [6, 'settings'],
    ] as const) {
      await rail.nth(at).click();
      await page.waitForTimeout(800);
      await inspect(name);
    }
    await page.keyboard.press('F1');
    await expect(page.getByRole('dialog')).toBeVisible();
    await inspect('keys');
    await page.keyboard.press('Escape');
    await rail.last().click();
    await inspect('about');
    expect(clinic.complaints).toEqual([]);
    await clinic.app.close();
  });
}

function inspector(page: Page, language: Language) {
  return async (name: string) => {
    await page.screenshot({ path: join(PICTURES, `${language}-${name}.png`) });
    // The other mode opens a tab of its own, which Electron does not have.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze();
    const faults = violations.map(
      ({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
    expect(faults).toEqual([]);
  };
}
