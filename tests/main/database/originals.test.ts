import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepOriginal, readOriginal } from '../../../main/database/originals.ts';
import type { Profile } from '../../../main/database/profile.ts';
import type { StudyId } from '../../../preload/domain.ts';
import { newStudyId, profileOnDisk, throwAway } from '../../support/database.ts';

const BYTES = Buffer.from('the file as it arrived');

describe('an original', () => {
  it('comes back byte for byte and leaves no temporary file', async () => {
    const profile = await profileOnDisk();
    const study = newStudyId();
    await keepOriginal(profile, study, BYTES);
    expect(await readOriginal(profile, study)).toEqual(BYTES);
    expect(readdirSync(join(profile.folder ?? '', 'originals'))).toEqual([`${study}.bin`]);
  });

  it('is never the same on the disk twice', async () => {
    const profile = await profileOnDisk();
    const study = newStudyId();
    await keepOriginal(profile, study, BYTES);
    const first = readFileSync(placeOf(profile, study));
    await keepOriginal(profile, study, BYTES);
    expect(readFileSync(placeOf(profile, study)).equals(first)).toBe(false);
  });

  it('is refused with any one bit turned', async () => {
    const profile = await profileOnDisk();
    const study = newStudyId();
    await keepOriginal(profile, study, BYTES);
    const sealed = readFileSync(placeOf(profile, study));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Buffer.from(sealed);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(placeOf(profile, study), altered);
      await expect(readOriginal(profile, study), `bit ${bit}`).rejects.toMatchObject({ code: 'image-corrupt' });
    }
  });

  it.each([0, 1, 28, 29])('is refused when cut to %d bytes', async (length) => {
    const profile = await profileOnDisk();
    const study = newStudyId();
    await keepOriginal(profile, study, BYTES);
    writeFileSync(placeOf(profile, study), readFileSync(placeOf(profile, study)).subarray(0, length));
    await expect(readOriginal(profile, study)).rejects.toMatchObject({ code: 'image-corrupt' });
  });

  it('cannot pass for that of another study', async () => {
    const profile = await profileOnDisk();
    const [mine, theirs] = [newStudyId(), newStudyId()];
    await keepOriginal(profile, mine, BYTES);
    copyFileSync(placeOf(profile, mine), placeOf(profile, theirs));
    await expect(readOriginal(profile, theirs)).rejects.toMatchObject({ code: 'image-corrupt' });
  });

  it('that is missing says so', async () => {
    const profile = await profileOnDisk();
    await expect(readOriginal(profile, newStudyId())).rejects.toMatchObject({ code: 'file-not-found' });
    await expect(readOriginal(throwAway(), newStudyId())).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('is not kept once the profile is closed, nor where it cannot be written', async () => {
    const profile = await profileOnDisk();
    rmSync(join(profile.folder ?? '', 'originals'), { recursive: true });
    await expect(keepOriginal(profile, newStudyId(), BYTES)).rejects.toMatchObject({ code: 'storage-failed' });
    writeFileSync(join(profile.folder ?? '', 'originals'), '');
    await expect(keepOriginal(profile, newStudyId(), BYTES)).rejects.toMatchObject({ code: 'storage-failed' });
    profile.close();
    await expect(keepOriginal(profile, newStudyId(), BYTES)).rejects.toMatchObject({ code: 'profile-locked' });
  });

  it('never leaves its folder, whatever calls itself a study', async () => {
    const profile = await profileOnDisk();
    // as: what a broken caller might pass
    await expect(keepOriginal(profile, '../../outside' as StudyId, BYTES)).rejects.toThrow('../../outside');
  });
});

function placeOf(profile: Profile, study: StudyId): string {
  return join(profile.folder ?? '', 'originals', `${study}.bin`);
}
