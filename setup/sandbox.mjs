// @ts-check
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './processes.mjs';
import { say } from './say.mjs';

/** Chromium's sandbox stays on for everybody but root, whom it refuses: returns the switches for a development start.
 * @param {string} runtime */
export function needSandbox(runtime) {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) {
    say('started as root: the sandbox of the window is off (never in an installed application)');
    return ['--no-sandbox'];
  }
  if (ask('unshare', ['--user', 'true']) === null) needSetuidHelper(join(runtime, 'chrome-sandbox'));
  return [];
}

/** Where the system forbids user namespaces (Ubuntu 24.04 does), the sandbox needs a helper owned by root.
 * @param {string} helper */
function needSetuidHelper(helper) {
  const isReady = existsSync(helper) && statSync(helper).uid === 0 && (statSync(helper).mode & 0o4000) !== 0;
  if (isReady) return;
  const command = `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`;
  throw new Error(`this system allows the sandbox only with a helper owned by root. Please run\n  ${command}`);
}
