// @ts-check
import { join } from 'node:path';
import { keepFresh } from './fresh.mjs';
import { root } from './places.mjs';
import { step } from './processes.mjs';
import { say } from './say.mjs';

const sources = ['main', 'preload', 'renderer', 'migrations', 'package-lock.json', 'electron.vite.config.ts'];

/** Builds out/ from the sources, unless it was built from the same ones. */
export function buildApplication() {
  return keepFresh('out/main', sources, () => {
    say('building the application (electron-vite build)');
    step(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel=warn']);
  });
}
