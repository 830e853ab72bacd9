/** AES-256-GCM with a random nonce: version (1) | nonce (12) | tag (16) | ciphertext. NIST SP 800-38D. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const OVERHEAD = 1 + NONCE + TAG;

/** `context` is bound to the result without being part of it: what is sealed for one place does not open in another. */
export function seal(key: Buffer, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG });
  cipher.setAAD(bound(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

/** null: another key, another context, or not as it was sealed. */
export function unseal(key: Buffer, sealed: Buffer, context: string): Buffer | null {
  if (sealed.length < OVERHEAD || sealed[0] !== VERSION) return null;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG });
  decipher.setAAD(bound(context));
  decipher.setAuthTag(sealed.subarray(1 + NONCE, OVERHEAD));
  const plain = decipher.update(sealed.subarray(OVERHEAD));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return null;
  }
}

function bound(context: string): Buffer {
  return Buffer.concat([Buffer.of(VERSION), Buffer.from(context, 'utf8')]);
}
