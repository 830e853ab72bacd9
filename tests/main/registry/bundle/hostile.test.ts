import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportFaultCode } from '../../../../preload/domain.ts';
import { createProfile, type Profile } from '../../../../main/database/profile.ts';
import type { JobName } from '../../../../main/inference/protocol.ts';
import { importBundle } from '../../../../main/registry/bundle/import.ts';
import { listModels } from '../../../../main/registry/models.ts';
import { revokeKey, trustKey } from '../../../../main/registry/trusted-keys.ts';
import { bundleOf, MAKER_KEY, STRANGER } from '../../../support/bundle.ts';
import { OPTIONS, PASSPHRASE, profileOnDisk, registerModel, temporaryFolder } from '../../../support/database.ts';
import { examinerHost } from '../../../support/host.ts';
import { fileCases, graphCases, manifestCases, zipCases } from '../../../support/hostile-bundles.ts';

describe.each([
  ['step 1', zipCases],
  ['step 2', manifestCases],
  ['step 3', fileCases],
  ['step 4', graphCases],
])('%s refuses', (_, cases) => {
  const home = mkdtempSync(join(tmpdir(), 'clinic-test-'));
  // One profile for all of them: a refusal leaves nothing but its entry in the audit log.
  let profile: Profile;
  beforeAll(async () => {
    profile = trusting(await createProfile(home, { passphrase: PASSPHRASE }, OPTIONS));
  });
  afterAll(() => {
    profile.close();
    rmSync(home, { recursive: true });
  });

  it.each(cases)('%s: %s', async (_what, code, recipe) => {
    await expectRefusal(profile, await bundleOf(recipe), code);
  });
});

describe('step 1 refuses too', () => {
  it.each([1, 21, 22, 300, 1500])('a file that ends after %i bytes', async (length) => {
    const bundle = await bundleOf();
    await expectRefusal(await trustingProfile(), bundle.subarray(0, length), 'bundle-unreadable');
  });

  it('something that is no file', async () => {
    const profile = await trustingProfile();
    await expect(importBundle(temporaryFolder(), around(profile, []))).rejects.toMatchObject({
      code: 'bundle-unreadable',
    });
  });
});

describe('what it copies', () => {
  it.each([
    ['hard', linkSync],
    ['symbolic', symlinkSync],
  ])('is its own, though a %s link led to it', async (_, link) => {
    const profile = await trustingProfile();
    const [original, linked] = [join(temporaryFolder(), 'a'), join(temporaryFolder(), 'b.ailmodel')];
    writeFileSync(original, await bundleOf({ key: STRANGER }));
    const before = readFileSync(original);
    link(original, linked);
    await expect(importBundle(linked, around(profile, []))).rejects.toMatchObject({ code: 'signing-key-unknown' });
    expect(readFileSync(original)).toEqual(before);
  });
});

it('takes away what an import left that was killed in the middle', async () => {
  const profile = await trustingProfile();
  const abandoned = join(profile.folder ?? '', 'quarantine/abandoned');
  mkdirSync(abandoned, { recursive: true });
  utimesSync(abandoned, 0, 0);
  await expectRefusal(profile, await bundleOf({ key: STRANGER }), 'signing-key-unknown');
});

describe('step 2 remembers', () => {
  it('a key that was revoked, whatever it signed', async () => {
    const profile = await trustingProfile();
    revokeKey(profile, MAKER_KEY, 'system');
    await expectRefusal(profile, await bundleOf(), 'signing-key-revoked');
  });

  it('a key that was revoked though it is built in', async () => {
    const profile = await profileOnDisk();
    registerModel(profile);
    revokeKey(profile, MAKER_KEY, 'system');
    const pinned = [{ ...MAKER_KEY, name: 'Maker' }];
    await expectRefusal(profile, await bundleOf(), 'signing-key-revoked', pinned);
  });

  it('the sequence of the last bundle of the model', async () => {
    const profile = await trustingProfile();
    profile.db.exec(`INSERT INTO model_bundles SELECT id, sha256, sha256, sha256, 10, 1, 0, '' FROM model_versions`);
    const tiny = { name: 'chest-xray-classifier', version: '1.0.1' };
    await expectRefusal(profile, await bundleOf({ tiny }), 'version-rollback');
  });
});

async function trustingProfile(): Promise<Profile> {
  return trusting(await profileOnDisk());
}

function trusting(profile: Profile): Profile {
  registerModel(profile);
  trustKey(profile, { key: MAKER_KEY, name: 'Maker', fingerprint: null }, 'system');
  return profile;
}

function around(profile: Profile, jobs: JobName[], pinned: readonly (typeof MAKER_KEY & { name: string })[] = []) {
  const now = new Date('2026-11-23T12:00:00Z');
  return { profile, spawnHost: () => examinerHost(jobs), actor: 'system', pinned, now };
}

async function expectRefusal(
  profile: Profile,
  bundle: Uint8Array,
  code: ImportFaultCode,
  pinned: readonly (typeof MAKER_KEY & { name: string })[] = [],
): Promise<void> {
  const [jobs, before]: [JobName[], unknown] = [[], listModels(profile.db)];
  const home = temporaryFolder();
  writeFileSync(join(home, 'a.ailmodel'), bundle);
  await expect(importBundle(join(home, 'a.ailmodel'), around(profile, jobs, pinned))).rejects.toMatchObject({ code });
  expect(jobs.filter((job) => job !== 'unpack' && job !== 'inspect')).toEqual([]);
  expect(listModels(profile.db)).toEqual(before);
  expect(readdirSync(home)).toEqual(['a.ailmodel']);
  expect(readdirSync(join(profile.folder ?? '', 'quarantine'))).toEqual([]);
  expect(existsSync(join(profile.folder ?? '', 'models'))).toBe(false);
}
