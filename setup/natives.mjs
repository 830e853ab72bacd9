// @ts-check
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

const needed = ['better-sqlite3', 'onnxruntime-node', '@img/sharp', '@node-rs/argon2'];

/** Refuses a package that lacks a native part or carries one of another platform: both start, and fail at work.
 * @param {string} folder @param {string} platform */
export function checkNatives(folder, platform) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  for (const name of needed) {
    const isThere = files.some((file) => file.startsWith(`node_modules/${name}`) && file.endsWith('.node'));
    if (!isThere) throw new Error(`the package lacks the native part of ${name}`);
  }
  for (const file of files.filter(isNativeName)) {
    const made = platformOf(join(folder, file));
    if (made !== platform) throw new Error(`${file} in the package is made for ${made}, not ${platform}`);
  }
}

/** @param {string} name */
function isNativeName(name) {
  return /\.(node|dll|dylib|so(\.\d+)*)$/.test(name);
}

/** What a binary file says about itself in its header. @param {string} file */
function platformOf(file) {
  const header = firstBytes(file, 1024);
  if (header.readUInt32BE(0) === 0x7f454c46) return `linux-${{ 62: 'x64', 183: 'arm64' }[header.readUInt16LE(18)]}`;
  if (header.readUInt32LE(0) === 0xfeedfacf) return `darwin-${header.readUInt32LE(4) === 0x0100000c ? 'arm64' : 'x64'}`;
  if (header.toString('latin1', 0, 2) !== 'MZ') return 'no known platform';
  return `win32-${{ 0x8664: 'x64', 0xaa64: 'arm64' }[header.readUInt16LE(header.readUInt32LE(60) + 4)]}`;
}

/** @param {string} file @param {number} length */
function firstBytes(file, length) {
  const buffer = Buffer.alloc(length);
  const opened = openSync(file, 'r');
  readSync(opened, buffer);
  closeSync(opened);
  return buffer;
}
