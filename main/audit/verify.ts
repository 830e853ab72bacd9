/**
 * Walks the chain from its first link. Finds every edit, deletion, insertion, exchange and recomputation made without the
 * key. A tail cut off, and a whole file rolled back, leave a chain that fits: only a head kept elsewhere shows those.
 */
import { timingSafeEqual } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { AuditVerdict } from '../../preload/domain.ts';
import { StorageFault } from '../database/fault.ts';
import type { ReadableDB } from '../database/open.ts';
import type { AuditRow } from './entry.ts';
import { GENESIS, macOf } from './entry.ts';

/** 100,000 entries take two seconds, and the window lives on this thread: between two strides of some 10 ms it has its turn. */
const STRIDE = 500;

/** With what is appended while it walks. Rejects with `cancelled` where the profile was closed under it. */
export async function verifyAudit(db: ReadableDB, key: Buffer): Promise<AuditVerdict> {
  let [entries, previous] = [0, GENESIS];
  let brokenAt: number | null = null;
  for await (const rows of strides(db)) {
    for (const row of rows) {
      entries += 1;
      if (brokenAt === null && !fits(row, entries, previous, key)) brokenAt = entries;
      previous = row.mac;
    }
  }
  return { isIntact: brokenAt === null, entries, brokenAt };
}

/** Read a stride at a time: an open cursor would keep the connection from everybody else's work in between. */
async function* strides(db: ReadableDB): AsyncGenerator<readonly AuditRow[]> {
  const read = db.prepare<[number, number], AuditRow>('SELECT * FROM audit_log WHERE seq > ? ORDER BY seq LIMIT ?');
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    if (!db.open) throw new StorageFault('cancelled', 'the profile was closed while its audit log was checked');
    const rows = read.all(last, STRIDE);
    yield rows;
    if (rows.length < STRIDE) return;
    last = rows.at(-1)?.seq ?? last;
    await setImmediate();
  }
}

function fits(row: AuditRow, seq: number, previous: string, key: Buffer): boolean {
  return row.seq === seq && row.previous === previous && isSame(row.mac, macOf(key, row));
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
