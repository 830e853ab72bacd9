import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { natives } from './parts.ts';

const needed = [
  'better-sqlite3/prebuilds/linux-x64.node',
  'onnxruntime-node/bin/binding.node',
  '@img/sharp-linux-x64/lib/sharp.node',
  '@node-rs/argon2-linux-x64-gnu/argon2.node',
];

test('a complete package of the right platform is accepted', () => {
  expect(() => natives.checkNatives(packageWith(needed), 'linux-x64')).not.toThrow();
});

test.each(needed)('a package without %s is refused', (missing) => {
  const folder = packageWith(needed.filter((name) => name !== missing));
  expect(() => natives.checkNatives(folder, 'linux-x64')).toThrow(/lacks the native part/);
});

test('a binary of another platform is refused, whatever its name', () => {
  const folder = packageWith(needed);
  add(folder, 'better-sqlite3/prebuilds/linux-x64.node', elf(183));
  expect(() => natives.checkNatives(folder, 'linux-x64')).toThrow(/made for linux-arm64, not linux-x64/);
});

function packageWith(names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'natives-'));
  for (const name of names) add(folder, name, elf(62));
  return folder;
}

function add(folder: string, name: string, content: Buffer): void {
  mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
  writeFileSync(join(folder, 'node_modules', name), content);
}

/** The head of a Linux binary for a machine: 62 is x86-64, 183 is 64-bit Arm. */
function elf(machine: number): Buffer {
  const header = Buffer.alloc(64);
  header.write('\x7fELF', 'latin1');
  header.writeUInt16LE(machine, 18);
  return header;
}
