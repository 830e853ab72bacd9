/** How the application was started: with which words, on which data folder, and whether it is already running there. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { asksForCommand } from '../cli/arguments.ts';

/**
 * The user's own words. Before the command only our own options count: the rest are Chromium's switches and, in a source
 * checkout, the folder that Electron was started with. From the command on, every word is the user's.
 */
export function wordsOfUser(): string[] {
  const words = process.argv.slice(1);
  const command = words.findIndex((word) => asksForCommand([word]));
  const before = command < 0 ? words : words.slice(0, command);
  return [...profileWords(before), ...(command < 0 ? [] : words.slice(command))];
}

/** Every window is sandboxed by its own settings; this extends it to all others. Root cannot have it (development only). */
export function enableSandbox(): void {
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/** The folder that holds the profile, the preferences and the browser's own files. */
export function dataFolder(profile: string | null): string {
  return profile === null ? app.getPath('userData') : resolve(profile);
}

/** Takes the data folder for this process. False when another instance has it: that one shows its window. */
export function claimProfile(words: readonly string[]): boolean {
  const folder = dataFolder(profileIn(words));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.setPath('sessionData', join(folder, 'browser'));
  return app.requestSingleInstanceLock();
}

function profileIn(words: readonly string[]): string | null {
  return profileWords(words)[1] ?? null;
}

/** `--profile DIR` or `--profile=DIR` as two words, or nothing. */
function profileWords(words: readonly string[]): string[] {
  const at = words.findLastIndex((word) => word === '--profile' || word.startsWith('--profile='));
  const word = words[at];
  if (word === undefined) return [];
  const folder = word === '--profile' ? words[at + 1] : word.slice('--profile='.length);
  return folder === undefined ? [] : ['--profile', folder];
}
