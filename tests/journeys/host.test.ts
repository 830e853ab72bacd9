import { expect, test } from '@playwright/test';
import { batchIsDone, call, dropFiles, openClinic, setUpProfile } from '../support/clinic-window.ts';
import { sampleFiles } from '../support/files/image-files.ts';

test('the inference host killed in the middle of a batch is replaced, and every study gets its reading', async () => {
  const clinic = await openClinic();
  const { page, app } = clinic;
  await setUpProfile(clinic);
  const files = await sampleFiles();
  await dropFiles(page, [...files, ...files]);
  let killed = 0;
  while ((await call(page, 'app.state', {})).batch.done < 9 && killed < 1) {
    killed += await app.evaluate(({ app: electron }) => {
      const host = electron.getAppMetrics().find(({ serviceName }) => serviceName === 'node.mojom.NodeService');
      if (host) process.kill(host.pid, 'SIGKILL');
      return host ? 1 : 0;
    });
    await page.waitForTimeout(400);
  }
  expect(killed).toBeGreaterThan(0);
  await batchIsDone(page, 10);
  const { rows } = await call(page, 'studies.find', { search: '', show: 'all', limit: 50, offset: 0 });
  expect(rows.map(({ progress }) => progress).toSorted()).toEqual([
    ...Array<string>(8).fill('ready'),
    ...Array<string>(2).fill('refused'),
  ]);
  expect((await call(page, 'app.state', {})).engine).toBe('ready');
  await clinic.app.close();
});

test('the window whose process dies comes back with everything in it', async () => {
  const clinic = await openClinic();
  await setUpProfile(clinic);
  const replaced = clinic.app.waitForEvent('window');
  await clinic.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const page = await replaced;
  await expect(page.getByTestId('status-bar')).toBeVisible();
  await clinic.app.close();
});
