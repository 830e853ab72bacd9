/** What each route did with the questions of a day (UTC), kept beside the answers in their transaction. */
import type { Route } from '../../../preload/routing.ts';
import type { WritableDB } from '../../database/open.ts';

interface CountedAnswer {
  readonly date: string;
  readonly route: Route;
  readonly isAbstained: boolean;
  readonly durationMs: number;
  readonly microUsd: number;
}

export function countAnswer(db: WritableDB, { date, route, isAbstained, durationMs, microUsd }: CountedAnswer): void {
  const [answered, abstained] = isAbstained ? [0, 1] : [1, 0];
  add(db, { date, route, answered, abstained, failed: 0, ms: durationMs, microUsd });
}

/** The cloud was asked, or about to be, and another route had to answer. */
export function countCloudFailure(db: WritableDB, date: string, microUsd: number): void {
  add(db, { date, route: 'cloud', answered: 0, abstained: 0, failed: 1, ms: 0, microUsd });
}

interface Counts {
  readonly date: string;
  readonly route: Route;
  readonly answered: number;
  readonly abstained: number;
  readonly failed: number;
  readonly ms: number;
  readonly microUsd: number;
}

function add(db: WritableDB, counts: Counts): void {
  db.prepare<[Counts]>(
    `INSERT INTO daily_questions (date, route, total, answered, abstained, failed, total_ms, cost_micro_usd)
     VALUES (:date, :route, 1, :answered, :abstained, :failed, :ms, :microUsd)
     ON CONFLICT (date, route) DO UPDATE SET
       total = total + 1,
       answered = answered + :answered,
       abstained = abstained + :abstained,
       failed = failed + :failed,
       total_ms = total_ms + :ms,
       cost_micro_usd = cost_micro_usd + :microUsd`,
  ).run(counts);
}
