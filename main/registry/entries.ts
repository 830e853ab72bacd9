/** The registry as the window and the command line show it: each version with its state, its origin and its way back. */
import type { ModelEntry, ModelName } from '../../preload/models.ts';
import type { ReadableDB } from '../database/open.ts';
import type { Profile } from '../database/profile.ts';
import { readWeights } from '../inference/weights.ts';
import { listAliases } from './aliases.ts';
import { bundleSignatures } from './bundle/signatures.ts';
import { rollBackTarget } from './life-cycle.ts';
import { activeModel, findModelVersion, listModels, type ModelVersion } from './models.ts';
import { isSame } from './serve.ts';
import type { ShelvedModel } from './shelf.ts';

/** What the registry knows, each with whether its weights are still those of its card. */
export async function modelEntries(profile: Profile, shelf: readonly ShelvedModel[]): Promise<ModelEntry[]> {
  const signatures = bundleSignatures(profile.db);
  const versions = listModels(profile.db);
  const intact = await Promise.all(versions.map((version) => isIntact(version, shelf)));
  return versions.map((version, i) => ({
    ...factsOf(version),
    isIntact: intact[i] ?? false,
    isServing: activeModel(profile.db, version.domain)?.id === version.id,
    aliases: aliasesOf(profile.db, version),
    signature: signatures.get(version.id) ?? null,
    rollsBackTo: nameOf(rollBackTarget(profile, version)),
  }));
}

/** The text of a card as it lies on the shelf, or as it was registered where the files are gone. Throws `model-not-found`. */
export function cardOf(db: ReadableDB, shelf: readonly ShelvedModel[], name: string, version: string): string {
  const registered = findModelVersion(db, name, version);
  return shelf.find(({ card }) => isSame(registered, card))?.cardText ?? registered.card;
}

async function isIntact(version: ModelVersion, shelf: readonly ShelvedModel[]): Promise<boolean> {
  const shelved = shelf.find(({ card }) => isSame(version, card));
  if (!shelved) return false;
  return readWeights(shelved).then(
    () => true,
    () => false,
  );
}

function factsOf({ id: _id, file: _file, card: _card, ...facts }: ModelVersion) {
  return facts;
}

function aliasesOf(db: ReadableDB, { name, version }: ModelVersion): ModelEntry['aliases'] {
  const own = listAliases(db).filter((alias) => alias.name === name && alias.version === version);
  return own.map(({ alias, scope }) => ({ alias, scope }));
}

function nameOf(version: ModelVersion | null): ModelName | null {
  return version && { name: version.name, version: version.version };
}
