/** What the store throws, and what the errors of SQLite and of the file system amount to. */
import Database from 'better-sqlite3';
import type { FaultCode } from '../../preload/domain.ts';

/** `message` is for logs: no patient data, no path. */
export class StorageFault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageFault';
    this.code = code;
  }
}

const CODES: readonly (readonly [RegExp, FaultCode])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)$/, 'disk-full'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'database-damaged'],
  [/^SQLITE_(IOERR|CANTOPEN|READONLY|PERM|BUSY|LOCKED|NOLFS)/, 'storage-failed'],
  [
    /^E(IO|ACCES|PERM|ROFS|BUSY|MFILE|NFILE|FBIG|NOENT|EXIST|NOTDIR|ISDIR|NOTEMPTY|LOOP|NAMETOOLONG|NODEV|NXIO)$/,
    'storage-failed',
  ],
];

/** The StorageFault that `error` stands for, or `error` itself where it says nothing about storage. */
export function asStorageFault(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  if (error instanceof StorageFault) return error;
  const { code } = error;
  const match = CODES.find(([pattern]) => pattern.test(code));
  return match ? new StorageFault(match[1], code, { cause: error }) : error;
}

/** True when a UNIQUE or primary key constraint, or one of our triggers, refused the row. */
export function isRefusedRow(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
}
