/** Makes a bundle of a folder that holds card.json, model.onnx, README.md and golden/: one zip file, signed. */
import { createHash, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { writeDurably } from '../../database/durable-file.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import { QUANTISED_FILE } from '../../inference/card.ts';
import { readBundledModel, readCard } from './bundled-model.ts';
import { listFiles } from './files.ts';
import { EXPECTED_SCORES } from './golden-set.ts';
import {
  canonicalJson,
  CARD_FILE,
  FORMAT,
  type Manifest,
  MANIFEST_FILE,
  MODEL_FILE,
  parseManifest,
  README_FILE,
  SIGNATURE_FILE,
} from './manifest.ts';
import { publicHalf, signBytes } from './signing-key.ts';

export interface PackOptions {
  readonly privateKey: KeyObject;
  /** Probabilities expected of each reference image, by its path in the bundle (`golden/a.png`) and by label. */
  readonly golden: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Greater than that of every earlier bundle of this model. Without one: the seconds since 1970. */
  readonly sequence?: number;
  readonly created?: Date;
  readonly expires?: Date;
  /** Operators of control flow that the graph needs. */
  readonly operators?: readonly string[];
}

const YEAR_MS = 366 * 24 * 60 * 60_000;
/** What deflate gains on weights and pictures is not worth its time. */
const STORED = 0;
const PACKED = 6;

/** Throws ImportFault where the folder would not pass steps 2 and 3 of the import gate. */
export async function packBundle(folder: string, target: string, options: PackOptions): Promise<Manifest> {
  const paths = (await listFiles(folder)).filter(isPart);
  const contents = new Map<string, Uint8Array>();
  for (const path of paths) contents.set(path, await readFile(join(folder, path)));
  const manifest = manifestOf(contents, options);
  await readBundledModel(folder, manifest);
  await writeSigned(target, contents, manifest, options.privateKey);
  return manifest;
}

/** The reference images of a folder, as paths in the bundle. */
export async function goldenImages(folder: string): Promise<readonly string[]> {
  return (await listFiles(folder)).filter((path) => path.startsWith('golden/') && path !== EXPECTED_SCORES);
}

/** Signs anew what was unpacked: for a bundle that one machine packs and another vouches for. */
export async function resignBundle(unpacked: string, target: string, privateKey: KeyObject): Promise<Manifest> {
  const old = parseManifest(await readFile(join(unpacked, MANIFEST_FILE)));
  const contents = new Map<string, Uint8Array>();
  for (const { path } of old.files) contents.set(path, await readFile(join(unpacked, path)));
  const manifest = { ...old, key: publicHalf(privateKey).id };
  await writeSigned(target, contents, manifest, privateKey);
  return manifest;
}

/** A folder may hold what is not for the bundle, such as the scores expected or a training log. */
function isPart(path: string): boolean {
  const isNamed = [CARD_FILE, MODEL_FILE, QUANTISED_FILE, README_FILE].some((name) => name === path);
  return isNamed || (path.startsWith('golden/') && path !== EXPECTED_SCORES);
}

function manifestOf(contents: ReadonlyMap<string, Uint8Array>, options: PackOptions): Manifest {
  const { created = new Date(), expires = new Date(created.getTime() + YEAR_MS) } = options;
  const card = readCard(new TextDecoder().decode(contents.get(CARD_FILE)));
  const missing = [CARD_FILE, MODEL_FILE, README_FILE].find((path) => !contents.has(path));
  if (missing !== undefined) throw new ImportFault('bundle-file-missing', `${missing} is missing`);
  return {
    format: FORMAT,
    name: card.name,
    version: card.version,
    created: created.toISOString(),
    expires: expires.toISOString(),
    key: publicHalf(options.privateKey).id,
    sequence: options.sequence ?? Math.floor(created.getTime() / 1000),
    operators: [...(options.operators ?? [])],
    files: [...contents].map(([path, bytes]) => describeFile(path, bytes)),
    golden: Object.entries(options.golden).map(([path, scores]) => ({ path, scores })),
  };
}

function describeFile(path: string, bytes: Uint8Array): Manifest['files'][number] {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, size: bytes.length, sha256 };
}

async function writeSigned(
  target: string,
  contents: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
  privateKey: KeyObject,
): Promise<void> {
  const bytes = Buffer.from(canonicalJson(manifest));
  parseManifest(bytes);
  const zip: Zippable = {
    [MANIFEST_FILE]: [bytes, { level: PACKED }],
    [SIGNATURE_FILE]: [signBytes(bytes, privateKey), { level: STORED }],
  };
  for (const [path, content] of contents) zip[path] = [content, { level: isPicture(path) ? STORED : PACKED }];
  await writeDurably(target, zipSync(zip, { mtime: new Date(manifest.created) }));
}

function isPicture(path: string): boolean {
  return path === MODEL_FILE || path === QUANTISED_FILE || path.startsWith('golden/');
}
