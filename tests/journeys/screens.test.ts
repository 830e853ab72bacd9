import { expect, test } from '@playwright/test';
import { batchIsDone, call, openClinic, setUpProfile } from '../support/clinic-window.ts';
import { inspector } from '../support/inspect.ts';

for (const language of ['tr', 'en'] as const) {
  test(`every screen in ${language}: no accessibility fault, no complaint of the page`, async () => {
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
    await page.keyboard.press('Shift+KeyH');
    await expect(page.getByTestId('heat-layer')).toBeVisible();
    await inspect('heat-map');
    await page.keyboard.press('Shift+KeyH');
    await page.keyboard.press('s');
    await expect(page.getByTestId('probe').getByRole('table')).toBeVisible();
    await page.getByTestId('probe').scrollIntoViewIfNeeded();
    await inspect('probe');
    const rail = page.getByRole('navigation').first().getByRole('button');
    await rail.first().click();
    await page.getByRole('row', { name: /ÖRNEK, BEŞ/ }).dblclick();
    await expect(page.getByTestId('result-card')).toHaveAttribute('data-state', 'refused');
    await expect(page.getByTestId('scores')).toHaveCount(0);
    await inspect('reading-refused');

    for (const [at, name] of [
      [2, 'dashboards'],
      [3, 'models'],
      [4, 'ab-tests'],
      [5, 'network'],
      [6, 'diagnostics'],
      [7, 'settings'],
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
