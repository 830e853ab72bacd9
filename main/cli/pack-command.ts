/** `models pack` and `models sign`: making bundles, which needs no profile but a private key. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { readCard } from '../registry/bundle/bundled-model.ts';
import { scoresOf } from '../registry/bundle/golden.ts';
import { CARD_FILE, type Manifest, MODEL_FILE } from '../registry/bundle/manifest.ts';
import { goldenImages, packBundle, resignBundle } from '../registry/bundle/pack.ts';
import { readPrivateKey } from '../registry/bundle/signing-key.ts';
import { verifyFiles } from '../registry/bundle/files.ts';
import { unpackBundle } from '../registry/bundle/unpack.ts';
import { parseManifest, MANIFEST_FILE } from '../registry/bundle/manifest.ts';
import { ImportFault } from '../inference/graph/fault.ts';
import type { ModelFile } from '../inference/protocol.ts';
import type { Engine } from '../inference/supervisor.ts';
import { SAMPLE_NAMES } from '../samples/names.ts';
import { readKeyText } from './models-command.ts';
import type { Output } from './output.ts';

interface PackRequest {
  readonly folder: string;
  readonly keyFile: string;
  /** null: NAME-VERSION.ailmodel beside the caller. */
  readonly target: string | null;
}

const expectedScores = z.record(z.string(), z.record(z.string(), z.number().min(0).max(1)));
type Scores = z.infer<typeof expectedScores>;

/**
 * `models pack FOLDER --key FILE [--out FILE]`. The scores expected of golden/NAME are those of golden/expected.json
 * (`{"NAME":{"label":0.5}}`), else those the model gives here. A folder without golden/ gets the synthetic samples.
 */
export async function packModel(engine: Engine, request: PackRequest, output: Output): Promise<Manifest> {
  const { folder, keyFile } = request;
  const privateKey = readPrivateKey(await readKeyText(keyFile));
  const model: ModelFile = { file: join(folder, MODEL_FILE), card: readCard(await readPart(folder, CARD_FILE)) };
  if ((await goldenImages(folder)).length === 0) await writeSamples(engine, folder, model, output);
  const golden = (await readExpected(folder)) ?? (await measure(engine, folder, model));
  const target = request.target ?? `${model.card.name}-${model.card.version}.ailmodel`;
  const manifest = await packBundle(folder, target, { privateKey, golden });
  report(manifest, target, output);
  return manifest;
}

/** `models sign FILE --key FILE [--out FILE]`: the same contents under another signature, in place unless told otherwise. */
export async function signModel(
  { file, keyFile, target }: { readonly file: string; readonly keyFile: string; readonly target: string | null },
  output: Output,
): Promise<Manifest> {
  const privateKey = readPrivateKey(await readKeyText(keyFile));
  const folder = await mkdtemp(join(tmpdir(), 'ailmodel-'));
  try {
    await unpackBundle(file, folder);
    await verifyFiles(folder, parseManifest(await readFile(join(folder, MANIFEST_FILE))));
    const manifest = await resignBundle(folder, target ?? file, privateKey);
    report(manifest, target ?? file, output);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function report({ name, version, key, golden }: Manifest, target: string, output: Output): void {
  const text = `${target}  ${name}@${version}, ${golden.length} reference images, signed by ${key.slice(0, 16)}`;
  output.result({ file: target, name, version, key, golden: golden.length }, text);
}

async function readPart(folder: string, path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8').catch(() => {
    throw new ImportFault('bundle-file-missing', `${path} is missing`);
  });
}

async function readExpected(folder: string): Promise<Scores | null> {
  const text = await readFile(join(folder, 'golden', 'expected.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const scores = expectedScores.parse(JSON.parse(text));
  return Object.fromEntries(Object.entries(scores).map(([name, expected]) => [`golden/${basename(name)}`, expected]));
}

async function measure(engine: Engine, folder: string, model: ModelFile): Promise<Scores> {
  const golden: Scores = {};
  for (const path of await goldenImages(folder)) {
    const bytes = await readFile(join(folder, path));
    const scores = scoresOf(await engine.run('screen', { bytes, model }), path);
    golden[path] = Object.fromEntries(Object.entries(scores).map(([label, score]) => [label, score.probability]));
  }
  return golden;
}

/** Those of the samples that the model's card admits. */
async function writeSamples(engine: Engine, folder: string, model: ModelFile, output: Output): Promise<void> {
  output.note('No golden/ images: the synthetic samples are put there. Real reference images of the model are better.');
  await mkdir(join(folder, 'golden'), { recursive: true });
  for (const name of SAMPLE_NAMES) {
    const bytes = await engine.run('sample', { name });
    if ((await engine.run('screen', { bytes, model })).kind !== 'verdict') continue;
    await writeFile(join(folder, 'golden', name), bytes);
  }
}
