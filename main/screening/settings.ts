/** What this installation remembers about itself. Each setting is a CHECKed column of one row. */
import type { Provider } from '../../preload/backend.ts';
import type { AppState } from '../../preload/domain.ts';
import type { ReadableDB, WritableDB } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';

type Settings = Pick<AppState, 'samples'> & { readonly provider: Provider };

const READS = {
  samples: 'SELECT samples AS value FROM settings',
  provider: 'SELECT provider AS value FROM settings',
} as const satisfies Record<keyof Settings, string>;
const WRITES = {
  samples: 'UPDATE settings SET samples = ?',
  provider: 'UPDATE settings SET provider = ?',
} as const satisfies Record<keyof Settings, string>;

export function readSetting<K extends keyof Settings>(db: ReadableDB, name: K): Settings[K] {
  const row = db.prepare<[], { value: Settings[K] }>(READS[name]).get();
  if (!row) throw new Error(`the settings have no row for ${name}`);
  return row.value;
}

export function writeSetting<K extends keyof Settings>(db: WritableDB, name: K, value: Settings[K]): void {
  inTransaction(db, () => db.prepare<[Settings[K]]>(WRITES[name]).run(value));
}
