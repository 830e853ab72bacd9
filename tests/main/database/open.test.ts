import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asStorageFault } from '../../../main/database/fault.ts';
import { randomKey } from '../../../main/database/key.ts';
import type { WritableDB } from '../../../main/database/open.ts';
import { openDatabase } from '../../../main/database/open.ts';
import { inTransaction } from '../../../main/database/transaction.ts';
import { OPTIONS, temporaryFolder } from '../../support/database.ts';

describe('an open database', () => {
  it('is durable, authenticated and careful, as read back', () => {
    const { db } = filled();
    const settings = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'recursive_triggers',
      'trusted_schema',
      'temp_store',
    ];
    const found = settings.map((name) => [name, db.pragma(name, { simple: true })]);
    expect(Object.fromEntries(found)).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      recursive_triggers: 1,
      trusted_schema: 0,
      temp_store: 2,
    });
    expect(db.pragma('cipher', { simple: true })).toBe('sqlcipher');
    expect(db.pragma('legacy', { simple: true })).toBe('4');
    expect(db.pragma('cell_size_check', { simple: true })).toBe(1);
    expect(db.pragma('secure_delete', { simple: true })).toBe(1);
    db.close();
  });

  it('has neither its header nor its rows in the clear', () => {
    const { db, path } = filled();
    const wal = readFileSync(`${path}-wal`);
    expect(wal.includes('note 17')).toBe(false);
    db.close();
    const bytes = readFileSync(path);
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(bytes.includes('note 17')).toBe(false);
  });

  it('does not open with another key, nor without one', () => {
    const { db, path } = filled();
    db.close();
    expect(() => openDatabase(path, randomKey(), OPTIONS)).toThrow(
      expect.objectContaining({ code: 'database-damaged' }),
    );
    const keyless = plain(path);
    expect(() => keyless.prepare('SELECT * FROM notes').all()).toThrow('not a database');
    keyless.close();
  });

  it('refuses a key of another length', () => {
    const path = join(temporaryFolder(), 'a.db');
    const open = () => openDatabase(path, Buffer.alloc(16), { ...OPTIONS, create: true });
    expect(open).toThrow('32 bytes, not 16');
  });

  it('refuses a plain database and leaves it as it was', () => {
    const path = join(temporaryFolder(), 'plain.db');
    const db = plain(path);
    db.exec('CREATE TABLE notes (text TEXT)');
    db.close();
    const before = readFileSync(path);
    const open = () => openDatabase(path, randomKey(), OPTIONS);
    expect(open).toThrow(expect.objectContaining({ code: 'database-unencrypted' }));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('never replaces a file it was to create', () => {
    const { db, path, key } = filled();
    db.close();
    expect(() => openDatabase(path, key, { ...OPTIONS, create: true })).toThrow('EEXIST');
    const again = openDatabase(path, key, OPTIONS);
    expect(dump(again)).toHaveLength(400);
    again.close();
  });
});

describe('damage', () => {
  it('of any single bit is an error, never another row', () => {
    const { db, path, key } = filled();
    db.close();
    const sound = readFileSync(path);
    const copy = join(temporaryFolder(), 'copy.db');
    const bit = fc.integer({ min: 0, max: sound.length * 8 - 1 });
    fc.assert(
      fc.property(bit, (position) => {
        const altered = Buffer.from(sound);
        altered[position >> 3] = (altered[position >> 3] ?? 0) ^ (1 << (position & 7));
        writeFileSync(copy, altered);
        expect(() => readAll(copy, key)).toThrow(expect.objectContaining({ code: 'database-damaged' }));
      }),
      { numRuns: 200 },
    );
    copyFileSync(path, copy);
    expect(readAll(copy, key)).toHaveLength(400);
  });

  it('by a cut is an error', () => {
    const { db, path, key } = filled();
    db.close();
    truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096);
    expect(() => readAll(path, key)).toThrow(expect.objectContaining({ code: 'database-damaged' }));
  });
});

describe('a full disk', () => {
  it('is said so, loses nothing acknowledged and is survived', () => {
    const { db, path, key } = filled();
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages + 1}`);
    let acknowledged = 400;
    const fill = () => {
      for (;;) {
        insertNote(db, `more ${acknowledged} ${'x'.repeat(500)}`);
        acknowledged += 1;
      }
    };
    expect(fill).toThrow(expect.objectContaining({ code: 'disk-full' }));
    expect(acknowledged).toBeGreaterThan(400);
    expect(db.inTransaction).toBe(false);
    expect(dump(db)).toHaveLength(acknowledged);
    db.pragma(`max_page_count = ${pages + 1000}`);
    insertNote(db, 'there is room again');
    db.close();
    expect(readAll(path, key)).toHaveLength(acknowledged + 1);
  });
});

it.each([
  ['ENOSPC', 'disk-full'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR_FSYNC', 'storage-failed'],
  ['EIO', 'storage-failed'],
  ['EEXIST', 'storage-failed'],
  ['SQLITE_CORRUPT_VTAB', 'database-damaged'],
  ['SQLITE_CONSTRAINT_CHECK', 'SQLITE_CONSTRAINT_CHECK'],
])('names %s as %s', (code, expected) => {
  expect(asStorageFault(Object.assign(new Error('x'), { code }))).toMatchObject({ code: expected });
});

function filled(): { readonly db: WritableDB; readonly path: string; readonly key: Buffer } {
  const path = join(temporaryFolder(), 'a.db');
  const key = randomKey();
  const db = openDatabase(path, key, { ...OPTIONS, create: true });
  db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  inTransaction(db, () => {
    for (let n = 0; n < 400; n++) insertNote(db, `note ${n} ${'x'.repeat(60)}`);
  });
  return { db, path, key };
}

function insertNote(db: WritableDB, text: string): void {
  inTransaction(db, () => db.prepare<[string]>('INSERT INTO notes (text) VALUES (?)').run(text));
}

function readAll(path: string, key: Buffer): unknown[] {
  const db = openDatabase(path, key, OPTIONS);
  try {
    const rows = dump(db);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return rows;
  } catch (error) {
    throw asStorageFault(error);
  } finally {
    db.close();
  }
}

function dump(db: WritableDB): unknown[] {
  return db.prepare('SELECT * FROM notes').all();
}

function plain(path: string): WritableDB {
  return new Database(path, OPTIONS.addon === undefined ? {} : { nativeBinding: OPTIONS.addon });
}
