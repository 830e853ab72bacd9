/** The files as they arrived, encrypted one by one beside the database. The study id is bound to the contents. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StudyId } from '../../preload/domain.ts';
import { writeDurably } from './durable-file.ts';
import { asStorageFault, StorageFault } from './fault.ts';
import type { Profile } from './profile.ts';
import { seal, unseal } from './sealed.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Safe on the disk when it returns, which is before the study itself is acknowledged. A throw-away profile keeps none. */
export async function keepOriginal(profile: Profile, study: StudyId, bytes: Uint8Array): Promise<void> {
  if (profile.folder === null) return;
  // Its keys are zeros by now, and a file sealed with zeros is readable by everyone.
  if (!profile.db.open) throw new StorageFault('profile-locked', 'the profile is closed');
  await writeDurably(placeOf(profile.folder, study), seal(profile.keys.originals, bytes, contextOf(study)));
}

export async function readOriginal(profile: Profile, study: StudyId): Promise<Buffer> {
  const sealed = await readSealed(profile, study);
  const bytes = unseal(profile.keys.originals, sealed, contextOf(study));
  if (!bytes) throw new StorageFault('image-corrupt', `the original of ${study} is not as it was kept`);
  return bytes;
}

async function readSealed({ folder }: Profile, study: StudyId): Promise<Buffer> {
  const path = folder === null ? null : placeOf(folder, study);
  if (path === null || !existsSync(path)) throw new StorageFault('file-not-found', `no original of ${study}`);
  try {
    return await readFile(path);
  } catch (error) {
    throw asStorageFault(error);
  }
}

function placeOf(folder: string, study: StudyId): string {
  if (!UUID.test(study)) throw new Error(`not a study id: ${study}`);
  return join(folder, 'originals', `${study}.bin`);
}

function contextOf(study: StudyId): string {
  return `ailydian-clinic original ${study}`;
}
