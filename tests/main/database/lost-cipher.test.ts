import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { randomKey } from '../../../main/database/key.ts';
import { openDatabase } from '../../../main/database/open.ts';
import { OPTIONS, temporaryFolder } from '../../support/database.ts';

// As if the alias in package.json were lost and plain better-sqlite3 had come in its place.
vi.mock('better-sqlite3', async (importOriginal) => {
  const { default: Ciphers } = await importOriginal<{ default: typeof import('better-sqlite3') }>();
  class Plain extends Ciphers {
    constructor(...parameters: ConstructorParameters<typeof Ciphers>) {
      super(...parameters);
      // as: `function` is in the package but not among what the application uses of it
      const withFunction = this as unknown as { function(name: string, body: () => never): void };
      withFunction.function('sqlite3mc_version', () => {
        throw new Error('no such function: sqlite3mc_version');
      });
    }
  }
  return { default: Plain };
});

it('refuses to begin anything on a build without ciphers', () => {
  const path = join(temporaryFolder(), 'a.db');
  const open = () => openDatabase(path, randomKey(), { ...OPTIONS, create: true });
  expect(open).toThrow(expect.objectContaining({ code: 'database-unencrypted' }));
  expect(existsSync(path)).toBe(false);
});
