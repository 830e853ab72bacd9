/** A private folder inside the profile in which a bundle is examined: new files, so that no link reaches in or out. */
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
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

const ABANDONED_MS = 60 * 60_000;

export async function openQuarantine(profileFolder: string, file: string): Promise<Quarantine> {
  await assertSize(file);
  const quarantine = join(profileFolder, 'quarantine');
  const home = join(quarantine, randomUUID());
  const places = { bundle: join(home, 'bundle'), folder: join(home, 'contents') };
  const remove = () => rm(home, { recursive: true, force: true });
  try {
    await sweep(quarantine);
    await mkdir(places.folder, { recursive: true, mode: 0o700 });
    await copyFile(file, places.bundle);
    await assertSize(places.bundle);
  } catch (error) {
    await remove();
    throw asStorageFault(error);
  }
  return { ...places, remove };
}

/** Takes away what an import left that was killed in the middle; one that is still at it is younger than this. */
async function sweep(quarantine: string): Promise<void> {
  await mkdir(quarantine, { recursive: true, mode: 0o700 });
  for (const name of await readdir(quarantine)) {
    const { mtimeMs } = await stat(join(quarantine, name));
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(join(quarantine, name), { recursive: true, force: true });
  }
}

async function assertSize(file: string): Promise<void> {
  const found = await stat(file).catch(() => {
    throw new StorageFault('file-not-found', 'the bundle was not found');
  });
  if (!found.isFile()) throw new ImportFault('bundle-unreadable', 'not a file');
  if (found.size > LIMITS.totalBytes) throw new ImportFault('bundle-too-large', `${found.size} bytes`);
}
