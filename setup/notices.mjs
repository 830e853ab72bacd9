// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

/** @typedef {{ dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, version?: string,
 *   license?: string }} Locked */

/** Writes the licences of everything that ships: the packages in the asar and those that Vite bundled into out/. */
export function writeNotices() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const starts = [...Object.keys(packages[''].dependencies), ...importedBySources(packages)];
  const paths = closure(packages, starts)
    .filter((path) => existsSync(join(root, path)))
    .toSorted(byName);
  mkdirSync(join(root, 'out/notices'), { recursive: true });
  const text = paths.map((path) => notice(path, packages[path])).join(`\n${'-'.repeat(80)}\n\n`);
  writeFileSync(join(root, 'out/notices/THIRD-PARTY-NOTICES.txt'), text);
}

/** @param {string} a @param {string} b */
function byName(a, b) {
  return a < b ? -1 : 1;
}

/** @param {Record<string, Locked>} packages */
function importedBySources(packages) {
  const names = ['main', 'preload', 'renderer'].flatMap(sourcesIn).flatMap((file) => {
    const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import\(?) ?['"]((?:@[\w-]+\/)?[\w.-]+)/g);
    return [...imports].map(([, name = '']) => name);
  });
  return names.filter((name) => name !== 'electron' && `node_modules/${name}` in packages);
}

/** @param {string} folder */
function sourcesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => join(root, folder, name));
}

/** The paths in the lock file of these packages and all they need. @param {Record<string, Locked>} packages
 * @param {string[]} names */
function closure(packages, names) {
  /** @type {Set<string>} */
  const found = new Set();
  const open = names.map((name) => ['', name]);
  for (const [parent = '', name = ''] of open) {
    const path = resolved(packages, parent, name);
    if (path === null || found.has(path)) continue;
    found.add(path);
    const { dependencies, optionalDependencies } = packages[path] ?? {};
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) open.push([path, next]);
  }
  return [...found];
}

/** As Node looks for it: beside the one that asks, then ever further up. @param {Record<string, Locked>} packages
 * @param {string} parent @param {string} name @returns {string | null} */
function resolved(packages, parent, name) {
  const path = `${parent ? `${parent}/` : ''}node_modules/${name}`;
  if (path in packages) return path;
  return parent ? resolved(packages, parent.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name) : null;
}

/** @param {string} path @param {Locked} locked */
function notice(path, { version, license }) {
  const texts = readdirSync(join(root, path))
    // libvips lists the licences of its many parts in its README
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file) || (path.includes('libvips') && file === 'README.md'))
    .map((file) => readFileSync(join(root, path, file), 'utf8').trim());
  return [`${path.split('node_modules/').at(-1)} ${version} (${license ?? 'see below'})`, ...texts, ''].join('\n\n');
}
