/** `serve`: the local HTTP API without a window, until the process is told to end. */
import { open, readFile } from 'node:fs/promises';
import type { Application } from '../ipc/application.ts';
import { ApplicationFault } from '../ipc/application.ts';
import { openHttpApi } from '../network/http-api/service.ts';
import { readApiChoices, readTokenHash } from '../network/http-api/settings.ts';
import { createApiToken, hashOfToken } from '../network/http-api/token.ts';
import type { Command } from './arguments.ts';
import { noteUnexpected } from './ask.ts';
import type { Output } from './output.ts';

/** Resolves when SIGINT or SIGTERM has come and the door is closed again. Rejects with `port-unavailable`. */
export async function runServe(application: Application, command: Command, output: Output): Promise<boolean> {
  const { db } = application.work().clinic.profile;
  const stored = readApiChoices(db);
  const door = {
    port: command.port ?? stored.port,
    tokenHash: await tokenHashFor(command.tokenFile, readTokenHash(db), output),
    allowedOrigin: stored.allowedOrigin,
  };
  const api = await openHttpApi(application, door, noteUnexpected);
  output.result({ address: api.address }, `answers at ${api.address}; ends with Ctrl+C`);
  await askedToEnd();
  await api.close();
  return true;
}

/** The token in the file, made there if there is no such file; without a file, the one made in the window. */
async function tokenHashFor(file: string | null, stored: string | null, output: Output): Promise<string> {
  if (file !== null) return hashOfToken(await tokenIn(file, output));
  if (stored !== null) return stored;
  throw new ApplicationFault('input-invalid', 'there is no token yet: --token-file FILE makes one');
}

async function tokenIn(file: string, output: Output): Promise<string> {
  const found = await readFile(file, 'utf8').catch(absent);
  if (found === null) return newTokenIn(file, output);
  const token = found.trim();
  if (/^[\w-]{20,200}$/.test(token)) return token;
  throw new ApplicationFault('input-invalid', 'the token file holds no token: 20 to 200 letters, digits, - or _');
}

/** Readable by the user alone, and never over a file that has come into being meanwhile. */
async function newTokenIn(path: string, output: Output): Promise<string> {
  const { token } = createApiToken();
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${token}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  output.note('A new token was written to the token file.');
  return token;
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
