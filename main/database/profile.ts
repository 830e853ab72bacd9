/** A profile: one folder with the wrapped keys, the encrypted database and the encrypted original files. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from './durable-file.ts';
import { asStorageFault, StorageFault } from './fault.ts';
import type { Guard } from './key.ts';
import { deriveKey, randomKey, unwrapKey, wrapKey } from './key.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';
import { migrate } from './migrate.ts';
import type { DatabaseOptions, WritableDB } from './open.ts';
import { openDatabase, openInMemory } from './open.ts';
import { verifySchema } from './schema.ts';

interface ProfileKeys {
  readonly audit: Buffer;
  readonly inputHash: Buffer;
  readonly originals: Buffer;
  /** Seals credentials of services, which even whoever reads the database must not find. */
  readonly secrets: Buffer;
}

export interface Profile {
  readonly db: WritableDB;
  readonly keys: ProfileKeys;
  /** null: in memory, thrown away at the end. */
  readonly folder: string | null;
  close(): void;
}

/** What a start finds: nothing yet, or a profile and what guards its key. A database without its key is damaged. */
export async function profileStage(folder: string): Promise<'create' | 'passphrase' | 'keychain'> {
  const at = places(folder);
  if (!existsSync(at.key) && !existsSync(at.database)) return 'create';
  const { slots } = await readKeyFile(at.key);
  return slots.some((slot) => slot.kind === 'keychain') ? 'keychain' : 'passphrase';
}

/** The database is complete under a name of its own before key.json makes it a profile: a crash leaves no half of one. */
export async function createProfile(folder: string, guard: Guard, options: DatabaseOptions = {}): Promise<Profile> {
  const at = places(folder);
  if (existsSync(at.key) || existsSync(at.database)) throw new StorageFault('profile-exists', 'never overwritten');
  const master = randomKey();
  const profile = randomUUID();
  const slot = await wrapKey(master, guard, profile);
  try {
    await prepareFolder(folder);
    createDatabase(at.unborn, master, options);
    await writeKeyFile(at.key, { format: 1, profile, slots: [slot] });
    return await open(folder, master, options);
  } catch (error) {
    throw asStorageFault(error);
  }
}

export async function openProfile(folder: string, guard: Guard, options: DatabaseOptions = {}): Promise<Profile> {
  const { profile, slots } = await readKeyFile(places(folder).key);
  const master = await unwrapKey(slots, guard, profile);
  return open(folder, master, options);
}

/** Whether whoever asks could open this profile now. Throws `passphrase-wrong` or what else keeps the guard from opening it. */
export async function proveHolder({ folder }: Profile, guard: Guard): Promise<void> {
  if (folder === null) throw new StorageFault('passphrase-required', 'a throw-away profile has no holder');
  const { profile, slots } = await readKeyFile(places(folder).key);
  (await unwrapKey(slots, guard, profile)).fill(0);
}

/** For the command line without a profile: nothing is kept, and the hashes mean nothing afterwards. */
export function openThrowAwayProfile(options: DatabaseOptions = {}): Profile {
  const db = openInMemory(options);
  migrate(db);
  return assemble(db, randomKey(), null);
}

/** Nothing is deleted: database, keys and originals stay together, readable again with the same guard. Returns the name. */
export async function moveProfileAside(folder: string, at: Date = new Date()): Promise<string> {
  const name = `damaged-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
  const aside = join(folder, name);
  await mkdir(aside, { mode: 0o700 });
  for (const part of ['clinic.db', 'clinic.db-wal', 'clinic.db-shm', 'originals', 'key.json']) {
    if (existsSync(join(folder, part))) await rename(join(folder, part), join(aside, part));
  }
  await syncFolder(folder);
  return name;
}

function places(folder: string) {
  return {
    key: join(folder, 'key.json'),
    database: join(folder, 'clinic.db'),
    unborn: join(folder, 'clinic.db.new'),
    originals: join(folder, 'originals'),
  };
}

async function prepareFolder(folder: string): Promise<void> {
  const { originals, unborn } = places(folder);
  await mkdir(originals, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await syncFolder(dirname(folder));
  // Left by a creation that was cut off before its key was written: nobody can ever have read or filled it.
  await rm(unborn, { force: true });
}

function createDatabase(path: string, master: Buffer, options: DatabaseOptions): void {
  const db = openDatabase(path, deriveKey(master, 'database'), { ...options, create: true });
  try {
    migrate(db);
  } finally {
    db.close();
  }
}

async function open(folder: string, master: Buffer, options: DatabaseOptions): Promise<Profile> {
  const { database, unborn } = places(folder);
  if (!existsSync(database) && existsSync(unborn)) {
    await rename(unborn, database);
    await syncFolder(folder);
  }
  const db = openDatabase(database, deriveKey(master, 'database'), options);
  try {
    migrate(db);
    verifySchema(db, options);
    return assemble(db, master, folder);
  } catch (error) {
    db.close();
    throw asStorageFault(error);
  }
}

function assemble(db: WritableDB, master: Buffer, folder: string | null): Profile {
  const keys = {
    audit: deriveKey(master, 'audit'),
    inputHash: deriveKey(master, 'input-hash'),
    originals: deriveKey(master, 'originals'),
    secrets: deriveKey(master, 'secrets'),
  };
  master.fill(0);
  return { db, keys, folder, close: () => close(db, keys) };
}

function close(db: WritableDB, keys: ProfileKeys): void {
  for (const key of Object.values(keys)) key.fill(0);
  db.close();
}
