import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});
const lockFile = z.object({
  packages: z.record(z.string(), z.object({ dependencies: names, optionalDependencies: names })),
});

const { packages } = lockFile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

// `npm ci` refuses a lock file with holes, even where they concern binaries of another platform. They arise when the
// registry did not have those binaries yet: choose versions that are there for every platform.
test('the lock file holds every package that a package in it asks for', () => {
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !isHeld(path, name)),
  );
  expect([...new Set(missing)]).toEqual([]);
});

/** As Node looks for it: beside the one that asks, then ever further up. */
function isHeld(path: string, name: string): boolean {
  if (`${path ? `${path}/` : ''}node_modules/${name}` in packages) return true;
  return path !== '' && isHeld(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}
