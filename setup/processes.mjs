// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './places.mjs';

/** @typedef {{ cwd?: string, env?: Record<string, string | undefined> }} Options */

/** Runs a step of the set-up and waits. What it prints is shown only if it fails. @param {string} command
 * @param {string[]} args @param {Options} [options] */
export function step(command, args, options) {
  const { status, output, error } = finished(command, args, options);
  if (error) throw new Error(`cannot start ${command}: ${error.message}`);
  if (status === 0) return;
  process.stderr.write(output.filter(Boolean).join('\n'));
  throw new Error(`${[command, ...args].join(' ')} failed (${status})`);
}

/** Asks a program something: what it printed, or null if it failed. @param {string} command @param {string[]} args
 * @param {Options} [options] */
export function ask(command, args, options) {
  const { status, stdout } = finished(command, args, options);
  return status === 0 ? stdout : null;
}

/** Hands the terminal over to a program and returns its exit code. @param {string} command @param {string[]} args
 * @param {Options} [options] @returns {Promise<number>} */
export function handOver(command, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** Runs npm itself, by the same npm that started us. @param {string[]} args @param {Options} [options] */
export function npm(args, options = {}) {
  const quietly = [...args, '--loglevel=error', '--no-audit', '--no-fund'];
  const itself = process.env.npm_execpath;
  if (itself?.endsWith('.js')) return step(process.execPath, [itself, ...quietly], options);
  step(process.platform === 'win32' ? 'npm.cmd' : 'npm', quietly, options);
}

/** @param {string} command @param {string[]} args @param {Options} [options] */
function finished(command, args, { cwd = root, env = {} } = {}) {
  return spawnSync(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
}
