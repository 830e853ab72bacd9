/** Real databases and profiles for tests: a folder that disappears, records to put in, and what a query is planned as. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Screening, ScreeningStatus, StudyId } from '../../preload/domain.ts';
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

export function arriveStudy(profile: Profile, changes: { fileName?: string; isSample?: boolean } = {}): StudyId {
  const id = newStudyId();
  const user = localUser(profile.db, 'Dr. Ayşe Işık');
  const at = '2026-11-23T08:00:00.000Z';
  addStudy(profile, { id, fileName: 'a.png', isSample: false, inputHash: 'a'.repeat(64), user, at, ...changes });
  return id;
}

export function screening(status: ScreeningStatus, changes: Partial<Screening> = {}): Screening {
  const isAnswered = status === 'result' || status === 'indeterminate';
  const { name, version, type, domain, sha256 } = modelCard();
  return {
    status,
    code: status === 'refused' ? 'blank' : status === 'error' ? 'image-corrupt' : null,
    state: isAnswered ? 'positive' : null,
    prediction: isAnswered ? 'Pneumonia' : null,
    confidence: isAnswered ? '92.45%' : null,
    scores: isAnswered ? { Pneumonia: { probability: 0.9245, percentage: '92.45%' } } : null,
    warnings: [],
    model: { name, version, type, domain, sha256 },
    performance: { decoding: 9.1, preprocessing: 1.2, inference: 12, total: 23.4 },
    ...changes,
  };
}

export function modelCard(changes: Partial<ModelCard> = {}): ModelCard {
  return {
    format: 1,
    name: 'chest-xray-classifier',
    version: '1.0.0',
    type: 'onnx',
    domain: 'medical',
    file: 'model.onnx',
    sha256: 'c'.repeat(64),
    labels: ['COVID-19', 'Pneumonia', 'Normal'],
    negative_label: 'Normal',
    input: { name: 'image', shape: [-1, 3, 224, 224] },
    outputs: { logits: { name: 'logits', shape: [-1, 3] } },
    preprocessing: {
      width: 224,
      height: 224,
      fit: 'cover',
      kernel: 'lanczos3',
      standardise: 'none',
      scale: 1 / 255,
      mean: [0.485, 0.456, 0.406],
      std: [0.229, 0.224, 0.225],
      layout: 'NCHW',
    },
    activation: 'softmax',
    calibration: null,
    operating_points: [],
    indeterminate_margin: 0.05,
    population: { age_min: 18, views: ['PA'], body_part: 'CHEST' },
    not_assessed: [],
    evaluation: { accuracy: 0.9 },
    training: {},
    licence: 'test',
    ...changes,
  };
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
