/** Step 7 of the import gate: the files move to their place, and the registry and the audit log learn of them together. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appendAudit } from '../../audit/append.ts';
import { syncFolder } from '../../database/durable-file.ts';
import { asStorageFault } from '../../database/fault.ts';
import type { Profile } from '../../database/profile.ts';
import { inTransaction } from '../../database/transaction.ts';
import { findModelVersion, insertVersion, objectOf } from '../models.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import type { BundledModel } from './bundled-model.ts';
import { importedModelsFolder } from './imported-shelf.ts';
import type { SignedManifest } from './trust.ts';

export interface Findings {
  readonly signed: SignedManifest;
  readonly model: BundledModel;
  readonly bundleSha256: string;
  readonly goldenDifference: number;
}

/** The new version is `testing`: an import never puts a model to work. */
export async function installModel(
  profile: Profile,
  profileFolder: string,
  contents: string,
  findings: Findings,
  actor: string,
): Promise<void> {
  const { name, version } = findings.signed.manifest;
  const home = join(importedModelsFolder(profileFolder), name);
  const place = join(home, version);
  try {
    await moveIn(contents, home, place);
    inTransaction(profile.db, () => record(profile, findings, actor));
  } catch (error) {
    await rm(place, { recursive: true, force: true });
    throw asStorageFault(error);
  }
}

async function moveIn(contents: string, home: string, place: string): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  // No version of the registry lives here, or the gate had refused: an import that was cut off left it.
  if (existsSync(place)) await rm(place, { recursive: true });
  await syncFolder(contents);
  await rename(contents, place);
  await syncFolder(home);
}

function record(profile: Profile, findings: Findings, actor: string): void {
  const { manifest } = findings.signed;
  const { card, cardText } = findings.model;
  const id = insertVersion(profile.db, card, cardText, 'testing');
  const { domain } = findModelVersion(profile.db, card.name, card.version);
  if (domain !== card.domain) throw new ImportFault('card-mismatch', `${card.name} is of the domain ${domain}`);
  insertBundle(profile, id, findings);
  appendAudit(profile.db, profile.keys.audit, {
    actor,
    action: 'model-imported',
    object: objectOf(card),
    detail: {
      sha256: card.sha256,
      bundle: findings.bundleSha256,
      key: manifest.key,
      sequence: manifest.sequence,
      goldenImages: manifest.golden.length,
      goldenDifference: findings.goldenDifference,
    },
  });
}

function insertBundle({ db }: Profile, id: number, { signed, bundleSha256, goldenDifference }: Findings): void {
  const { manifest, bytes } = signed;
  db.prepare<[Record<string, string | number>]>(
    `INSERT INTO model_bundles
       (model_version, sha256, manifest_sha256, signing_key, sequence, golden_images, golden_difference, imported_at)
     VALUES (:id, :sha256, :manifest, :key, :sequence, :golden, :difference, :at)`,
  ).run({
    id,
    sha256: bundleSha256,
    manifest: createHash('sha256').update(bytes).digest('hex'),
    key: manifest.key,
    sequence: manifest.sequence,
    golden: manifest.golden.length,
    difference: goldenDifference,
    at: new Date().toISOString(),
  });
}
