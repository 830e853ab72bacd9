import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { packageFolder, resources } from './package.ts';

const archive = join(resources, 'app.asar');

test('every binary file is made for Linux on x64', () => {
  const names = readdirSync(packageFolder, { recursive: true, encoding: 'utf8' });
  const natives = names.filter((name) => /\.(node|dll|dylib|so(\.\d+)*)$/.test(name));
  expect(natives.length).toBeGreaterThan(6);
  expect(natives.filter((name) => !isLinuxX64(join(packageFolder, name)))).toEqual([]);
});

test('nothing but binary files lies outside the archive', () => {
  const names = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, withFileTypes: true });
  const others = names.filter((entry) => entry.isFile() && !/\.(node|so(\.\d+)*)$/.test(entry.name));
  expect(others.map((entry) => entry.name)).toEqual([]);
});

test('no test, source or default application travels along', () => {
  const listed = listPackage(archive, { isPack: false });
  expect(listed.filter((name) => /^\/(?!out\/|node_modules\/|out$|node_modules$|package\.json$)/.test(name))).toEqual(
    [],
  );
  expect(existsSync(join(resources, 'default_app.asar'))).toBe(false);
  expect(existsSync(join(resources, 'models/training'))).toBe(false);
});

test('it says that it is a local build, and carries the licences of its parts', () => {
  const description: unknown = JSON.parse(extractFile(archive, 'package.json').toString());
  expect(description).toMatchObject({ name: 'ailydian-clinic', localBuild: true });
  const notices = readFileSync(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  const named = ['onnxruntime-node', 'sharp-libvips', 'react-dom', 'better-sqlite3'].filter((n) => notices.includes(n));
  expect(named).toHaveLength(4);
});

/** The ELF header names the machine; 62 is x86-64. */
function isLinuxX64(file: string): boolean {
  const header = readFileSync(file).subarray(0, 20);
  return header.toString('latin1', 1, 4) === 'ELF' && header.readUInt16LE(18) === 62;
}
