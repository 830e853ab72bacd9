// @ts-check
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { madeOnce } from './once.mjs';
import { cacheFolder, root } from './places.mjs';
import { nodeHeaders } from './node-headers.mjs';
import { ask, step } from './processes.mjs';
import { say } from './say.mjs';
import { needCompiler } from './system-packages.mjs';

/** Raise it whenever the patch or the build below changes. */
const recipe = 1;
const firstNapiOfPrebuild = 10;
const firstElectronOfPrebuild = 35;

/** The variables that make a process use the compiled addon where the shipped one would crash it.
 * @param {{ version: string }} [electron] */
export async function sqliteEnvironment(electron) {
  const loads = electron
    ? Number.parseInt(electron.version) >= firstElectronOfPrebuild
    : Number(process.versions.napi) >= firstNapiOfPrebuild;
  return loads ? {} : { AILYDIAN_SQLITE_ADDON: await compiledAddon() };
}

/**
 * The published addon asks for Node-API 10 and crashes older run-times (Node 20, Electron 33) instead of refusing.
 * Built against the experimental API of their headers the same source runs on all of them.
 */
async function compiledAddon() {
  const source = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'));
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const name = `${version}-r${recipe}-${process.platform}-${process.arch}`;
  const folder = await madeOnce(join(cacheFolder(), 'sqlite', name), async (temporary) => {
    say('compiling the SQLite addon for this Node, once (one to two minutes)');
    await compile(source, temporary);
  });
  return join(folder, 'better_sqlite3.node');
}

/** @param {string} source @param {string} folder */
async function compile(source, folder) {
  needCompiler();
  const work = join(folder, 'work');
  cpSync(source, work, { recursive: true, filter: (path) => !path.startsWith(join(source, 'prebuilds')) });
  patch(join(work, 'binding.gyp'));
  const headers = await nodeHeaders();
  step(process.execPath, [nodeGyp(), 'rebuild', '--release', '--silent', '--force_build=1', ...headers], {
    cwd: work,
    env: { NODE_PATH: join(root, 'node_modules'), JOBS: 'max' },
  });
  prove(join(work, 'build/Release/better_sqlite3.node'));
  renameSync(join(work, 'build/Release/better_sqlite3.node'), join(folder, 'better_sqlite3.node'));
  rmSync(work, { recursive: true });
}

/** @param {string} file */
function patch(file) {
  const before = readFileSync(file, 'utf8');
  const after = before.replace("'NAPI_VERSION=10'", "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'");
  if (after === before) throw new Error(`${file} is not the one that this set-up knows how to patch`);
  writeFileSync(file, after);
}

function nodeGyp() {
  return createRequire(import.meta.url).resolve('node-gyp/bin/node-gyp.js');
}

/** @param {string} nativeBinding */
function prove(nativeBinding) {
  const query = `new (require('better-sqlite3'))(':memory:', ${JSON.stringify({ nativeBinding })}).pragma('user_version')`;
  if (ask(process.execPath, ['-e', query]) === null) throw new Error('the compiled SQLite addon does not load');
}
