/** Everything that left, as it left: one row for each send, written before it and never changed. */
import { createHash } from 'node:crypto';
import type { EgressEntry, EgressKind, QuestionId } from '../../../preload/questions.ts';
import { StorageFault } from '../../database/fault.ts';
import type { ReadableDB, WritableDB } from '../../database/open.ts';

const MICRO = 1_000_000;

export interface Send {
  readonly at: string;
  readonly kind: EgressKind;
  readonly question: QuestionId | null;
  readonly user: string;
  readonly host: string;
  readonly body: string;
}

/** Returns the row's number. */
export function recordSend(db: WritableDB, { at, kind, question, user, host, body }: Send): number {
  const sha256 = createHash('sha256').update(body, 'utf8').digest('hex');
  db.prepare<[Send & { readonly bytes: number; readonly sha256: string }]>(
    `INSERT INTO egress (at, kind, question, user, host, bytes, sha256, body)
     VALUES (:at, :kind, :question, :user, :host, :bytes, :sha256, :body)`,
  ).run({ at, kind, question, user, host, body, bytes: Buffer.byteLength(body, 'utf8'), sha256 });
  const row = db.prepare<[], { seq: number }>('SELECT max(seq) AS seq FROM egress').get();
  if (!row) throw new Error('a send was not written');
  return row.seq;
}

/** Newest first. Probes say nothing and are many: they are shown only when asked for. */
export function findSends(
  db: ReadableDB,
  { withProbes, limit, offset }: { readonly withProbes: boolean; readonly limit: number; readonly offset: number },
): readonly EgressEntry[] {
  const where = withProbes ? '' : "WHERE e.kind = 'question'";
  return db
    .prepare<[number, number], Omit<EgressEntry, 'costUsd'> & { readonly micro: number }>(
      `SELECT e.seq AS id, e.at, e.kind, e.question, e.host, e.bytes, e.sha256, s.outcome,
              coalesce(s.spent_micro_usd, s.reserved_micro_usd, 0) AS micro
       FROM egress AS e LEFT JOIN spendings AS s ON s.egress = e.seq ${where}
       ORDER BY e.seq DESC LIMIT ? OFFSET ?`,
    )
    .all(limit, offset)
    .map(({ micro, ...entry }) => ({ ...entry, costUsd: micro / MICRO }));
}

/** Byte for byte what left with one send; empty for a probe. Throws `send-not-found`. */
export function bodyOfSend(db: ReadableDB, id: number): string {
  const row = db.prepare<[number], { body: string }>('SELECT body FROM egress WHERE seq = ?').get(id);
  if (!row) throw new StorageFault('send-not-found', `no send ${id}`);
  return row.body;
}
