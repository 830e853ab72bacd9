/** `serve` as IT runs it: the built command line on a profile of its own, asked over HTTP, ended by a signal. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { health } from '../../../main/network/http-api/schemas.ts';
import { temporaryFolder } from '../../support/database.ts';
import { httpAsk } from '../../support/http-client.ts';

const COMMAND = join(import.meta.dirname, '../../../out/main/command-line.js');

function serve(folder: string, ...words: string[]): ChildProcess {
  const passphrase = join(folder, 'passphrase');
  writeFileSync(passphrase, 'on iki kelime yeter de artar');
  const profile = ['--profile', join(folder, 'clinic'), '--passphrase-file', passphrase];
  const child = spawn(process.execPath, [COMMAND, ...profile, 'serve', '--json', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('no stdout');
  const [line] = await once(createInterface(stdout), 'line');
  return JSON.parse(String(line)).address;
}

it('answers with the token of the file it made, and ends in order', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'token');
  const child = serve(folder, '--port', '0', '--token-file', file);
  const address = await addressOf(child);
  const token = readFileSync(file, 'utf8').trim();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const well = await httpAsk(`${address}/api/health`);
  expect(health.parse(well.body)).toMatchObject({ success: true, status: 'ok' });
  const post = (authorization: string) =>
    httpAsk(`${address}/api/pytorch/inference`, { method: 'POST', headers: { authorization }, body: {} });
  expect((await post(`Bearer ${token}`)).status).toBe(400);
  expect((await post('Bearer wrong')).status).toBe(401);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
  await expect(httpAsk(`${address}/api/health`)).rejects.toThrow('ECONNREFUSED');
});

it('asks for a token where there is none, and takes no other file for one', async () => {
  const folder = temporaryFolder();
  const without = serve(folder, '--port', '0');
  const said = without.stderr && (await text(without.stderr));
  expect(said).toContain('--token-file FILE makes one');
  const file = join(folder, 'token');
  writeFileSync(file, 'not a token!');
  const wrong = serve(folder, '--port', '0', '--token-file', file);
  expect(wrong.stderr && (await text(wrong.stderr))).toContain('holds no token');
  expect(readFileSync(file, 'utf8')).toBe('not a token!');
});
