/** A passphrase made into key material: argon2id (RFC 9106) under parameters that are kept beside the result. */
import { randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';

export interface Stretching {
  readonly memory_kib: number;
  readonly passes: number;
  readonly lanes: number;
  /** Base64, 16 random bytes. */
  readonly salt: string;
}

/** OWASP and SECURITY.md: 64 MiB, three passes, one lane. */
const COST = { memory_kib: 65_536, passes: 3, lanes: 1 } as const;
const STRETCHED_BYTES = 32;

export function newStretching(): Stretching {
  return { ...COST, salt: randomBytes(16).toString('base64') };
}

/** 32 bytes. NFKC: the same passphrase typed on another keyboard or system gives the same bytes (İ, ş, ğ). */
export function stretch(passphrase: string, { memory_kib, passes, lanes, salt }: Stretching): Promise<Buffer> {
  return hashRaw(passphrase.normalize('NFKC'), {
    memoryCost: memory_kib,
    timeCost: passes,
    parallelism: lanes,
    salt: Buffer.from(salt, 'base64'),
    outputLen: STRETCHED_BYTES,
  });
}
