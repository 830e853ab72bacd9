/** A profile made by commands alone, in which a tiny model has answered to films of our own. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PASSPHRASE, freshFolder } from './clinic-window.ts';
import { spotPng } from './spot.ts';
import type { TinyOptions } from './tiny-model.ts';
import { tinyModel } from './tiny-model.ts';

const COMMAND_LINE = join(import.meta.dirname, '../../out/main/command-line.js');

export interface TinyProfile {
  readonly folder: string;
  /** Runs a command on this profile; fails when the command does. Returns what it wrote to stdout. */
  readonly run: (...words: readonly string[]) => Promise<string>;
}

/** Imports a signed bundle of the model and classifies the films with it, which leaves another model at work. */
export async function tinyProfile(
  options: TinyOptions,
  films: Readonly<Record<string, Uint8Array>>,
): Promise<TinyProfile> {
  const folder = freshFolder();
  const home = freshFolder();
  const passphrase = put(home, 'passphrase', Buffer.from(PASSPHRASE));
  const run = async (...words: readonly string[]): Promise<string> => {
    const profile = ['--profile', folder, '--passphrase-file', passphrase];
    return (await promisify(execFile)(process.execPath, [COMMAND_LINE, ...profile, ...words])).stdout;
  };
  const { bytes, card } = tinyModel(options);
  mkdirSync(join(home, 'model', 'golden'), { recursive: true });
  put(home, 'model/model.onnx', bytes);
  put(home, 'model/card.json', Buffer.from(JSON.stringify(card)));
  put(home, 'model/README.md', Buffer.from('# A model for tests\n'));
  put(home, 'model/golden/a.png', await spotPng(512, 512, { left: 100, top: 100, side: 100 }));
  const [key, bundle] = [join(home, 'key'), join(home, 'tiny.ailmodel')];
  await run('models', 'keygen', key);
  await run('models', 'pack', join(home, 'model'), '--key', key, '--out', bundle);
  await run('models', 'trust', `${key}.pub`);
  await run('models', 'import', bundle);
  const files = Object.entries(films).map(([name, film]) => put(home, name, film));
  await run('classify', '--model', `${card.name}@${card.version}`, ...files);
  return { folder, run };
}

function put(folder: string, name: string, content: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
