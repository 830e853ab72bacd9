import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import {
  call,
  dropFiles,
  freshFolder,
  openClinic,
  setUpProfile,
  startAgain,
  unlockProfile,
} from '../support/clinic-window.ts';
import { sampleFiles } from '../support/files/image-files.ts';

const EVERYTHING = { search: '', show: 'all', limit: 50, offset: 0 } as const;

test('kill -9 in the middle of a batch loses no acknowledged study, and the next start goes on with the rest', async () => {
  const first = await openClinic(freshFolder());
  await setUpProfile(first);
  const files = await sampleFiles();
  await dropFiles(first.page, [...files, ...files, ...files]);
  await expect.poll(async () => (await call(first.page, 'app.state', {})).batch.done).toBeGreaterThan(1);
  const acknowledged = (await call(first.page, 'studies.find', EVERYTHING)).rows;
  first.app.process().kill('SIGKILL');

  const second = await openClinic(first.folder);
  await unlockProfile(second);
  await expect(second.page.getByTestId('worklist')).toBeVisible();
  await expect.poll(async () => (await call(second.page, 'app.state', {})).batch.phase).toBe('idle');
  const kept = (await call(second.page, 'studies.find', EVERYTHING)).rows;
  for (const study of acknowledged) {
    const again = kept.find(({ id }) => id === study.id);
    expect(again).toBeDefined();
    if (study.progress === 'ready') expect(again?.progress).toBe('ready');
  }
  expect(kept.filter(({ progress }) => progress === 'queued' || progress === 'running')).toEqual([]);
  expect(await call(second.page, 'audit.verify', {})).toMatchObject({ isIntact: true });
  await second.app.close();
});

test('started twice on the same profile, one instance stays', async () => {
  const first = await openClinic();
  await setUpProfile(first);
  const [exitCode] = await once(startAgain(first.folder), 'exit');
  expect(exitCode).toBe(0);
  expect(await call(first.page, 'audit.verify', {})).toMatchObject({ isIntact: true });
  await first.app.close();
});
