// @ts-check
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where downloads and compiled parts stay between set-ups. Nothing in it is needed by an installed application. */
export function cacheFolder() {
  // root's home is closed to the unprivileged users that the packaged tests run as
  if (process.getuid?.() === 0) return '/var/cache/ailydian-clinic';
  return join(userCache(), 'ailydian-clinic');
}

function userCache() {
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
}
