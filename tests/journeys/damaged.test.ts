import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { call, openClinic, setUpProfile, unlockProfile } from '../support/clinic-window.ts';

test('a damaged database is said, kept and set aside, and a new one begins', async () => {
  const first = await openClinic();
  await setUpProfile(first);
  await first.app.close();
  const profile = join(first.folder, 'profile');
  const database = join(profile, 'clinic.db');
  const damaged = readFileSync(database);
  damaged.fill(0x5a, 0, 4096);
  writeFileSync(database, damaged);

  const second = await openClinic(first.folder);
  await unlockProfile(second);
  await expect.poll(async () => (await call(second.page, 'app.state', {})).stage).toBe('damaged');
  expect(readFileSync(database).equals(damaged)).toBe(true);

  await call(second.page, 'profile.setAside', {});
  const aside = readdirSync(profile).find((name) => name.startsWith('damaged-')) ?? '';
  expect(readFileSync(join(profile, aside, 'clinic.db')).equals(damaged)).toBe(true);
  expect(existsSync(join(profile, aside, 'key.json'))).toBe(true);
  await setUpProfile(second);
  await expect(second.page.getByTestId('worklist')).toBeVisible();
  await second.app.close();
});
