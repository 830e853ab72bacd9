/** What a user dropped or named, files and folders, as a flat list of files. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Folders are read to their depth in the order of names; hidden files and links inside folders are left out.
 * A path that is not there or cannot be listed stays in the list: whoever reads it says so by name.
 */
export async function findFiles(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(expand));
  return found.flat();
}

async function expand(path: string): Promise<string[]> {
  const entry = await stat(path).catch(() => null);
  return entry?.isDirectory() ? listFolder(path) : [path];
}

async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [folder];
  const visible = entries.filter((entry) => !entry.name.startsWith('.'));
  const sorted = visible.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  const nested = await Promise.all(sorted.map((entry) => listEntry(folder, entry)));
  return nested.flat();
}

async function listEntry(folder: string, entry: Dirent): Promise<string[]> {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return listFolder(path);
  return entry.isFile() ? [path] : [];
}
