/** Numbered SQL, forward only, each file in one transaction together with the version it leads to. */
import { StorageFault } from './fault.ts';
import type { WritableDB } from './open.ts';
import { inTransaction } from './transaction.ts';

const MIGRATIONS = inOrder(
  import.meta.glob<string>('../../migrations/*.sql', { query: '?raw', import: 'default', eager: true }),
);

/** Refuses a database of a newer application before anything is written. `to` is for tests of single migrations. */
export function migrate(db: WritableDB, to: number = MIGRATIONS.length): void {
  const version = schemaVersion(db);
  if (version > MIGRATIONS.length) {
    throw new StorageFault('database-newer', `schema ${version} is newer than ${MIGRATIONS.length}`);
  }
  for (let next = version + 1; next <= to; next++) apply(db, next);
}

export function schemaVersion(db: WritableDB): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function inOrder(files: Record<string, string>): readonly string[] {
  return Object.entries(files)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sql], index) => {
      if (Number(/(\d{4})_[^/]*$/.exec(path)?.[1]) !== index + 1) throw new Error(`migration out of order: ${path}`);
      return sql;
    });
}

function apply(db: WritableDB, version: number): void {
  const sql = MIGRATIONS[version - 1];
  if (sql === undefined) throw new Error(`there is no migration ${version}`);
  inTransaction(db, () => {
    db.exec(sql);
    if (db.prepare('PRAGMA foreign_key_check').get()) throw new Error(`migration ${version} breaks a foreign key`);
    db.pragma(`user_version = ${version}`);
  });
}
