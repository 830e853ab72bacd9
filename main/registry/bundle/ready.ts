/** Whether a version may be put to work now: its weights load in the serving host and its reference images still hold. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ModelFault } from '../../inference/weights.ts';
import type { Profile } from '../../database/profile.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import type { Engine } from '../../inference/supervisor.ts';
import type { ModelVersion } from '../models.ts';
import type { ShelvedModel } from '../shelf.ts';
import { hashFile } from './files.ts';
import { replayGolden } from './golden.ts';
import { MANIFEST_FILE, parseManifest } from './manifest.ts';
import { pinnedKeys } from './pinned-keys.ts';
import { signingKey } from './trust.ts';

/** For `activateVersion`. A shipped version has no bundle: it has to load. Rejects with the fault that speaks against it. */
export function readinessOn(engine: Engine, profile: Profile, shelf: readonly ShelvedModel[]) {
  return async (version: ModelVersion): Promise<void> => {
    const shelved = shelf.find(({ card }) => card.name === version.name && card.version === version.version);
    if (!shelved || shelved.card.sha256 !== version.sha256) {
      throw new ModelFault('model-not-found', `${version.name}@${version.version} is not on the shelf`);
    }
    const model = { file: shelved.file, card: shelved.card };
    await engine.run('load', { model });
    const bundle = findBundle(profile, version.id);
    if (!bundle) return;
    // Its signer may have lost our trust since it came in.
    signingKey(profile.db, bundle.key, pinnedKeys());
    const folder = dirname(shelved.file);
    const { golden } = await readSealedManifest(folder, bundle.manifest);
    await replayGolden((asks) => engine.run('screen', asks), folder, model, golden);
  };
}

function findBundle({ db }: Profile, id: number): { readonly key: string; readonly manifest: string } | null {
  const row = db
    .prepare<[number], { key: string; manifest: string }>(
      'SELECT signing_key AS key, manifest_sha256 AS manifest FROM model_bundles WHERE model_version = ?',
    )
    .get(id);
  return row ?? null;
}

async function readSealedManifest(folder: string, sha256: string) {
  const path = join(folder, MANIFEST_FILE);
  if ((await hashFile(path)) !== sha256) throw new ImportFault('bundle-file-altered', 'the manifest was altered');
  return parseManifest(await readFile(path));
}
