/** How the application was started: with which words, on which data folder, and whether it is already running there. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';

/** The user's own words: without the binary, Electron's and Chromium's switches, and the folder of a source checkout. */
export function wordsOfUser(): string[] {
  const own = process.argv.slice(app.isPackaged ? 1 : 2);
  return own.filter((word) => !isChromiumSwitch(word));
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
  const at = words.indexOf('--profile');
  if (at >= 0) return words[at + 1] ?? null;
  return words.find((word) => word.startsWith('--profile='))?.slice('--profile='.length) ?? null;
}

const OWN_OPTIONS = new Set(['--profile', '--json', '--model', '--passphrase-file', '--help']);

function isChromiumSwitch(word: string): boolean {
  return word.startsWith('--') && !OWN_OPTIONS.has(word.split('=', 1)[0] ?? word);
}
