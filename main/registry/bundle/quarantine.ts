/** A private folder inside the profile in which a bundle is examined: new files, so that no link reaches in or out. */
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { asStorageFault, StorageFault } from '../../database/fault.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import { LIMITS } from './limits.ts';

export interface Quarantine {
  /** Our own copy of the bundle file: nobody changes it while we look. */
  readonly bundle: string;
  /** Where it is unpacked. */
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

export async function openQuarantine(profileFolder: string, file: string): Promise<Quarantine> {
  await assertSize(file);
  const home = join(profileFolder, 'quarantine', randomUUID());
  const places = { bundle: join(home, 'bundle'), folder: join(home, 'contents') };
  const remove = () => rm(home, { recursive: true, force: true });
  try {
    await mkdir(places.folder, { recursive: true, mode: 0o700 });
    await copyFile(file, places.bundle);
    await assertSize(places.bundle);
  } catch (error) {
    await remove();
    throw asStorageFault(error);
  }
  return { ...places, remove };
}

async function assertSize(file: string): Promise<void> {
  const found = await stat(file).catch(() => {
    throw new StorageFault('file-not-found', 'the bundle was not found');
  });
  if (!found.isFile()) throw new ImportFault('bundle-unreadable', 'not a file');
  if (found.size > LIMITS.totalBytes) throw new ImportFault('bundle-too-large', `${found.size} bytes`);
}
