/** What was replayed, as it was found. */
import { StorageFault } from '../../database/fault.ts';
import type { ReadableDB, WritableDB } from '../../database/open.ts';
import type { Replay } from './replay.ts';

interface Versions {
  readonly candidate: number;
  readonly serving: number | null;
  readonly actor: string;
}

/** To be called in the transaction of the audit entry. */
export function insertReplay(db: WritableDB, replay: Replay, { candidate, serving, actor }: Versions): void {
  db.prepare<[string, number, number | null, string, string, string, string]>(
    `INSERT INTO replays (id, candidate, serving, reference_sha256, contents, actor, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(replay.id, candidate, serving, replay.referenceSha256, JSON.stringify(replay), actor, replay.at);
}

/** Throws `replay-not-found`. */
export function findReplay(db: ReadableDB, id: string): Replay {
  const row = db.prepare<[string], { contents: string }>('SELECT contents FROM replays WHERE id = ?').get(id);
  if (!row) throw new StorageFault('replay-not-found', `no replay ${id}`);
  // as: the column is written by insertReplay alone, and its pages are authenticated.
  return JSON.parse(row.contents) as Replay;
}
