import { expect, test } from '@playwright/test';
import { batchIsDone, call, openClinic, PASSPHRASE, setUpProfile, unlockProfile } from '../support/clinic-window.ts';

test('first start in Turkish: set-up, samples, own read, answer, restart, still there', async () => {
  const first = await openClinic();
  await setUpProfile(first, 'tr');
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'tr');
  await expect(first.page.getByTestId('sample-offer')).toBeVisible();
  await first.page.getByTestId('sample-offer').getByRole('button').first().click();
  await batchIsDone(first.page, 5);

  const { rows } = await call(first.page, 'studies.find', { search: 'BİR', show: 'all', limit: 10, offset: 0 });
  expect(rows).toHaveLength(1);
  await first.page.getByRole('row', { name: /ÖRNEK, BİR/ }).dblclick();
  await expect(first.page.getByTestId('viewport')).toHaveAttribute('data-ready', 'true');
  await expect(first.page.getByTestId('answer-hidden')).toBeVisible();
  await first.page.keyboard.press('Shift+Digit3');
  await expect(first.page.getByTestId('result-card')).toBeVisible();
  expect(first.complaints).toEqual([]);
  await first.app.close();

  const second = await openClinic(first.folder);
  await unlockProfile(second, `${PASSPHRASE}?`);
  await expect(second.page.getByTestId('fault')).toHaveAttribute('data-code', 'passphrase-wrong');
  await unlockProfile(second);
  await expect(second.page.getByTestId('worklist')).toBeVisible();
  const after = await call(second.page, 'studies.find', { search: '', show: 'all', limit: 10, offset: 0 });
  expect(after.total).toBe(5);
  expect(after.rows.find(({ id }) => id === rows[0]?.id)).toMatchObject({ ownRead: { label: 'normal' } });
  expect(await call(second.page, 'audit.verify', {})).toMatchObject({ isIntact: true });
  await second.app.close();
});
