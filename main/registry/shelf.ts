/** The models that lie in the models folder: <name>/<version>/{model.onnx, card.json}. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelCard } from '../inference/card.ts';
import { labelMisfit, parseCard } from '../inference/card.ts';

export interface ShelvedModel {
  readonly card: ModelCard;
  readonly cardText: string;
  /** Absolute path of the weights: for the inference host only, never for a reply or a log. */
  readonly file: string;
}

/** Every model with a readable card, in the order of name and version. A folder without one holds no model to serve. */
export async function readShelf(folder: string): Promise<readonly ShelvedModel[]> {
  const names = await namesIn(folder);
  const versions = await Promise.all(
    names.map(async (name) => (await namesIn(join(folder, name))).map((version) => join(folder, name, version))),
  );
  const models = await Promise.all(versions.flat().map(readModel));
  return models.filter((model) => model !== null);
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return folders.toSorted(Intl.Collator('en', { numeric: true }).compare);
}

async function readModel(folder: string): Promise<ShelvedModel | null> {
  const cardText = await readFile(join(folder, 'card.json'), 'utf8').catch(() => null);
  if (cardText === null) return null;
  const card = readCard(cardText);
  return card && { card, cardText, file: join(folder, card.file) };
}

/** A card that is damaged or names other classes than its outputs have takes its own model out of service and no other. */
function readCard(text: string): ModelCard | null {
  try {
    const card = parseCard(text);
    return labelMisfit(card) ? null : card;
  } catch {
    return null;
  }
}
