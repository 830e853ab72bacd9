/** Entry of the command line on plain Node: a source checkout, no Electron, no display, no keychain. */
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../package.json';
import { runCommand } from './cli/run.ts';
import { forkNodeHost } from './inference/node-host.ts';
import { systemUserName } from './screening/user-name.ts';
import { createApplication } from './ipc/application.ts';

const built = dirname(fileURLToPath(import.meta.url));

process.exitCode = await runCommand(process.argv.slice(2), (profile) =>
  createApplication({
    version,
    folder: profile === null ? defaultFolder() : resolve(profile),
    modelsFolder: join(built, '../../models'),
    addon: process.env['AILYDIAN_SQLITE_ADDON'],
    userName: systemUserName(),
    systemLanguage: 'en',
    keychain: null,
    spawnHost: () => forkNodeHost(join(built, 'inference-host.js')),
    isOnline: () => false,
    chooseFiles: () => Promise.resolve([]),
    chooseTarget: () => Promise.resolve(null),
    emit: () => undefined,
  }),
);

/** Where Electron keeps the application's data on this system. */
function defaultFolder(): string {
  const roots = {
    darwin: join(homedir(), 'Library/Application Support'),
    win32: process.env['APPDATA'] ?? join(homedir(), 'AppData/Roaming'),
  };
  const linuxRoot = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  const root = process.platform === 'darwin' || process.platform === 'win32' ? roots[process.platform] : linuxRoot;
  return join(root, 'Ailydian Clinic');
}
