// @ts-check
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApplication } from './build.mjs';
import { keepFresh } from './fresh.mjs';
import { writeNotices } from './notices.mjs';
import { root } from './places.mjs';
import { findRuntime, pinnedVersion } from './runtime.mjs';
import { say } from './say.mjs';
import { sqliteEnvironment } from './sqlite-addon.mjs';

/** @typedef {import('electron-builder').Configuration} Configuration */

const sources = ['out/main', 'out/preload', 'out/renderer', 'models', 'setup', 'electron-builder.yml', 'package.json'];
const places = { linux: 'linux-unpacked', win32: 'win-unpacked', darwin: `mac-${process.arch}` };
const localMark = `This copy was packaged for development and tests, possibly with an Electron that gets no security
corrections any more. It must not be given to a clinic.
`;

/** Packages with whatever Electron this machine has; the result is marked, and only good for tests.
 * @param {string[]} [targets] */
export async function packageLocally(targets = []) {
  await buildApplication();
  const runtime = await findRuntime();
  const { AILYDIAN_SQLITE_ADDON: addon } = await sqliteEnvironment(runtime);
  const folder = join(root, 'dist', places[/** @type {keyof typeof places} */ (process.platform)]);
  const make = () => pack(targets, localConfiguration(runtime, addon));
  if (targets.length > 0) await make();
  else await keepFresh(`dist/${runtime.version}`, sources, make);
  return folder;
}

/** @param {string[]} targets */
export async function packageRelease(targets) {
  const runtime = await findRuntime();
  if (runtime.kind !== 'official') {
    throw new Error(
      `a release needs the official Electron ${pinnedVersion()}; only ${runtime.version} can be had here`,
    );
  }
  await buildApplication();
  await pack(targets, {});
  return join(root, 'dist');
}

/** @param {string[]} targets @param {Configuration} config */
async function pack(targets, config) {
  say('packaging the application (electron-builder)');
  writeNotices();
  const { build } = await import('electron-builder');
  const platform = { linux: 'linux', win32: 'win', darwin: 'mac' }[/** @type {string} */ (process.platform)] ?? 'linux';
  await build({ projectDir: root, [platform]: targets, dir: targets.length === 0, publish: 'never', config });
}

/** @param {import('./runtime.mjs').Runtime} runtime @param {string | undefined} addon @returns {Configuration} */
function localConfiguration(runtime, addon) {
  return {
    electronDist: runtime.folder,
    electronVersion: runtime.version,
    extraMetadata: { localBuild: true },
    afterExtract: ({ appOutDir, packager }) => removeOurs(appOutDir, packager.getResourcesDir(appOutDir)),
    afterPack: async (context) => {
      const resources = context.packager.getResourcesDir(context.appOutDir);
      writeFileSync(join(resources, 'LOCAL-BUILD.txt'), localMark);
      if (addon)
        copyFileSync(addon, join(resources, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds', prebuild()));
      const { afterPack } = await import('./after-pack.mjs');
      await afterPack(context);
    },
  };
}

/** electron-builder removes these from a runtime that it downloads itself, but not from a folder. @param {string} folder
 * @param {string} resources */
async function removeOurs(folder, resources) {
  rmSync(join(resources, 'default_app.asar'), { force: true });
  rmSync(join(folder, 'version'), { force: true });
}

function prebuild() {
  return `${process.platform}-${process.arch}.node`;
}
