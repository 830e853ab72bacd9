/** Real databases and profiles for tests: a folder that disappears, records to put in, and what a query is planned as. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { StudyId } from '../../preload/domain.ts';
import type { Keychain } from '../../main/database/key.ts';
import type { WritableDB } from '../../main/database/open.ts';
import { openInMemory } from '../../main/database/open.ts';
import type { Profile } from '../../main/database/profile.ts';
import { createProfile, openThrowAwayProfile } from '../../main/database/profile.ts';
import { migrate } from '../../main/database/migrate.ts';
import type { ModelCard } from '../../main/inference/card.ts';
import { findModelVersion, syncShippedModels } from '../../main/registry/models.ts';
import { addStudy } from '../../main/screening/studies.ts';
import { localUser } from '../../main/screening/users.ts';
import { modelCard } from './records.ts';

// Before Node-API 10 the package's own addon does not fail to load: it takes the process down without a word.
if (!process.env.AILYDIAN_SQLITE_ADDON && Number(process.versions.napi) < 10) {
  throw new Error('set AILYDIAN_SQLITE_ADDON to the compiled SQLite addon, or run `npm test`');
}

export const OPTIONS = { addon: process.env.AILYDIAN_SQLITE_ADDON };

export const PASSPHRASE = 'correct horse İğne battery';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clinic-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function databaseAt(version: number): WritableDB {
  const db = openInMemory(OPTIONS);
  onTestFinished(() => void db.close());
  migrate(db, version);
  return db;
}

export function throwAway(): Profile {
  const profile = openThrowAwayProfile(OPTIONS);
  onTestFinished(() => profile.close());
  return profile;
}

export async function profileOnDisk(folder: string = join(temporaryFolder(), 'profile')): Promise<Profile> {
  const profile = await createProfile(folder, { passphrase: PASSPHRASE }, OPTIONS);
  onTestFinished(() => profile.close());
  return profile;
}

/** A keychain outside our world: XOR with a byte stands for the operating system's protection. */
export function keychain(backend = 'gnome_libsecret', mask = 0x5a, isReal = true): Keychain {
  const flip = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ mask));
  return { backend, isReal, protect: flip, reveal: flip };
}

export function newStudyId(): StudyId {
  // as: the brand exists only in types
  return randomUUID() as StudyId;
}

export function registerModel(profile: Profile, changes: Partial<ModelCard> = {}) {
  const card = modelCard(changes);
  syncShippedModels(profile, [{ card, cardText: JSON.stringify(card) }], 'system');
  return findModelVersion(profile.db, card.name, card.version);
}

export function arriveStudy(
  profile: Profile,
  changes: { readonly id?: StudyId; readonly fileName?: string; readonly isSample?: boolean } = {},
): StudyId {
  const id = changes.id ?? newStudyId();
  const user = localUser(profile.db, 'Dr. Ayşe Işık');
  const at = '2026-11-23T08:00:00.000Z';
  addStudy(profile, { fileName: 'a.png', isSample: false, inputHash: 'a'.repeat(64), user, at, ...changes, id });
  return id;
}

/** What SQLite does for each query that `work` prepares, in its own words. */
export function plansOf(db: WritableDB, work: () => unknown): { readonly sql: string; readonly plan: string }[] {
  const seen: string[] = [];
  const prepare = db.prepare.bind(db);
  const recording: WritableDB['prepare'] = (sql: string) => {
    seen.push(sql);
    return prepare(sql);
  };
  Object.defineProperty(db, 'prepare', { value: recording, configurable: true });
  try {
    work();
  } finally {
    Reflect.deleteProperty(db, 'prepare');
  }
  return seen.map((sql) => ({ sql, plan: planOf(db, sql) }));
}

function planOf(db: WritableDB, sql: string): string {
  // as: EXPLAIN QUERY PLAN gives rows with a text column `detail`
  const rows = db.explain(`QUERY PLAN ${sql}`) as { readonly detail: string }[];
  return rows.map(({ detail }) => detail).join('\n');
}
