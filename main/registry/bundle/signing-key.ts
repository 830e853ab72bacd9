/** Ed25519 keys (RFC 8032) that sign bundles. A key is known by the SHA-256 of its public half (SPKI, DER). */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { FaultCode } from '../../../preload/domain.ts';

export interface PublicKey {
  readonly id: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly der: Buffer;
}

export class SigningKeyFault extends Error {
  readonly code: FaultCode = 'signing-key-invalid';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SigningKeyFault';
  }
}

/** A new pair as PEM texts: the private half belongs on the machine that signs, and nowhere else. */
export function generateSigningKey(): { readonly privatePem: string; readonly publicPem: string; readonly id: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    id: describeKey(publicKey).id,
  };
}

/** Of a public or a private PEM text. Throws SigningKeyFault. */
export function readPublicKey(pem: string): PublicKey {
  return describeKey(parse(() => createPublicKey(pem)));
}

/** The PEM text of a public key in DER. */
export function publicPem(der: Buffer): string {
  return createPublicKey({ key: der, format: 'der', type: 'spki' }).export({ type: 'spki', format: 'pem' }).toString();
}

export function readPrivateKey(pem: string): KeyObject {
  const key = parse(() => createPrivateKey(pem));
  describeKey(createPublicKey(key));
  return key;
}

export function publicHalf(privateKey: KeyObject): PublicKey {
  return describeKey(createPublicKey(privateKey));
}

export function signBytes(bytes: Uint8Array, privateKey: KeyObject): Buffer {
  return sign(null, bytes, privateKey);
}

/** False for anything that is no signature of these bytes by this key. */
export function isSignedBy(bytes: Uint8Array, signature: Uint8Array, der: Buffer): boolean {
  const key = parse(() => createPublicKey({ key: der, format: 'der', type: 'spki' }));
  return signature.length === 64 && verify(null, bytes, key, signature);
}

function describeKey(key: KeyObject): PublicKey {
  if (key.asymmetricKeyType !== 'ed25519') throw new SigningKeyFault(`${key.asymmetricKeyType} instead of ed25519`);
  const der = key.export({ type: 'spki', format: 'der' });
  return { id: createHash('sha256').update(der).digest('hex'), der };
}

function parse(read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch (error) {
    throw new SigningKeyFault('not a key in PEM', { cause: error });
  }
}
