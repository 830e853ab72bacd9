/** key.json: the wrapped keys of a profile. It appears last when a profile is created, and its presence is the profile. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeDurably } from './durable-file.ts';
import { asStorageFault, StorageFault } from './fault.ts';

const base64 = z.base64().max(4096);

// The upper bounds keep an altered file from making us allocate the machine away.
const passphraseSlot = z.strictObject({
  kind: z.literal('passphrase'),
  kdf: z.literal('argon2id'),
  memory_kib: z.int().min(8_192).max(1_048_576),
  passes: z.int().min(1).max(16),
  lanes: z.int().min(1).max(16),
  salt: base64,
  wrapped: base64,
});

const keychainSlot = z.strictObject({
  kind: z.literal('keychain'),
  backend: z.string().min(1).max(100),
  secret: base64,
  wrapped: base64,
});

const keyFile = z.strictObject({
  format: z.literal(1),
  profile: z.uuid(),
  slots: z
    .array(z.discriminatedUnion('kind', [passphraseSlot, keychainSlot]))
    .min(1)
    .max(8),
});

type KeyFile = z.infer<typeof keyFile>;
export type KeySlot = KeyFile['slots'][number];

/** A key file that cannot be understood is a fault, never a reason to make a new one. */
export async function readKeyFile(path: string): Promise<KeyFile> {
  const parsed = keyFile.safeParse(parseJson(await readText(path)));
  if (parsed.success) return parsed.data;
  throw new StorageFault('database-damaged', 'the key file is not readable', { cause: parsed.error });
}

export async function writeKeyFile(path: string, contents: KeyFile): Promise<void> {
  await writeDurably(path, Buffer.from(`${JSON.stringify(contents, null, 2)}\n`));
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new StorageFault('database-damaged', 'the key file is missing', { cause: error });
    }
    throw asStorageFault(error);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
