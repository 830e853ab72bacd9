/** `models pack` and `models sign`: making bundles, which needs no profile but a private key. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../inference/supervisor.ts';
import { verifyFiles } from '../registry/bundle/files.ts';
import { readExpectedScores } from '../registry/bundle/golden-set.ts';
import { type Manifest, MANIFEST_FILE, parseManifest } from '../registry/bundle/manifest.ts';
import { packBundle, resignBundle } from '../registry/bundle/pack.ts';
import { readPrivateKey } from '../registry/bundle/signing-key.ts';
import { unpackBundle } from '../registry/bundle/unpack.ts';
import { measureScores, modelIn } from './golden-command.ts';
import { readKeyText } from './models-command.ts';
import type { Output } from './output.ts';

interface PackRequest {
  readonly folder: string;
  readonly keyFile: string;
  /** null: NAME-VERSION.ailmodel beside the caller. */
  readonly target: string | null;
}

/**
 * `models pack FOLDER --key FILE [--out FILE]`. The scores expected of golden/NAME are those of golden/expected.json
 * (`{"NAME":{"label":0.5}}`), else those the model gives here. A folder without golden/ gets the synthetic samples.
 */
export async function packModel(engine: Engine, request: PackRequest, output: Output): Promise<Manifest> {
  const { folder, keyFile } = request;
  const privateKey = readPrivateKey(await readKeyText(keyFile));
  const model = await modelIn(folder);
  const golden = (await readExpectedScores(folder)) ?? (await measureScores(engine, folder, model, output));
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
