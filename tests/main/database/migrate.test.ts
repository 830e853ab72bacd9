import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deriveKey } from '../../../main/database/key.ts';
import { migrate, schemaVersion } from '../../../main/database/migrate.ts';
import { openProfile } from '../../../main/database/profile.ts';
import { verifySchema } from '../../../main/database/schema.ts';
import { databaseAt, OPTIONS, PASSPHRASE, profileOnDisk, temporaryFolder, throwAway } from '../../support/database.ts';

const NEWEST = readdirSync('migrations').length;
const GUARD = { passphrase: PASSPHRASE };

describe('migrations', () => {
  it('lead from nothing to the newest, and there do nothing more', () => {
    const db = databaseAt(0);
    migrate(db);
    expect(schemaVersion(db)).toBe(NEWEST);
    migrate(db);
    expect(schemaVersion(db)).toBe(NEWEST);
  });

  it('leave a database whose migration fails where it was', () => {
    const db = databaseAt(2);
    db.exec('CREATE TABLE studies (blocks TEXT) STRICT');
    expect(() => migrate(db)).toThrow('studies');
    expect(schemaVersion(db)).toBe(3);
    db.exec('DROP TABLE studies');
    migrate(db);
    verifySchema(db, OPTIONS);
  });

  it('make STRICT tables alone', () => {
    const { db } = throwAway();
    const loose = db.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT GLOB 'sqlite_*'",
    );
    expect(loose.all()).toEqual([]);
  });

  it('refuse a newer database and leave it untouched', async () => {
    const folder = join(temporaryFolder(), 'profile');
    const profile = await profileOnDisk(folder);
    profile.db.pragma(`user_version = ${NEWEST + 1}`);
    profile.close();
    const before = readFileSync(join(folder, 'clinic.db'));
    await expect(openProfile(folder, GUARD, OPTIONS)).rejects.toMatchObject({ code: 'database-newer' });
    expect(readFileSync(join(folder, 'clinic.db')).equals(before)).toBe(true);
  });
});

describe('the schema', () => {
  it.each([
    ['a dropped trigger', 'DROP TRIGGER audit_log_no_update'],
    [
      'a weakened trigger',
      'DROP TRIGGER reads_no_delete; CREATE TRIGGER reads_no_delete BEFORE DELETE ON reads BEGIN SELECT 1; END',
    ],
    ['an added trigger', 'CREATE TRIGGER quiet BEFORE INSERT ON audit_log BEGIN SELECT RAISE(IGNORE); END'],
    ['a dropped index', 'DROP INDEX reads_own'],
    ['an added table', 'CREATE TABLE notes (text TEXT) STRICT'],
  ])('is refused at the next start after %s', async (_, tampering) => {
    const folder = join(temporaryFolder(), 'profile');
    const profile = await profileOnDisk(folder);
    profile.db.exec(tampering);
    profile.close();
    await expect(openProfile(folder, GUARD, OPTIONS)).rejects.toMatchObject({ code: 'database-damaged' });
  });

  it('may gather statistics', () => {
    const { db } = throwAway();
    db.exec('ANALYZE');
    expect(() => verifySchema(db, OPTIONS)).not.toThrow();
  });
});

it('derives a different key for every purpose, and the same one again', () => {
  const master = Buffer.alloc(32, 1);
  const keys = (['database', 'audit', 'input-hash', 'originals'] as const).map((purpose) => deriveKey(master, purpose));
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(4);
  expect(keys.every((key) => key.length === 32)).toBe(true);
  expect(deriveKey(master, 'audit')).toEqual(keys[1]);
  expect(deriveKey(Buffer.alloc(32, 2), 'audit')).not.toEqual(keys[1]);
});
