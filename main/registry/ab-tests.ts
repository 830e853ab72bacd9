/** A/B tests as registered: who competes and how the requests are split. */
import { appendAudit } from '../audit/append.ts';
import { isRefusedRow, StorageFault } from '../database/fault.ts';
import type { ReadableDB } from '../database/open.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';

interface AbTestPlan {
  readonly name: string;
  /** An arm is `name@version` of the registry, or the name of a cloud model. */
  readonly modelA: string;
  readonly modelB: string;
  /** Share of the requests that goes to A. */
  readonly splitPercent: number;
}

interface AbTest extends AbTestPlan {
  readonly requestsA: number;
  readonly requestsB: number;
  readonly meanMsA: number | null;
  readonly meanMsB: number | null;
  readonly winner: 'a' | 'b' | null;
  readonly status: 'running' | 'finished' | 'stopped';
}

/** A name taken, two equal arms or a split outside 0-100 is `input-invalid`. */
export function createAbTest(profile: Profile, plan: AbTestPlan, actor: string): void {
  inTransaction(profile.db, () => {
    insertPlan(profile, plan);
    appendAudit(profile.db, profile.keys.audit, {
      actor,
      action: 'ab-test-created',
      object: plan.name,
      detail: { a: plan.modelA, b: plan.modelB, split: plan.splitPercent },
    });
  });
}

export function findAbTest(db: ReadableDB, name: string): AbTest | null {
  const test = db
    .prepare<[string], AbTest>(
      `SELECT name, model_a AS modelA, model_b AS modelB, split_percent AS splitPercent,
              requests_a AS requestsA, requests_b AS requestsB, mean_ms_a AS meanMsA, mean_ms_b AS meanMsB, winner, status
       FROM ab_tests WHERE name = ?`,
    )
    .get(name);
  return test ?? null;
}

function insertPlan({ db }: Profile, plan: AbTestPlan): void {
  const insert = db.prepare<[AbTestPlan & { readonly at: string }]>(
    `INSERT INTO ab_tests (name, model_a, model_b, split_percent, created_at)
     VALUES (:name, :modelA, :modelB, :splitPercent, :at)`,
  );
  try {
    insert.run({ ...plan, at: new Date().toISOString() });
  } catch (error) {
    if (isRefusedRow(error)) throw new StorageFault('input-invalid', `not an A/B test: ${plan.name}`, { cause: error });
    throw error;
  }
}
