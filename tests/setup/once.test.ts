import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { once } from './parts.ts';

const deadProcess = 4_194_305; // above the highest id that Linux gives

test('three processes at once make a folder once', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'once-'));
  const script = `
    const { madeOnce } = await import(${JSON.stringify(new URL('../../setup/once.mjs', import.meta.url).href)});
    const { appendFileSync, writeFileSync } = await import('node:fs');
    await madeOnce(${JSON.stringify(join(cache, 'part'))}, async (folder) => {
      appendFileSync(${JSON.stringify(join(cache, 'log'))}, 'made ');
      await new Promise((resolve) => setTimeout(resolve, 400));
      writeFileSync(folder + '/file', 'complete');
    });`;
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  await Promise.all([run(), run(), run()]);
  expect(readFileSync(join(cache, 'log'), 'utf8')).toBe('made ');
  expect(readdirSync(cache).toSorted()).toEqual(['log', 'part']);
});

test('what a killed set-up left behind neither blocks nor stays', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'once-')), 'part');
  mkdirSync(`${folder}.tmp-${deadProcess}`);
  writeFileSync(`${folder}.lock`, String(deadProcess));
  await once.madeOnce(folder, (temporary) => writeFileSync(join(temporary, 'file'), 'complete'));
  expect(readdirSync(join(folder, '..'))).toEqual(['part']);
});

test('a failure leaves nothing that looks complete', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'once-')), 'part');
  const fails = once.madeOnce(folder, (temporary) => {
    writeFileSync(join(temporary, 'file'), 'half');
    throw new Error('interrupted');
  });
  await expect(fails).rejects.toThrow('interrupted');
  expect(existsSync(folder)).toBe(false);
  expect(readdirSync(join(folder, '..'))).toEqual([]);
});
