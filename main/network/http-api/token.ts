/** The bearer token of the HTTP API: made when the API is switched on, shown once, kept as its hash alone. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

interface ApiToken {
  readonly token: string;
  readonly hash: string;
}

/** 256 random bits need no slow hash: nothing about them can be guessed. */
export function createApiToken(): ApiToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token) };
}

/** What is kept of a token: 64 hexadecimal digits. */
export function hashOfToken(token: string): string {
  return hashToken(token).toString('hex');
}

/** Compares in constant time the `Authorization` header with the kept hash (64 hexadecimal digits). */
export function isAuthorised(header: string | undefined, hash: string): boolean {
  const token = /^Bearer ([\w-]{1,200})$/i.exec(header ?? '')?.[1];
  return token !== undefined && timingSafeEqual(hashToken(token), Buffer.from(hash, 'hex'));
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
