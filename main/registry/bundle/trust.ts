/** Step 2 of the import gate: the manifest is signed by a key that is trusted here, is in date, and leads forward. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadableDB } from '../../database/open.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import { listModels } from '../models.ts';
import { findTrustedKey } from '../trusted-keys.ts';
import { LIMITS } from './limits.ts';
import { type Manifest, MANIFEST_FILE, parseManifest, SIGNATURE_FILE } from './manifest.ts';
import type { PinnedKey } from './pinned-keys.ts';
import { isSignedBy } from './signing-key.ts';

export interface TrustOptions {
  readonly pinned: readonly PinnedKey[];
  readonly now: Date;
  /** Told of the key that the manifest names, before anything vouches for it. */
  readonly onClaim?: ((key: string) => void) | undefined;
}

export interface SignedManifest {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
  readonly signer: string;
}

/** A clock may be wrong by a time zone; more than a day ahead is a forged date. */
const CLOCK_ERROR_MS = 24 * 60 * 60_000;

export async function verifyManifest(db: ReadableDB, folder: string, options: TrustOptions): Promise<SignedManifest> {
  const bytes = await readPart(folder, MANIFEST_FILE, 'manifest-missing');
  const signature = await readPart(folder, SIGNATURE_FILE, 'signature-missing');
  if (bytes.length > LIMITS.manifestBytes) throw new ImportFault('manifest-invalid', `${bytes.length} bytes`);
  const manifest = parseManifest(bytes);
  options.onClaim?.(manifest.key);
  const key = signingKey(db, manifest.key, options.pinned);
  if (!isSignedBy(bytes, signature, key.der))
    throw new ImportFault('signature-invalid', `not signed by ${manifest.key}`);
  assertDates(manifest, options.now);
  assertForward(db, manifest);
  return { manifest, bytes, signer: key.name };
}

/** Revocation counts for keys built in as well. Throws `signing-key-unknown` or `signing-key-revoked`. */
export function signingKey(
  db: ReadableDB,
  id: string,
  pinned: readonly PinnedKey[],
): { readonly name: string; readonly der: Buffer } {
  const added = findTrustedKey(db, id);
  if (added?.revokedAt) throw new ImportFault('signing-key-revoked', `${id} was revoked ${added.revokedAt}`);
  if (added) return { name: added.name, der: added.publicKey };
  const builtIn = pinned.find((key) => key.id === id);
  if (!builtIn) throw new ImportFault('signing-key-unknown', `${id} is not trusted here`);
  return builtIn;
}

async function readPart(
  folder: string,
  name: string,
  code: 'manifest-missing' | 'signature-missing',
): Promise<Uint8Array> {
  return readFile(join(folder, name)).catch(() => {
    throw new ImportFault(code, `${name} is missing`);
  });
}

function assertDates({ created, expires }: Manifest, now: Date): void {
  if (Date.parse(expires) <= now.getTime()) throw new ImportFault('bundle-expired', `expired ${expires}`);
  if (Date.parse(created) > now.getTime() + CLOCK_ERROR_MS) throw new ImportFault('bundle-not-yet-valid', created);
}

function assertForward(db: ReadableDB, { name, version, sequence }: Manifest): void {
  const installed = listModels(db).filter((model) => model.name === name);
  if (installed.some((model) => model.version === version)) {
    throw new ImportFault('version-installed', `${name}@${version} is installed`);
  }
  const newer = installed.find((model) => compareVersions(model.version, version) > 0);
  if (newer) throw new ImportFault('version-rollback', `${name}@${newer.version} is installed`);
  const last = lastSequence(db, name);
  if (sequence <= last) throw new ImportFault('version-rollback', `sequence ${sequence} after ${last}`);
}

/** Positive when a is the later one. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const differences = left.map((part, index) => part - (right[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}

function lastSequence(db: ReadableDB, name: string): number {
  const row = db
    .prepare<[string], { last: number | null }>(
      `SELECT max(b.sequence) AS last FROM model_bundles AS b
       JOIN model_versions AS v ON v.id = b.model_version JOIN models AS m ON m.id = v.model WHERE m.name = ?`,
    )
    .get(name);
  return row?.last ?? 0;
}
