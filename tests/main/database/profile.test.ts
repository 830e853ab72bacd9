import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepOriginal } from '../../../main/database/originals.ts';
import type { Profile } from '../../../main/database/profile.ts';
import {
  createProfile,
  moveProfileAside,
  openProfile,
  openThrowAwayProfile,
  profileStage,
} from '../../../main/database/profile.ts';
import { describeStudy, findStudies } from '../../../main/screening/studies.ts';
import {
  arriveStudy,
  keychain,
  newStudyId,
  OPTIONS,
  PASSPHRASE,
  profileOnDisk,
  temporaryFolder,
} from '../../support/database.ts';

const GUARD = { passphrase: PASSPHRASE };

describe('a new profile', () => {
  it('opens again with its passphrase and keeps its rows and keys', async () => {
    const folder = freshFolder();
    expect(await profileStage(folder)).toBe('create');
    const created = await profileOnDisk(folder);
    const study = arriveStudy(created);
    const keys = Object.values(created.keys).map((key) => key.toString('hex'));
    created.close();
    expect(await profileStage(folder)).toBe('passphrase');
    const opened = await reopen(folder);
    expect(Object.values(opened.keys).map((key) => key.toString('hex'))).toEqual(keys);
    expect(new Set(keys).size).toBe(4);
    expect(rowsOf(opened)).toEqual([study]);
  });

  it.runIf(process.platform !== 'win32')('is readable by its owner alone', async () => {
    const folder = freshFolder();
    const profile = await profileOnDisk(folder);
    await keepOriginal(profile, arriveStudy(profile), Buffer.from('x'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const path of filesIn(folder)) expect([path, statSync(path).mode & 0o077]).toEqual([path, 0]);
  });

  it('is never laid over another', async () => {
    const folder = freshFolder();
    (await profileOnDisk(folder)).close();
    const before = readFileSync(join(folder, 'key.json'));
    await expect(createProfile(folder, GUARD, OPTIONS)).rejects.toMatchObject({ code: 'profile-exists' });
    rmSync(join(folder, 'clinic.db'));
    await expect(createProfile(folder, GUARD, OPTIONS)).rejects.toMatchObject({ code: 'profile-exists' });
    expect(readFileSync(join(folder, 'key.json'))).toEqual(before);
  });

  it('is whole again after a creation cut off before the last rename', async () => {
    const folder = freshFolder();
    (await profileOnDisk(folder)).close();
    renameSync(join(folder, 'clinic.db'), join(folder, 'clinic.db.new'));
    expect(rowsOf(await reopen(folder))).toEqual([]);
  });

  it('takes the place of a creation cut off before its key was written', async () => {
    const folder = freshFolder();
    (await profileOnDisk(folder)).close();
    renameSync(join(folder, 'clinic.db'), join(folder, 'clinic.db.new'));
    rmSync(join(folder, 'key.json'));
    expect(await profileStage(folder)).toBe('create');
    expect(rowsOf(await profileOnDisk(folder))).toEqual([]);
  });
});

describe('the passphrase', () => {
  it('is refused when wrong', async () => {
    const folder = freshFolder();
    (await profileOnDisk(folder)).close();
    const wrong = { passphrase: `${PASSPHRASE} ` };
    await expect(openProfile(folder, wrong, OPTIONS)).rejects.toMatchObject({ code: 'passphrase-wrong' });
    const otherKeyboard = { passphrase: PASSPHRASE.normalize('NFD') };
    expect(otherKeyboard.passphrase).not.toBe(PASSPHRASE);
    (await openProfile(folder, otherKeyboard, OPTIONS)).close();
  });

  it('does not open a key whose parameters were altered', async () => {
    const folder = freshFolder();
    (await profileOnDisk(folder)).close();
    const path = join(folder, 'key.json');
    const weakened = readFileSync(path, 'utf8').replace('"passes": 3', '"passes": 1');
    writeFileSync(path, weakened);
    await expect(openProfile(folder, GUARD, OPTIONS)).rejects.toMatchObject({ code: 'passphrase-wrong' });
    writeFileSync(path, weakened.replace('65536', '4294967295'));
    await expect(openProfile(folder, GUARD, OPTIONS)).rejects.toMatchObject({ code: 'database-damaged' });
  });

  it('is stretched by argon2id with 64 MiB, three passes and one lane', async () => {
    const folder = freshFolder();
    (await profileOnDisk(folder)).close();
    const { slots } = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'));
    expect(slots).toMatchObject([{ kind: 'passphrase', kdf: 'argon2id', memory_kib: 65_536, passes: 3, lanes: 1 }]);
  });
});

describe('the keychain', () => {
  it('opens what it guards and nothing else does', async () => {
    const folder = freshFolder();
    (await createProfile(folder, { keychain: keychain() }, OPTIONS)).close();
    expect(await profileStage(folder)).toBe('keychain');
    (await openProfile(folder, { keychain: keychain() }, OPTIONS)).close();
    await expect(openProfile(folder, GUARD, OPTIONS)).rejects.toMatchObject({ code: 'passphrase-wrong' });
  });

  it.each([
    ['another backend', keychain('kwallet5')],
    ['another secret in the same backend', keychain('gnome_libsecret', 0x11)],
    [
      'a backend that throws',
      {
        ...keychain(),
        reveal: () => {
          throw new Error('locked');
        },
      },
    ],
    ['a backend that gives something else', { ...keychain(), reveal: () => Buffer.from('short') }],
  ])('has changed: %s', async (_, changed) => {
    const folder = freshFolder();
    (await createProfile(folder, { keychain: keychain() }, OPTIONS)).close();
    await expect(openProfile(folder, { keychain: changed }, OPTIONS)).rejects.toMatchObject({
      code: 'keychain-changed',
    });
  });

  it('is bound to the profile and the backend it was made for', async () => {
    const folder = freshFolder();
    (await createProfile(folder, { keychain: keychain() }, OPTIONS)).close();
    const path = join(folder, 'key.json');
    const sound = readFileSync(path, 'utf8');
    writeFileSync(path, sound.replace('gnome_libsecret', 'kwallet5'));
    const moved = openProfile(folder, { keychain: keychain('kwallet5') }, OPTIONS);
    await expect(moved).rejects.toMatchObject({ code: 'keychain-changed' });
    writeFileSync(path, sound.replace(/"profile": "[^"]+"/, `"profile": "${newStudyId()}"`));
    const exchanged = openProfile(folder, { keychain: keychain() }, OPTIONS);
    await expect(exchanged).rejects.toMatchObject({ code: 'keychain-changed' });
  });

  it('counts as none where it only obfuscates', async () => {
    const folder = freshFolder();
    const basicText = { keychain: keychain('basic_text', 0x5a, false) };
    await expect(createProfile(folder, basicText, OPTIONS)).rejects.toMatchObject({ code: 'keychain-unavailable' });
    expect(await profileStage(folder)).toBe('create');
  });
});

describe('a damaged profile', () => {
  it.each([
    ['overwritten', (path: string) => writeFileSync(path, Buffer.alloc(8192, 7)), 'database-damaged'],
    ['empty', (path: string) => writeFileSync(path, ''), 'database-damaged'],
    ['gone', (path: string) => rmSync(path), 'database-damaged'],
    ['plain', (path: string) => writeFileSync(path, `SQLite format 3\0${'x'.repeat(4080)}`), 'database-unencrypted'],
  ])('whose database is %s is refused and left alone', async (_, damage, code) => {
    const folder = freshFolder();
    (await profileOnDisk(folder)).close();
    const path = join(folder, 'clinic.db');
    damage(path);
    const before = existsSync(path) ? readFileSync(path) : null;
    await expect(openProfile(folder, GUARD, OPTIONS)).rejects.toMatchObject({ code });
    expect(existsSync(path) ? readFileSync(path) : null).toEqual(before);
  });

  it.each([
    ['lost', (path: string) => rmSync(path)],
    ['unreadable', (path: string) => writeFileSync(path, '{"format":1')],
  ])('whose key file is %s is not taken for a new one', async (_, damage) => {
    const folder = freshFolder();
    (await profileOnDisk(folder)).close();
    damage(join(folder, 'key.json'));
    await expect(profileStage(folder)).rejects.toMatchObject({ code: 'database-damaged' });
    await expect(createProfile(folder, GUARD, OPTIONS)).rejects.toMatchObject({ code: 'profile-exists' });
  });

  it('moves aside as a whole, only when told to, and can be opened there', async () => {
    const folder = freshFolder();
    const profile = await profileOnDisk(folder);
    const study = arriveStudy(profile);
    await keepOriginal(profile, study, Buffer.from('x'));
    profile.close();
    const aside = join(folder, await moveProfileAside(folder));
    expect(await profileStage(folder)).toBe('create');
    expect(rowsOf(await profileOnDisk(folder))).toEqual([]);
    expect(rowsOf(await reopen(aside))).toEqual([study]);
    expect(existsSync(join(aside, 'originals', `${study}.bin`))).toBe(true);
  });
});

it('leaves nothing readable in any of its files', async () => {
  const folder = freshFolder();
  const profile = await profileOnDisk(folder);
  const study = arriveStudy(profile, { fileName: 'CANARYFILE.dcm' });
  const patient = { name: 'CANARYNAME', id: 'CANARYID', birthDate: null, ageYears: null, sex: null };
  const acquisition = { date: null, modality: null, bodyPart: null, view: null, description: null, accession: null };
  describeStudy(profile.db, study, { format: 'dicom', patient, acquisition });
  await keepOriginal(profile, study, Buffer.from('CANARYPIXELS'));
  const secrets = ['CANARY', 'canary', PASSPHRASE, ...Object.values(profile.keys).map((key) => key.toString('latin1'))];
  const check = () => {
    for (const path of filesIn(folder)) {
      const bytes = readFileSync(path);
      for (const secret of secrets)
        expect([path, secret, bytes.includes(secret, 0, 'latin1')]).toEqual([path, secret, false]);
      expect(bytes.includes(PASSPHRASE, 0, 'utf8')).toBe(false);
    }
  };
  expect(filesIn(folder).map((path) => path.split('/').at(-1))).toContain('clinic.db-wal');
  check();
  profile.close();
  check();
});

it('keeps nothing of a throw-away profile, whose keys are its own', async () => {
  const [one, other] = [openThrowAwayProfile(OPTIONS), openThrowAwayProfile(OPTIONS)];
  expect(one.folder).toBeNull();
  expect(one.keys.inputHash.equals(other.keys.inputHash)).toBe(false);
  await keepOriginal(one, arriveStudy(one), Buffer.from('x'));
  one.close();
  other.close();
});

function freshFolder(): string {
  return join(temporaryFolder(), 'profile');
}

async function reopen(folder: string): Promise<Profile> {
  return openProfile(folder, GUARD, OPTIONS);
}

function rowsOf(profile: Profile): readonly string[] {
  const { rows } = findStudies(profile.db, { search: '', show: 'all', limit: 50, offset: 0 });
  profile.close();
  return rows.map(({ id }) => id);
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
