/** What the inference log has gained since it was last looked at: what counters and histograms grow by. */
import type { ScreeningStatus } from '../../../preload/domain.ts';
import type { ReadableDB } from '../../database/open.ts';

export interface TailedReading {
  readonly seq: number;
  readonly model: string;
  readonly version: string;
  readonly status: ScreeningStatus;
  readonly code: string | null;
  readonly totalMs: number;
}

/** The place in the log from which `readingsAfter` goes on. */
export function lastReading(db: ReadableDB): number {
  const row = db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM inferences').get();
  return row?.seq ?? 0;
}

/** In the order of the log, without samples. Walks the primary key from `seq`: what was counted is not read again. */
export function readingsAfter(db: ReadableDB, seq: number): readonly TailedReading[] {
  return db
    .prepare<[number], TailedReading>(
      `SELECT i.seq, m.name AS model, v.version, i.status, i.code, i.total_ms AS totalMs
       FROM inferences AS i
       JOIN model_versions AS v ON v.id = i.model_version
       JOIN models AS m ON m.id = v.model
       WHERE i.seq > ? AND i.is_sample = 0
       ORDER BY i.seq`,
    )
    .all(seq);
}
