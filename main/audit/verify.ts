/**
 * Walks the chain from its first link. Finds every edit, deletion, insertion, exchange and recomputation made without the
 * key. A tail cut off, and a whole file rolled back, leave a chain that fits: only a head kept elsewhere shows those.
 */
import { timingSafeEqual } from 'node:crypto';
import type { AuditVerdict } from '../../preload/domain.ts';
import type { ReadableDB } from '../database/open.ts';
import type { AuditRow } from './entry.ts';
import { GENESIS, macOf } from './entry.ts';

export function verifyAudit(db: ReadableDB, key: Buffer): AuditVerdict {
  const rows = db.prepare<[], AuditRow>('SELECT * FROM audit_log ORDER BY seq').iterate();
  let [entries, previous] = [0, GENESIS];
  let brokenAt: number | null = null;
  for (const row of rows) {
    entries += 1;
    if (brokenAt === null && !fits(row, entries, previous, key)) brokenAt = entries;
    previous = row.mac;
  }
  return { isIntact: brokenAt === null, entries, brokenAt };
}

function fits(row: AuditRow, seq: number, previous: string, key: Buffer): boolean {
  return row.seq === seq && row.previous === previous && isSame(row.mac, macOf(key, row));
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
