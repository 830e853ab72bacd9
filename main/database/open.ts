/** The only door to a database: encrypted page by page, authenticated, and durable at every commit. */
import { closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { asStorageFault, StorageFault } from './fault.ts';

export interface DatabaseOptions {
  /** A compiled addon for a runtime on which the one in the package does not load. Never honoured in a packaged build. */
  readonly addon?: string | undefined;
}

/** Whoever takes this only reads. */
export interface ReadableDB {
  /** Whoever waits between two queries asks: the profile may have been closed meanwhile. */
  readonly open: boolean;
  prepare<P extends unknown[] = [], R = unknown>(
    sql: string,
  ): Pick<Database.Statement<P, R>, 'get' | 'all' | 'iterate'>;
}

export type WritableDB = Database;

const PLAIN_HEADER = Buffer.from('SQLite format 3\0', 'latin1');
const FULL = 2;

/** Creates the file when `create` is set, else requires it. `key`: 256 random bits. */
export function openDatabase(
  path: string,
  key: Buffer,
  options: DatabaseOptions & { readonly create?: boolean } = {},
): WritableDB {
  proveCipher(options);
  refusePlain(path);
  if (options.create) closeSync(openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR, 0o600));
  else if (!hasContents(path)) throw new StorageFault('database-damaged', 'the database file is missing or empty');
  const db = construct(path, options);
  try {
    unlock(db, key);
    setUp(db);
    refusePlain(path);
    return db;
  } catch (error) {
    db.close();
    throw asStorageFault(error);
  }
}

/** Nothing of it ever reaches a disk, so nothing needs a key. */
export function openInMemory(options: DatabaseOptions = {}): WritableDB {
  const db = construct(':memory:', options);
  setUpConnection(db);
  return db;
}

/**
 * Plain SQLite ignores PRAGMA key without a word and writes plain text, so the encrypted build has to prove itself: in
 * memory, before it sees a file or a key.
 */
function proveCipher(options: DatabaseOptions): void {
  const db = construct(':memory:', options);
  try {
    db.prepare('SELECT sqlite3mc_version()').get();
  } catch (error) {
    throw new StorageFault('database-unencrypted', 'this build of SQLite cannot encrypt', { cause: error });
  } finally {
    db.close();
  }
}

function construct(path: string, { addon }: DatabaseOptions): WritableDB {
  return new Connection(path, addon === undefined ? {} : { nativeBinding: addon });
}

/** Compiles each text once: compiling, and freeing what was compiled, costs several times what our queries do. */
class Connection extends Database {
  readonly #statements = new Map<string, Database.Statement<unknown[], unknown>>();

  override prepare<P extends unknown[] = [], R = unknown>(sql: string): Database.Statement<P, R> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = super.prepare<unknown[]>(sql);
      this.#statements.set(sql, statement);
    }
    // as: a query has the parameters and rows of its text, whoever asks it
    return statement as Database.Statement<P, R>;
  }
}

/** SQLite takes an empty file for a new database, which here would pass over the loss of everything. */
function hasContents(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function refusePlain(path: string): void {
  if (!existsSync(path)) return;
  const header = Buffer.alloc(PLAIN_HEADER.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  if (header.equals(PLAIN_HEADER)) throw new StorageFault('database-unencrypted', 'the database file is not encrypted');
}

/** SQLCipher 4: AES-256-CBC with an HMAC-SHA-512 on every page, so that a flipped bit is an error and not a wrong row. */
function unlock(db: WritableDB, key: Buffer): void {
  if (key.length !== 32) throw new Error(`a database key has 32 bytes, not ${key.length}`);
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${key.toString('hex')}'"`);
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
}

function setUp(db: WritableDB): void {
  setUpConnection(db);
  db.pragma('journal_mode = WAL');
  // WAL quietly lowers this to NORMAL in the build we use, and NORMAL loses acknowledged rows when the power goes.
  db.pragma('synchronous = FULL');
  if (process.platform === 'darwin') {
    db.pragma('fullfsync = ON');
    db.pragma('checkpoint_fullfsync = ON');
  }
  expectPragma(db, 'journal_mode', 'wal');
  expectPragma(db, 'synchronous', FULL);
}

function setUpConnection(db: WritableDB): void {
  for (const pragma of ['foreign_keys', 'recursive_triggers', 'secure_delete', 'cell_size_check']) {
    db.pragma(`${pragma} = ON`);
    expectPragma(db, pragma, 1);
  }
  // Sorts and temporary tables would otherwise spill plain text beside the encrypted file.
  db.pragma('temp_store = MEMORY');
  db.pragma('trusted_schema = OFF');
  db.pragma('mmap_size = 0');
  expectPragma(db, 'temp_store', 2);
  expectPragma(db, 'trusted_schema', 0);
}

function expectPragma(db: WritableDB, name: string, value: string | number): void {
  const actual = db.pragma(name, { simple: true });
  if (actual !== value) throw new StorageFault('storage-failed', `${name} is ${String(actual)}, not ${value}`);
}
