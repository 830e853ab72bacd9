import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

function npm(args: readonly string[], env: Record<string, string> = {}) {
  // what the npm that runs these tests tells its children would hide the project's own settings
  const ours = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) && !name.endsWith('DISPLAY'));
  const options = { cwd: root, encoding: 'utf8', env: { ...Object.fromEntries(ours), ...env } } as const;
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

test('a command has stdout for itself', () => {
  const { status, stdout } = npm(['start', '--', '--help']);
  expect(stdout.startsWith('usage: ')).toBe(true);
  expect(status).toBe(0);
});

test('the exit code of a command is the exit code of npm start', () => {
  const { status, stdout } = npm(['start', '--', 'classify']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

test('a release refuses any but the official Electron', () => {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
  writeFileSync(join(folder, 'version'), '33.2.1');
  const { status, stderr } = npm(['run', 'package', '--', '--release'], { ELECTRON_OVERRIDE_DIST_PATH: folder });
  expect(stderr).toMatch(/a release needs the official Electron \d+\.\d+\.\d+; only 33\.2\.1 can be had here/);
  expect(status).toBe(1);
});
