/** The file of a public key that the user chose, read within a limit and shown before anything is trusted. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { KeyFile } from '../../preload/models.ts';
import { readPublicKey, SigningKeyFault } from '../registry/bundle/signing-key.ts';

/** An Ed25519 public key in PEM has 113 bytes; a private one is told apart below. */
const LONGEST = 4096;

/** Throws SigningKeyFault for anything that is no public Ed25519 key in PEM, a private key above all. */
export async function readKeyFile(path: string): Promise<KeyFile> {
  const text = await readStart(path);
  if (text.includes('PRIVATE KEY')) throw new SigningKeyFault('a private key is not for this computer');
  const { id } = readPublicKey(text);
  return { fileName: basename(path), id, pem: text };
}

async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST), 0, LONGEST, 0);
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await file.close();
  }
}
