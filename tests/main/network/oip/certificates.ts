/** Throw-away certificates, made by OpenSSL when a test asks for them. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';

// Of the system, not of a package.
const OPENSSL = 'openssl';

export const KEY_PASSPHRASE = 'yalnız test için';

export interface Files {
  readonly key: string;
  readonly cert: string;
}

export function hasOpenssl(): boolean {
  try {
    return execFileSync(OPENSSL, ['version'], { encoding: 'utf8' }).startsWith('OpenSSL 3');
  } catch {
    return false;
  }
}

/** An authority of its own. */
export function makeAuthority(folder: string, name: string): Files {
  return openssl(folder, name, ['-nodes', '-addext', 'basicConstraints=critical,CA:TRUE']);
}

/** A certificate for 127.0.0.1, signed by `authority`; its key is encrypted where a passphrase is given. */
export function makeIdentity(folder: string, name: string, authority: Files, passphrase?: string): Files {
  const protection = passphrase === undefined ? ['-nodes'] : ['-passout', `pass:${passphrase}`];
  const signer = ['-CA', authority.cert, '-CAkey', authority.key];
  return openssl(folder, name, [...protection, ...signer, '-addext', 'subjectAltName=IP:127.0.0.1']);
}

export function read({ key, cert }: Files): { readonly key: Buffer; readonly cert: Buffer } {
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

function openssl(folder: string, name: string, more: readonly string[]): Files {
  const files = { key: join(folder, `${name}.key`), cert: join(folder, `${name}.pem`) };
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const about = ['-subj', `/CN=${name}`, '-days', '2', '-keyout', files.key, '-out', files.cert];
  execFileSync(OPENSSL, ['req', '-x509', ...curve, ...about, ...more], { stdio: 'pipe' });
  return files;
}
