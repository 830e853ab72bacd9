// @ts-check
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './processes.mjs';

/** @typedef {{ package: string, version: string, integrity: string }} Pin */

/**
 * Gets one package of the npm registry that is too big, or too rarely needed, to be a dependency. A lock file of its
 * own makes npm refuse any other content than the pinned one.
 * @param {Pin} pin @param {string} folder
 */
export function fetchPinned(pin, folder) {
  const dependencies = { [pin.package]: pin.version };
  const { version, integrity } = pin;
  const packages = { '': { dependencies }, [`node_modules/${pin.package}`]: { version, integrity } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, requires: true, packages }));
  npm(['ci', '--ignore-scripts', '--omit=optional'], { cwd: folder });
  return join(folder, 'node_modules', pin.package);
}
