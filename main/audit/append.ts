/** The audit log grows by one chained entry, inside the transaction of what it tells about. */
import { randomUUID } from 'node:crypto';
import type { WritableDB } from '../database/open.ts';
import type { AuditAction, AuditRow } from './entry.ts';
import { GENESIS, macOf } from './entry.ts';

interface AuditEntry {
  /** A user's pseudonym, or `system`. */
  readonly actor: string;
  readonly action: AuditAction;
  /** A study id, a model name and version; empty where the action says it all. */
  readonly object?: string;
  /** Closed words, figures and keyed hashes: no name, no file name, no path, no DICOM tag. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

const SESSION = randomUUID();

export function appendAudit(db: WritableDB, key: Buffer, entry: AuditEntry): void {
  if (!db.inTransaction) throw new Error('an audit entry is written in the transaction of what it tells about');
  const last = db
    .prepare<[], Pick<AuditRow, 'seq' | 'mac'>>('SELECT seq, mac FROM audit_log ORDER BY seq DESC LIMIT 1')
    .get();
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: new Date().toISOString(),
    session: SESSION,
    uptime_ms: Math.round(performance.now()),
    actor: entry.actor,
    action: entry.action,
    object: entry.object ?? '',
    detail: JSON.stringify(entry.detail ?? {}),
    previous: last?.mac ?? GENESIS,
  };
  db.prepare<[AuditRow]>(
    `INSERT INTO audit_log (seq, at, session, uptime_ms, actor, action, object, detail, previous, mac)
     VALUES (:seq, :at, :session, :uptime_ms, :actor, :action, :object, :detail, :previous, :mac)`,
  ).run({ ...row, mac: macOf(key, row) });
}
