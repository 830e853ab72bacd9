/** From PEM files, in whatever order they were chosen, to who this computer is and who signs the server. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { RemoteIdentity } from '../../../preload/network.ts';
import { RemoteFault } from './fault.ts';
import type { TlsIdentity } from './transport.ts';

/** The PEM texts, one for each file. */
export type IdentityFiles = readonly string[];

interface ParsedIdentity {
  readonly tls: TlsIdentity;
  readonly shown: RemoteIdentity;
  /** SHA-256 of this computer's certificate. */
  readonly fingerprint: string;
}

const MAX_BYTES = 64 * 1024;
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g;

/** Rejects with `remote-identity-invalid` for a file that is no PEM text of a sensible size. */
export function readIdentityFiles(paths: readonly string[]): Promise<IdentityFiles> {
  return Promise.all(paths.map(readSmall));
}

/**
 * One private key, the certificate that belongs to it, and at least one other certificate: the authority of the server.
 * Throws `remote-identity-invalid`.
 */
export function parseIdentity(files: IdentityFiles): ParsedIdentity {
  const blocks = files.flatMap((text) => [...text.matchAll(BLOCK)].map(([pem, kind = '']) => ({ pem, kind })));
  const keys = blocks.filter(({ kind }) => kind.endsWith('PRIVATE KEY'));
  const [only] = keys;
  if (!only || keys.length > 1) throw invalid(`${keys.length} private keys instead of one`);
  const key = attempt(
    () => createPrivateKey(only.pem),
    'the private key cannot be read; it must not have a passphrase',
  );
  const certificates = blocks
    .filter(({ kind }) => kind === 'CERTIFICATE')
    .map(({ pem }) => ({ pem, parsed: attempt(() => new X509Certificate(pem), 'a certificate cannot be read') }));
  const own = certificates.find(({ parsed }) => parsed.checkPrivateKey(key));
  if (!own) throw invalid('no certificate belongs to the private key');
  const others = certificates.filter((certificate) => certificate !== own);
  if (others.length === 0) throw invalid('the certificate of the authority that signs the server is missing');
  return {
    tls: { key: Buffer.from(only.pem), cert: Buffer.from(own.pem), ca: Buffer.from(others.map(pemOf).join('\n')) },
    shown: {
      subject: nameOf(own.parsed.subject),
      validUntil: new Date(own.parsed.validTo).toISOString(),
      authorities: others.map(({ parsed }) => nameOf(parsed.subject)),
    },
    fingerprint: own.parsed.fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}

async function readSmall(path: string): Promise<string> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw invalid(String(error));
  });
  try {
    if ((await file.stat()).size > MAX_BYTES) throw invalid('a file is too large for a certificate or a key');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

function pemOf({ pem }: { readonly pem: string }): string {
  return pem;
}

/** `CN=x` of a subject, else all of it in one line. */
function nameOf(subject: string): string {
  return /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');
}

function attempt<T>(work: () => T, message: string): T {
  try {
    return work();
  } catch (error) {
    throw new RemoteFault('remote-identity-invalid', message, { cause: error });
  }
}

function invalid(message: string): RemoteFault {
  return new RemoteFault('remote-identity-invalid', message);
}
