// @ts-check
import { join } from 'node:path';
import { Arch } from 'electron-builder';
import { checkNatives } from './natives.mjs';

/** electron-builder calls it before it signs or wraps what it packed.
 * @param {import('electron-builder').AfterPackContext} context */
export async function afterPack({ packager, electronPlatformName, arch, appOutDir }) {
  const resources = packager.getResourcesDir(appOutDir);
  checkNatives(join(resources, 'app.asar.unpacked'), `${electronPlatformName}-${Arch[arch]}`);
}
