/** The reference images of a model: those of its bundle, sealed by the signature, or those shipped beside its weights. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { ReadableDB } from '../../database/open.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import { hashFile } from './files.ts';
import { type Manifest, MANIFEST_FILE, parseManifest } from './manifest.ts';
import { documentFault } from './problems.ts';

export interface GoldenSet {
  /** The folder that the paths start from. */
  readonly folder: string;
  readonly images: Manifest['golden'];
}

export interface Bundle {
  readonly key: string;
  readonly manifest: string;
}

/** null for a shipped version, which came in no bundle. */
export function findBundle(db: ReadableDB, versionId: number): Bundle | null {
  const row = db
    .prepare<[number], { key: string; manifest: string }>(
      'SELECT signing_key AS key, manifest_sha256 AS manifest FROM model_bundles WHERE model_version = ?',
    )
    .get(versionId);
  return row ?? null;
}

/** `file`: the weights of the registered version. Without images where the model was shipped without any. */
export async function goldenSetOf(db: ReadableDB, versionId: number, file: string): Promise<GoldenSet> {
  const folder = dirname(file);
  const bundle = findBundle(db, versionId);
  if (bundle) return { folder, images: (await readSealedManifest(folder, bundle.manifest)).golden };
  const scores = (await readExpectedScores(folder)) ?? {};
  return { folder, images: Object.entries(scores).map(([path, expected]) => ({ path, scores: expected })) };
}

/** By path in the folder (`golden/a.png`) and by label, as golden/expected.json has them; null where there is no such file. */
export async function readExpectedScores(folder: string): Promise<ExpectedScores | null> {
  const text = await readFile(join(folder, EXPECTED_SCORES), 'utf8').catch(() => null);
  if (text === null) return null;
  const scores = parseScores(text);
  return Object.fromEntries(Object.entries(scores).map(([name, expected]) => [`golden/${basename(name)}`, expected]));
}

function parseScores(text: string): ExpectedScores {
  try {
    return expectedScores.parse(JSON.parse(text), { reportInput: true });
  } catch (error) {
    throw documentFault('manifest-invalid', EXPECTED_SCORES, error);
  }
}

export const EXPECTED_SCORES = 'golden/expected.json';
const expectedScores = z.record(z.string(), z.record(z.string(), z.number().min(0).max(1)));
export type ExpectedScores = z.infer<typeof expectedScores>;

async function readSealedManifest(folder: string, sha256: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  if ((await hashFile(path)) !== sha256) throw new ImportFault('bundle-file-altered', 'the manifest was altered');
  return parseManifest(await readFile(path));
}
