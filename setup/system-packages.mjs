// @ts-check
import { ask, step } from './processes.mjs';
import { say } from './say.mjs';

const forElectron =
  'libgtk-3-0 libnss3 libasound2 libgbm1 libdrm2 libxss1 libxtst6 libnotify4 libsecret-1-0 libatspi2.0-0 xdg-utils';
const forXvfb = 'xvfb xauth';
const forCompiler = 'g++ make python3';

/** @param {string} executable */
export function needLibraries(executable) {
  if (process.platform !== 'linux') return;
  const missing = (ask('ldd', [executable]) ?? '').split('\n').filter((line) => line.includes('not found'));
  if (missing.length === 0) return;
  install(forElectron, `Electron lacks ${missing.map((line) => line.trim().split(' ')[0]).join(', ')}`);
}

export function needXvfb() {
  if (!has('xvfb-run')) install(forXvfb, 'the tests need a display of their own');
}

export function needCompiler() {
  if (process.platform !== 'linux' || ['c++', 'make', 'python3'].every(has)) return;
  install(forCompiler, 'Node 20 needs a compiled SQLite addon (Node 22.14 or newer does not)');
}

/** @param {string} program */
export function has(program) {
  return ask('sh', ['-c', `command -v ${program}`]) !== null;
}

/** Root gets the packages installed, and is told so; anyone else gets the command to type.
 * @param {string} packages @param {string} reason */
function install(packages, reason) {
  const names = has('apt-cache') ? packages.split(' ').map(nameHere) : packages.split(' ');
  const command = ['apt-get', 'install', '--yes', '--no-install-recommends', ...names];
  if (process.getuid?.() !== 0 || !has('apt-get')) {
    throw new Error(`${reason}. Please install it, on Debian or Ubuntu with\n  sudo ${command.join(' ')}`);
  }
  say(`${reason}: ${command.join(' ')}`);
  step('apt-get', ['update', '--quiet=2']);
  step('apt-get', [...command.slice(1), '--quiet=2'], { env: { DEBIAN_FRONTEND: 'noninteractive' } });
}

/** Ubuntu 24.04 renamed libraries for its change to a 64-bit time. @param {string} name */
function nameHere(name) {
  return ask('apt-cache', ['show', `${name}t64`]) ? `${name}t64` : name;
}
