/** Signed bundles by code: a good one, and forged and hostile ones that differ from it in one thing. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { ModelCard } from '../../main/inference/card.ts';
import { canonicalJson, FORMAT, type Manifest } from '../../main/registry/bundle/manifest.ts';
import {
  generateSigningKey,
  readPrivateKey,
  readPublicKey,
  signBytes,
} from '../../main/registry/bundle/signing-key.ts';
import { writeZip, type ZipEntry, type ZipLies } from './files/zip.ts';
import { gradient } from './images.ts';
import { type TinyOptions, tinyModel } from './tiny-model.ts';

export interface SigningPair {
  readonly privatePem: string;
  readonly publicPem: string;
  readonly id: string;
}

/** Each step changes what the step before made; the manifest and the signature are made anew unless a recipe forges them. */
export interface Recipe {
  readonly tiny?: TinyOptions;
  readonly model?: Uint8Array;
  readonly card?: (card: ModelCard) => unknown;
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly manifest?: (manifest: Manifest) => object;
  readonly spelling?: (text: string) => string;
  readonly key?: SigningPair;
  /** Forges what is packed after everything was signed. */
  readonly entries?: (entries: readonly ZipEntry[]) => readonly ZipEntry[];
  readonly lies?: ZipLies;
}

export const MAKER = generateSigningKey();
export const STRANGER = generateSigningKey();
export const MAKER_KEY = readPublicKey(MAKER.publicPem);

export async function bundleOf(recipe: Recipe = {}): Promise<Buffer> {
  return writeZip(await entriesOf(recipe), recipe.lies);
}

/** The folder that `packBundle` takes. */
export async function modelFolder(folder: string, options: TinyOptions = {}): Promise<string> {
  const { bytes, card } = tinyModel(options);
  for (const [path, content] of await contentsOf({}, bytes, card)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function goldenImage(): Promise<Buffer> {
  const [columns, rows] = [640, 512];
  const pixels = gradient(new Uint8Array(columns * rows), columns, 255);
  return sharp(pixels, { raw: { width: columns, height: rows, channels: 1 } })
    .png()
    .toBuffer();
}

/** By hand: the picture's mean is 0.5, so the normalised means of the channels add up to 0.68; softmax of -0.68, 0, 0.68. */
export const GOLDEN_SCORES = { 'COVID-19': 0.1456, Pneumonia: 0.2874, Normal: 0.567 };

async function entriesOf(recipe: Recipe): Promise<readonly ZipEntry[]> {
  const tiny = tinyModel(recipe.tiny);
  const bytes = recipe.model ?? tiny.bytes;
  const card = { ...tiny.card, sha256: hash(bytes) };
  const contents = await contentsOf(recipe, bytes, recipe.card?.(card) ?? card);
  const key = recipe.key ?? MAKER;
  const manifest = manifestOf(contents, card, key.id);
  const spell = recipe.spelling ?? ((text) => text);
  const signed = Buffer.from(spell(canonicalJson(recipe.manifest?.(manifest) ?? manifest)));
  const entries = [
    { name: 'manifest.json', bytes: signed, isDeflated: true },
    { name: 'manifest.sig', bytes: signBytes(signed, readPrivateKey(key.privatePem)) },
    ...[...contents].map(([name, content]) => ({ name, bytes: content })),
  ];
  return recipe.entries?.(entries) ?? entries;
}

async function contentsOf(recipe: Recipe, model: Uint8Array, card: unknown): Promise<Map<string, Uint8Array>> {
  return new Map<string, Uint8Array>([
    ['card.json', Buffer.from(JSON.stringify(card))],
    ['model.onnx', model],
    ['README.md', Buffer.from('# A model for tests\n')],
    ['golden/a.png', await goldenImage()],
    ...Object.entries(recipe.files ?? {}),
  ]);
}

function manifestOf(contents: ReadonlyMap<string, Uint8Array>, card: ModelCard, key: string): Manifest {
  return {
    format: FORMAT,
    name: card.name,
    version: card.version,
    created: '2026-11-23T08:00:00.000Z',
    expires: '2027-11-23T08:00:00.000Z',
    key,
    sequence: 10,
    operators: [],
    files: [...contents].map(([path, bytes]) => ({ path, size: bytes.length, sha256: hash(bytes) })),
    golden: [{ path: 'golden/a.png', scores: GOLDEN_SCORES }],
  };
}

/** The same network once more stands for its twin: it differs from the model in nothing that the gate looks at. */
export function withTwin(twin: Uint8Array = tinyModel().bytes): Recipe {
  const int8 = {
    file: 'model.int8.onnx',
    sha256: hash(twin),
    folds: [0.5],
    points_lost: 0,
    answers_changed: 0,
    n: 1,
    golden_tolerance: 0.01,
  };
  return { files: { 'model.int8.onnx': twin }, card: (card) => ({ ...card, int8 }) };
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
