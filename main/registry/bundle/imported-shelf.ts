/** The models that came in through the import gate, as the registry recorded them: a card changed on the disk has no effect. */
import { join } from 'node:path';
import type { ReadableDB } from '../../database/open.ts';
import type { Profile } from '../../database/profile.ts';
import { parseCard } from '../../inference/card.ts';
import { listModels } from '../models.ts';
import type { ShelvedModel } from '../shelf.ts';

export function importedModelsFolder(profileFolder: string): string {
  return join(profileFolder, 'models');
}

/** Beside the shipped models; never to be handed to `syncShippedModels`. */
export function importedShelf({ db, folder }: Pick<Profile, 'db' | 'folder'>): readonly ShelvedModel[] {
  if (folder === null) return [];
  const imported = importedVersions(db);
  return listModels(db)
    .filter(({ id }) => imported.has(id))
    .map(({ card, file }) => ({
      card: parseCard(card),
      cardText: card,
      file: join(importedModelsFolder(folder), file),
    }));
}

function importedVersions(db: ReadableDB): ReadonlySet<number> {
  const rows = db.prepare<[], { id: number }>('SELECT model_version AS id FROM model_bundles').all();
  return new Set(rows.map(({ id }) => id));
}
