/** Step 3 of the import gate: the files are those of the manifest, all of them, only them, byte for byte. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportFault } from '../../inference/graph/fault.ts';
import { CARD_FILE, type Manifest, MANIFEST_FILE, MODEL_FILE, README_FILE, SIGNATURE_FILE } from './manifest.ts';

export async function verifyFiles(folder: string, { files, golden }: Manifest): Promise<void> {
  const promised = files.map(({ path }) => path);
  const found = (await listFiles(folder)).filter((name) => name !== MANIFEST_FILE && name !== SIGNATURE_FILE);
  const needed = [CARD_FILE, MODEL_FILE, README_FILE, ...golden.map(({ path }) => path)];
  const extra = found.find((name) => !promised.some((path) => path === name));
  if (extra !== undefined) throw new ImportFault('bundle-file-extra', `${extra} is not in the manifest`);
  const missing = [...promised, ...needed].find((path) => !found.includes(path) || !promised.some((p) => p === path));
  if (missing !== undefined) throw new ImportFault('bundle-file-missing', `${missing} is missing`);
  if (new Set(promised).size < promised.length) throw new ImportFault('manifest-invalid', 'a file is listed twice');
  for (const file of files) await verifyFile(folder, file);
}

/** SHA-256 of a file, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** Paths relative to the folder, with forward slashes. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}

async function verifyFile(folder: string, { path, size, sha256 }: Manifest['files'][number]): Promise<void> {
  const actual = await stat(join(folder, path));
  const isSame = actual.isFile() && actual.size === size && (await hashFile(join(folder, path))) === sha256;
  if (!isSame) throw new ImportFault('bundle-file-altered', `${path} is not the file of the manifest`);
}
