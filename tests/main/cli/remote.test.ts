import { beforeAll, expect, it } from 'vitest';
import type { Command } from '../../../main/cli/arguments.ts';
import { parseCommand } from '../../../main/cli/arguments.ts';
import { runRemote } from '../../../main/cli/remote-command.ts';
import type { RemoteSettings } from '../../../preload/network.ts';
import { serveForFile } from '../network/http-api/desk.ts';
import { TINY, tinyServer, writeReferenceImages } from '../network/oip/remote.ts';

const served = serveForFile();
beforeAll(() => writeReferenceImages(served.current().application));

/** What the command says, and whether it ends with 0. */
async function remote(...words: string[]) {
  // as: the words are those of a valid remote command, and its results are settings
  const command = parseCommand(['remote', ...words]) as Command;
  const said: { settings: RemoteSettings; text: string }[] = [];
  const result = (settings: unknown, text: string) => said.push({ settings: settings as RemoteSettings, text });
  const isDone = await runRemote(served.current().application, command, { result, note: () => undefined });
  return { isDone, ...said[0] };
}

it('sets the server up, proves it, and says why it may not answer', async () => {
  expect((await remote('show')).text).toBe('off      not set up');
  const server = await tinyServer();
  const set = await remote('set', '--address', server.address, '--model', `${TINY.name}@${TINY.version}`);
  expect(set).toMatchObject({ isDone: true, settings: { isOn: true, phase: 'untried' } });
  const checked = await remote('check');
  expect(checked).toMatchObject({ isDone: true, settings: { phase: 'serving' } });
  expect(checked.text).toMatch(/^serving {2}http:\/\/127\.0\.0\.1:\d+ tiny-on-server@7, differs by \S+ at most over/);
  server.behave({ health: { status: 503, body: '' } });
  const refused = await remote('check');
  expect(refused).toMatchObject({ isDone: false, settings: { phase: 'local', because: 'remote-not-ready' } });
  expect(refused.text).toContain('remote-not-ready');
  expect((await remote('off')).settings).toMatchObject({ isOn: false, phase: 'off', model: TINY.name });
});

it('needs to know where the server is and what it is to run', async () => {
  await expect(remote('set', '--model', 'm@1')).rejects.toThrow('--address URL');
  await expect(remote('set', '--address', 'https://a.example', '--model', 'm')).rejects.toThrow('NAME@VERSION');
});
