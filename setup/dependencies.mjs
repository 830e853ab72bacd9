// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './once.mjs';
import { root } from './places.mjs';
import { npm } from './processes.mjs';
import { say } from './say.mjs';

const oldestNode = [20, 19];

/** Installs exactly what package-lock.json names, unless it is there already. */
export async function installDependencies() {
  refuseOldNode();
  if (areInstalled()) return;
  await alone(join(root, 'node_modules'), () => {
    if (areInstalled()) return;
    say('installing the packages of package-lock.json (npm ci)');
    npm(['ci', '--ignore-scripts']);
  });
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = oldestNode;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Error(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}`);
}

/** npm leaves a lock file of what it has really installed: compare it with ours. */
function areInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || (present[path]?.version ?? (optional && version)) === version,
  );
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return {};
  }
}
