import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyAudit } from '../../../main/audit/verify.ts';
import type { Application } from '../../../main/ipc/application.ts';
import { saveFile } from '../../../main/ipc/save-file.ts';
import { localUser } from '../../../main/screening/users.ts';
import type { Profile } from '../../../main/database/profile.ts';
import { temporaryFolder, throwAway } from '../../support/database.ts';

const FILE = { name: 'günlük.csv', text: '\ufeffGün;Tümü\r\n23.11.2026;7' };

it('writes what it was given where the user chose, and says so in the audit log without the name or the place', async () => {
  const profile = throwAway();
  const path = join(temporaryFolder(), 'günlük.csv');
  expect(await saveFile(choosing(profile, path), FILE)).toEqual({ hasSaved: true });
  expect(readFileSync(path, 'utf8')).toBe(FILE.text);
  const entries = profile.db
    .prepare<[], { action: string; detail: string }>('SELECT action, detail FROM audit_log')
    .all();
  expect(entries).toMatchObject([{ action: 'file-saved' }]);
  expect(entries[0]?.detail).toContain('"kind":"csv"');
  expect(entries[0]?.detail).not.toMatch(/günlük|Gün|clinic-test/);
  expect((await verifyAudit(profile.db, profile.keys.audit)).isIntact).toBe(true);
});

it('writes and tells nothing when the user chose nowhere, or where nothing can be written', async () => {
  const profile = throwAway();
  expect(await saveFile(choosing(profile, null), FILE)).toEqual({ hasSaved: false });
  const nowhere = join(temporaryFolder(), 'missing', 'a.csv');
  await expect(saveFile(choosing(profile, nowhere), FILE)).rejects.toThrow();
  expect(existsSync(nowhere)).toBe(false);
  expect(profile.db.prepare('SELECT * FROM audit_log').all()).toEqual([]);
});

function choosing(profile: Profile, path: string | null): Application {
  const user = localUser(profile.db, 'Dr. A');
  return {
    around: { chooseTarget: () => Promise.resolve(path) },
    state: () => ({ language: 'tr' }),
    work: () => ({ clinic: { profile, user } }),
    // as: saving asks for no more of the application than this
  } as unknown as Application;
}
