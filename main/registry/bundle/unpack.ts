/** Step 1 of the import gate: a zip file is unpacked into an empty private folder, within caps. Runs in the inference host. */
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ZipFile } from 'yauzl';
import { fromFdPromise } from 'yauzl';
import { ImportFault } from '../../inference/graph/fault.ts';
import { LIMITS } from './limits.ts';
import { type PackedFile, readEntries } from './zip-entries.ts';
import { readZipEnd } from './zip-end.ts';

/** Throws ImportFault with a code of step 1. What a refused bundle left in the folder is the caller's to remove. */
export async function unpackBundle(file: string, folder: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const { entries, directoryOffset } = await readZipEnd(handle);
    if (entries > LIMITS.files) throw new ImportFault('bundle-too-many-files', `${entries} files`);
    await unpack(handle.fd, folder, directoryOffset);
  } catch (error) {
    throw asImportFault(error);
  } finally {
    await handle.close();
  }
}

async function unpack(descriptor: number, folder: string, directoryOffset: number): Promise<void> {
  // Names stay bytes: decoding them is where two readers of the same archive begin to disagree.
  const zip = await fromFdPromise(descriptor, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
  for (const packed of await readEntries(zip, directoryOffset)) await unpackFile(zip, packed, folder);
}

async function unpackFile(zip: ZipFile, { name, entry }: PackedFile, folder: string): Promise<void> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const target = await open(path, 'wx', 0o600);
  try {
    let written = 0;
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      // as: a stream without an encoding gives buffers
      const bytes = chunk as Buffer;
      written += bytes.length;
      if (written > entry.uncompressedSize) break;
      await target.write(bytes);
    }
    if (written !== entry.uncompressedSize) {
      throw new ImportFault('bundle-header-mismatch', `${name} unpacks to another size than it says`);
    }
    await target.sync();
  } finally {
    await target.close();
  }
}

/** What zlib and the reader of archives complain of is a damaged archive; what the disk complains of is not. */
function asImportFault(error: unknown): unknown {
  if (error instanceof ImportFault) return error;
  const isOfDisk = error instanceof Error && 'syscall' in error;
  return isOfDisk ? error : new ImportFault('bundle-unreadable', String(error));
}
