// @ts-check
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Fills `folder` if it is not there. The work happens in a temporary folder beside it that takes the name only when
 * complete, and one process at a time does it, so several set-ups may be started at once.
 * @param {string} folder @param {(temporary: string) => void | Promise<void>} fill
 */
export async function madeOnce(folder, fill) {
  if (existsSync(folder)) return folder;
  return alone(folder, async () => {
    if (existsSync(folder)) return folder;
    removeLeftovers(folder);
    const temporary = `${folder}.tmp-${process.pid}`;
    mkdirSync(temporary, { recursive: true });
    try {
      await fill(temporary);
      chmodSync(temporary, 0o755);
      renameSync(temporary, folder);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
    return folder;
  });
}

/** Does `work` while no other set-up works on `subject`. @template T @param {string} subject
 * @param {() => T | Promise<T>} work */
export async function alone(subject, work) {
  const lock = `${subject}.lock`;
  mkdirSync(dirname(lock), { recursive: true });
  while (!taken(lock)) {
    if (!isAlive(holder(lock))) rmSync(lock, { force: true });
    else await pause(250);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock */
function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (problem) {
    if (/** @type {NodeJS.ErrnoException} */ (problem).code === 'EEXIST') return false;
    throw problem;
  }
}

/** @param {string} lock */
function holder(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return NaN; // released meanwhile
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (problem) {
    return /** @type {NodeJS.ErrnoException} */ (problem).code === 'EPERM';
  }
}

/** What an interrupted set-up left behind. @param {string} folder */
function removeLeftovers(folder) {
  const prefix = `${basename(folder)}.tmp-`;
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}
