/** Whether the tables, indexes and triggers are still those of the migrations: a dropped trigger leaves no other trace. */
import { StorageFault } from './fault.ts';
import { migrate, schemaVersion } from './migrate.ts';
import type { DatabaseOptions, ReadableDB, WritableDB } from './open.ts';
import { openInMemory } from './open.ts';

/** Compares the text of every object with that of a fresh database of the same version. */
export function verifySchema(db: WritableDB, options: DatabaseOptions): void {
  const fresh = openInMemory(options);
  try {
    migrate(fresh, schemaVersion(db));
    const [expected, actual] = [objects(fresh), objects(db)];
    const names = new Set([...expected.keys(), ...actual.keys()]);
    const changed = [...names].filter((name) => expected.get(name) !== actual.get(name));
    if (changed.length > 0) throw new StorageFault('database-damaged', `schema altered: ${changed.join(', ')}`);
  } finally {
    fresh.close();
  }
}

function objects(db: ReadableDB): Map<string, string | null> {
  const rows = db
    .prepare<[], { name: string; sql: string | null }>(
      "SELECT type || ' ' || name AS name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_stat*'",
    )
    .all();
  return new Map(rows.map((row) => [row.name, row.sql]));
}
