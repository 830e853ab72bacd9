import { expect, test } from '@playwright/test';
import { batchIsDone, call, dropFiles, openClinic, setUpProfile } from '../support/clinic-window.ts';
import { sampleFiles } from '../support/files/image-files.ts';
import { inspector } from '../support/inspect.ts';

for (const language of ['tr', 'en'] as const) {
  test(`without a version at work nothing answers, and what arrived meanwhile is classified by the next one (${language})`, async () => {
    const clinic = await openClinic();
    const { page } = clinic;
    const inspect = inspector(page, language);
    await setUpProfile(clinic, language);
    await page.getByRole('button', { name: /^(Models|Modeller)$/ }).click();
    await page.getByTestId('retire').click();
    await page.getByTestId('confirm-retire').click();
    await expect(page.getByTestId('model-life')).toHaveAttribute('data-status', 'inactive');
    expect(await call(page, 'app.state', {})).toMatchObject({ model: null, fault: 'no-active-model' });
    await inspect('model-retired');

    const [chest = ''] = await sampleFiles();
    const rail = page.getByRole('navigation').first().getByRole('button');
    await rail.first().click();
    await dropFiles(page, [chest]);
    await batchIsDone(page, 1);
    await page.getByRole('row').last().dblclick();
    await expect(page.getByText('M01')).toBeVisible();
    await expect(page.getByTestId('scores')).toHaveCount(0);
    await inspect('reading-no-model');

    await rail.first().click();
    await page.getByRole('button', { name: /^(Models|Modeller)$/ }).click();
    await page.getByTestId('activate').click();
    await page.getByTestId('confirm-work').click();
    await expect
      .poll(async () => (await call(page, 'studies.find', EVERYTHING)).rows.map(({ progress }) => progress))
      .toEqual(['ready']);
    expect(await call(page, 'app.state', {})).toMatchObject({ fault: null });
    expect((await call(page, 'audit.verify', {})).isIntact).toBe(true);
    expect(clinic.complaints).toEqual([]);
    await clinic.app.close();
  });
}

const EVERYTHING = { search: '', show: 'all', limit: 10, offset: 0 } as const;
