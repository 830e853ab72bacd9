/** Whose bundles this clinic takes in. Trust is given and taken away by an administrator; what was taken away stays so. */
import type { SigningKey } from '../../preload/models.ts';
import { appendAudit } from '../audit/append.ts';
import { StorageFault } from '../database/fault.ts';
import type { ReadableDB } from '../database/open.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';
import { pinnedKeys } from './bundle/pinned-keys.ts';
import { type PublicKey, publicPem } from './bundle/signing-key.ts';

export interface TrustedKey {
  readonly id: string;
  readonly name: string;
  readonly publicKey: Buffer;
  readonly addedAt: string;
  readonly revokedAt: string | null;
}

/**
 * Trusts a key from now on. `fingerprint` is what the administrator typed from the maker's letter or telephone call (the
 * key's id or its first 16 characters at least), null where the key file itself is vouched for. A revoked key stays revoked.
 */
export function trustKey(
  profile: Profile,
  { key, name, fingerprint }: { readonly key: PublicKey; readonly name: string; readonly fingerprint: string | null },
  actor: string,
): TrustedKey {
  if (fingerprint !== null) assertFingerprint(key, fingerprint);
  return inTransaction(profile.db, () => {
    const known = findTrustedKey(profile.db, key.id);
    if (known?.revokedAt) throw new StorageFault('signing-key-revoked', `${key.id} was revoked ${known.revokedAt}`);
    if (known) return known;
    insertKey(profile, key, name, null);
    appendAudit(profile.db, profile.keys.audit, { actor, action: 'signing-key-trusted', object: key.id });
    return requireKey(profile.db, key.id);
  });
}

/** Also for a key built into the application, which it thereby outlaws. Revoking twice changes nothing. */
export function revokeKey(profile: Profile, key: PublicKey, actor: string): void {
  inTransaction(profile.db, () => {
    const at = new Date().toISOString();
    const known = findTrustedKey(profile.db, key.id);
    if (known?.revokedAt) return;
    if (known)
      profile.db.prepare<[string, string]>('UPDATE trusted_keys SET revoked_at = ? WHERE id = ?').run(at, key.id);
    else insertKey(profile, key, 'revoked', at);
    appendAudit(profile.db, profile.keys.audit, { actor, action: 'signing-key-revoked', object: key.id });
  });
}

/** The keys that were added and those built in, each with how many installed versions it signed. */
export function signingKeys(db: ReadableDB): readonly SigningKey[] {
  const added = trustedKeys(db).map(({ publicKey, ...key }) => ({ ...key, der: publicKey }));
  const builtIn = pinnedKeys()
    .filter(({ id }) => !added.some((key) => key.id === id))
    .map((key) => ({ ...key, addedAt: null, revokedAt: null }));
  return [...builtIn, ...added].map(({ der, ...key }) => ({
    ...key,
    pem: publicPem(der),
    models: signedVersions(db, key.id),
  }));
}

export function trustedKeys(db: ReadableDB): readonly TrustedKey[] {
  return db.prepare<[], TrustedKey>(`${KEYS} ORDER BY added_at, id`).all();
}

/** null: never seen. A revoked key is found, and says so. */
export function findTrustedKey(db: ReadableDB, id: string): TrustedKey | null {
  return db.prepare<[string], TrustedKey>(`${KEYS} WHERE id = ?`).get(id) ?? null;
}

const KEYS = `
  SELECT id, name, public_key AS publicKey, added_at AS addedAt, revoked_at AS revokedAt FROM trusted_keys`;
const SHORTEST_FINGERPRINT = 16;

function assertFingerprint(key: PublicKey, typed: string): void {
  const plain = typed.toLowerCase().replaceAll(/[^0-9a-f]/g, '');
  if (plain.length >= SHORTEST_FINGERPRINT && key.id.startsWith(plain)) return;
  throw new StorageFault('signing-key-invalid', `the fingerprint typed is not that of ${key.id}`);
}

function signedVersions(db: ReadableDB, key: string): number {
  const sql = 'SELECT count(*) AS versions FROM model_bundles WHERE signing_key = ?';
  return db.prepare<[string], { versions: number }>(sql).get(key)?.versions ?? 0;
}

function insertKey({ db }: Profile, key: PublicKey, name: string, revokedAt: string | null): void {
  db.prepare<[string, string, Buffer, string, string | null]>(
    'INSERT INTO trusted_keys (id, name, public_key, added_at, revoked_at) VALUES (?, ?, ?, ?, ?)',
  ).run(key.id, name, key.der, new Date().toISOString(), revokedAt);
}

function requireKey(db: ReadableDB, id: string): TrustedKey {
  const key = findTrustedKey(db, id);
  if (!key) throw new Error(`no key ${id} after it was added`);
  return key;
}
