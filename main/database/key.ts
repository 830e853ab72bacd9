/**
 * The envelope: one random 256-bit key encrypts everything of a profile; each slot holds that key wrapped for one guard
 * (as LUKS does), so that a passphrase can change without re-encryption. No guard, no profile: never a plain key.
 */
import { hkdfSync, randomBytes } from 'node:crypto';
import { StorageFault } from './fault.ts';
import type { KeySlot } from './key-file.ts';
import { newStretching, stretch } from './passphrase.ts';
import { seal, unseal } from './sealed.ts';

/** The operating system's keychain. `isReal` is false where it would only obfuscate (Linux without a keyring). */
export interface Keychain {
  readonly isReal: boolean;
  readonly backend: string;
  protect(secret: Buffer): Buffer;
  reveal(wrapped: Buffer): Buffer;
}

export type Guard = { readonly passphrase: string } | { readonly keychain: Keychain };

const KEY_BYTES = 32;

const PURPOSES = ['database', 'audit', 'input-hash', 'originals', 'secrets'] as const;

/** One key a purpose, so that none can stand in for another. RFC 5869. */
export function deriveKey(master: Buffer, purpose: (typeof PURPOSES)[number]): Buffer {
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `ailydian-clinic ${purpose} v1`, KEY_BYTES));
}

export function randomKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

export async function wrapKey(master: Buffer, guard: Guard, profile: string): Promise<KeySlot> {
  if ('keychain' in guard) return wrapForKeychain(master, guard.keychain, profile);
  const header = { kind: 'passphrase', kdf: 'argon2id', ...newStretching() } as const;
  const wrapping = await stretch(guard.passphrase, header);
  return { ...header, wrapped: seal(wrapping, master, context(profile, header)).toString('base64') };
}

export async function unwrapKey(slots: readonly KeySlot[], guard: Guard, profile: string): Promise<Buffer> {
  return 'keychain' in guard
    ? unwrapWithKeychain(slots, guard.keychain, profile)
    : unwrapWithPassphrase(slots, guard.passphrase, profile);
}

function wrapForKeychain(master: Buffer, keychain: Keychain, profile: string): KeySlot {
  if (!keychain.isReal) throw new StorageFault('keychain-unavailable', `no protection from ${keychain.backend}`);
  const wrapping = randomKey();
  const header = { kind: 'keychain', backend: keychain.backend } as const;
  const secret = keychain.protect(wrapping).toString('base64');
  return { ...header, secret, wrapped: seal(wrapping, master, context(profile, header)).toString('base64') };
}

function unwrapWithKeychain(slots: readonly KeySlot[], keychain: Keychain, profile: string): Buffer {
  const slot = slots.find((candidate) => candidate.kind === 'keychain');
  if (!slot) throw new StorageFault('passphrase-required', 'the key has no keychain slot');
  const { secret, wrapped, ...header } = slot;
  if (keychain.backend !== header.backend) {
    throw new StorageFault('keychain-changed', `wrapped by ${header.backend}, found ${keychain.backend}`);
  }
  const wrapping = reveal(keychain, Buffer.from(secret, 'base64'));
  const master = unseal(wrapping, Buffer.from(wrapped, 'base64'), context(profile, header));
  if (!master) throw new StorageFault('keychain-changed', 'the keychain holds another key');
  return master;
}

function reveal(keychain: Keychain, secret: Buffer): Buffer {
  try {
    const wrapping = keychain.reveal(secret);
    if (wrapping.length === KEY_BYTES) return wrapping;
  } catch (error) {
    throw new StorageFault('keychain-changed', 'the keychain does not open the key', { cause: error });
  }
  throw new StorageFault('keychain-changed', 'the keychain gives something else than a key');
}

async function unwrapWithPassphrase(slots: readonly KeySlot[], passphrase: string, profile: string): Promise<Buffer> {
  for (const slot of slots) {
    if (slot.kind !== 'passphrase') continue;
    const { wrapped, ...header } = slot;
    const wrapping = await stretch(passphrase, header);
    const master = unseal(wrapping, Buffer.from(wrapped, 'base64'), context(profile, header));
    if (master) return master;
  }
  throw new StorageFault('passphrase-wrong', 'no slot opens with this passphrase');
}

/** The slot's own parameters and the profile are bound to the wrapped key: neither can be exchanged unseen. */
function context(profile: string, header: object): string {
  return JSON.stringify({ purpose: 'ailydian-clinic key', profile, header }, [
    'purpose',
    'profile',
    'header',
    ...names(header),
  ]);
}

/** Sorted: the order in which a JSON file names its fields means nothing. */
function names(header: object): string[] {
  return Object.keys(header).toSorted((a, b) => (a < b ? -1 : 1));
}
