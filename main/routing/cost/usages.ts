/** What the service reported of each send it answered: the measured usage that costs and savings are reckoned from. */
import type { ReadableDB, WritableDB } from '../../database/open.ts';
import type { Usage } from './prices.ts';

interface ReportedUsage {
  /** The row of the ledger that it is about. */
  readonly egress: number;
  readonly date: string;
  readonly model: string;
  readonly usage: Usage;
}

/** Mean tokens of one answered send of a model. */
export interface MeasuredUsage {
  readonly model: string;
  readonly sends: number;
  readonly input: number;
  readonly output: number;
  readonly cacheWrite: number;
  readonly cacheRead: number;
}

export function recordUsage(db: WritableDB, { egress, date, model, usage }: ReportedUsage): void {
  db.prepare<[Record<string, string | number>]>(
    `INSERT INTO usages (egress, date, model, input_tokens, output_tokens, cache_write_tokens, cache_read_tokens)
     VALUES (:egress, :date, :model, :input, :output, :cacheWrite, :cacheRead)`,
  ).run({
    egress,
    date,
    model,
    input: usage.input_tokens,
    output: usage.output_tokens,
    cacheWrite: usage.cache_creation_input_tokens ?? 0,
    cacheRead: usage.cache_read_input_tokens ?? 0,
  });
}

/** Of all sends ever measured here, model by model. */
export function measuredUsages(db: ReadableDB): readonly MeasuredUsage[] {
  return db
    .prepare<[], MeasuredUsage>(
      `SELECT model, count(*) AS sends, avg(input_tokens) AS input, avg(output_tokens) AS output,
              avg(cache_write_tokens) AS cacheWrite, avg(cache_read_tokens) AS cacheRead
       FROM usages GROUP BY model ORDER BY sends DESC`,
    )
    .all();
}
