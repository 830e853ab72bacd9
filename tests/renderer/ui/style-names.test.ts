import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const RENDERER = join(import.meta.dirname, '../../../renderer');
/** What every screen may use, and add to in its own place. */
const SHARED = 'ui/base.css';

test('a class is styled in one file: another file with its name would change a screen that nobody is looking at', () => {
  const owners = new Map<string, Set<string>>();
  const shared = new Set(classesOf(SHARED));
  for (const file of sheets()) {
    for (const name of classesOf(file)) {
      if (!shared.has(name)) owners.set(name, (owners.get(name) ?? new Set()).add(file));
    }
  }
  expect([...owners].filter(([, files]) => files.size > 1)).toEqual([]);
});

function sheets(): readonly string[] {
  return readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
}

/** The classes that each selector begins with: what it is about, or the place it holds for. States (`is-…`) are everybody's. */
function classesOf(file: string): readonly string[] {
  const text = readFileSync(join(RENDERER, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const selectors = [...text.matchAll(/([^{}]+)\{/g)].flatMap(([, list = '']) => list.split(','));
  const beginnings = selectors.map((selector) => /^(?:\.[a-z][\w-]*)+/.exec(selector.trim())?.[0] ?? '');
  return beginnings.flatMap((names) => names.split('.')).filter((name) => name !== '' && isOwn(name));
}

function isOwn(name: string): boolean {
  return !name.startsWith('is-');
}
