/** What the screen needs before the database is open: the language, in a small file of its own. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../preload/domain.ts';

const preferences = z.object({ language: z.enum(['tr', 'en']) });

/** null when nothing was chosen yet or the file is not ours to understand. */
export async function readLanguage(folder: string): Promise<Language | null> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => 'null');
  return preferences.safeParse(parseJson(text)).data?.language ?? null;
}

/** Written beside and renamed: a power cut leaves the old choice or the new one. */
export async function writeLanguage(folder: string, language: Language): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const beside = `${fileIn(folder)}.new`;
  await writeFile(beside, JSON.stringify({ language }), { mode: 0o600, flush: true });
  await rename(beside, fileIn(folder));
}

function fileIn(folder: string): string {
  return join(folder, 'preferences.json');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
