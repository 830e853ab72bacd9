// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { alone } from './once.mjs';
import { root } from './places.mjs';

/**
 * Makes `product` again only if one of `sources` changed since it was made; several set-ups take turns.
 * @param {string} product @param {string[]} sources @param {() => void | Promise<void>} make
 */
export async function keepFresh(product, sources, make) {
  const stamp = join(root, `${product}.made-from`);
  await alone(join(root, product), async () => {
    const state = stateOf(sources);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
    rmSync(stamp, { force: true });
    await make();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, state);
  });
}

/** Names, sizes and times tell a change well enough, at a hundredth of the cost of reading. @param {string[]} sources */
function stateOf(sources) {
  const files = sources.flatMap((path) => filesUnder(join(root, path)));
  const lines = files.map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesUnder(join(path, name)));
}
