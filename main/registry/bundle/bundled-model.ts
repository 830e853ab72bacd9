/** The card inside a bundle, held against the manifest: one name, one version, one model file, the same labels. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputShape, labelMisfit, type ModelCard, parseCard, QUANTISED_FILE } from '../../inference/card.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import type { ModelFile } from '../../inference/protocol.ts';
import { CARD_FILE, type Manifest, MODEL_FILE } from './manifest.ts';
import { documentFault } from './problems.ts';

export interface BundledModel extends ModelFile {
  readonly cardText: string;
}

/** Throws `card-invalid`, `card-labels` or `card-mismatch`. */
export async function readBundledModel(folder: string, manifest: Manifest): Promise<BundledModel> {
  const cardText = await readFile(join(folder, CARD_FILE), 'utf8');
  const card = readCard(cardText);
  assertEqual('name', card.name, manifest.name);
  assertEqual('version', card.version, manifest.version);
  assertEqual('weights', card.sha256, hashIn(manifest, MODEL_FILE));
  assertEqual('quantised twin', card.int8?.sha256 ?? '', hashIn(manifest, QUANTISED_FILE));
  assertEqual('type', card.type, 'onnx');
  assertInput(card);
  for (const { path, scores } of manifest.golden) {
    assertEqual(
      `labels of ${path}`,
      JSON.stringify(card.labels.toSorted()),
      JSON.stringify(Object.keys(scores).toSorted()),
    );
  }
  return { card, cardText, file: join(folder, MODEL_FILE) };
}

/** Throws `card-invalid` or `card-labels`. */
export function readCard(text: string): ModelCard {
  const card = parsedCard(text);
  assertLabels(card);
  return card;
}

function parsedCard(text: string): ModelCard {
  try {
    return parseCard(text);
  } catch (error) {
    throw documentFault('card-invalid', CARD_FILE, error);
  }
}

/** One class name for each number that the model gives. */
function assertLabels(card: ModelCard): void {
  const misfit = labelMisfit(card);
  if (!misfit) return;
  const { labels, output, classes } = misfit;
  const message = `the card names ${labels} classes in labels, and its output ${output} has ${classes}`;
  const problem = { field: 'labels', found: String(labels), expected: `${classes} (outputs.${output})` };
  throw new ImportFault('card-labels', message, { listed: [problem], more: 0 });
}

/** A free size (-1) takes whatever the pre-processing makes. */
function assertInput({ input, preprocessing }: ModelCard): void {
  const made = inputShape(preprocessing);
  const isFit = input.shape.length === made.length && input.shape.every((size, i) => size === -1 || size === made[i]);
  if (isFit) return;
  throw new ImportFault('card-mismatch', `input [${input.shape.join(', ')}], pre-processing [${made.join(', ')}]`);
}

/** Empty where the bundle has no such file. */
function hashIn({ files }: Manifest, wanted: string): string {
  return files.find(({ path }) => path === wanted)?.sha256 ?? '';
}

function assertEqual(what: string, card: string, manifest: string): void {
  if (card !== manifest) throw new ImportFault('card-mismatch', `${what}: card ${card}, manifest ${manifest}`);
}
