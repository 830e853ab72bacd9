/** One test as its screen shows it. What would tempt to stop at the right moment is not told before the plan is worked off. */
import type { AbArm, AbArmName, AbState, AbTest, AbTestDetail } from '../../../preload/ab-tests.ts';
import type { ReadableDB } from '../../database/open.ts';
import { percentile } from '../../statistics/order.ts';
import type { Tally } from './counts.ts';
import { tally } from './counts.ts';
import { isDecided, looksOf } from './looks.ts';
import type { RegisteredTest } from './tests.ts';
import { findAbTest } from './tests.ts';

/** `areArmsAtWork`: both arms are still what the test compares. Throws `ab-test-not-found`. */
export function abTestDetail(
  db: ReadableDB,
  name: string,
  areArmsAtWork: (test: RegisteredTest) => boolean,
): AbTestDetail {
  const test = findAbTest(db, name);
  const { arms, progress } = tally(db, test);
  const state = stateOf(db, test, areArmsAtWork(test));
  const isOver = state === 'full' || test.endedAt !== null;
  return {
    test: toAbTest(test),
    state,
    arms: { a: armOf(db, test, 'a', isOver ? arms : null), b: armOf(db, test, 'b', isOver ? arms : null) },
    looks: looksOf(db, test),
    progress,
  };
}

export function toAbTest({ id: _id, ...test }: RegisteredTest): AbTest {
  return test;
}

function stateOf(db: ReadableDB, test: RegisteredTest, areArmsAtWork: boolean): AbState {
  if (test.status !== 'running') return test.status;
  if (isDecided(db, test)) return 'full';
  return areArmsAtWork ? 'collecting' : 'paused';
}

function armOf(db: ReadableDB, test: RegisteredTest, arm: AbArmName, counted: Tally['arms'] | null): AbArm {
  const answers = db
    .prepare<[number, AbArmName], { ms: number; microUsd: number; isFailed: 0 | 1 }>(
      `SELECT x.duration_ms AS ms, x.cost_micro_usd AS microUsd, x.outcome = 'failed' AS isFailed
       FROM ab_cases AS c JOIN ab_answers AS x ON x.case_seq = c.seq WHERE c.test = ? AND x.arm = ?`,
    )
    .all(test.id, arm);
  const times = answers.map(({ ms }) => ms);
  const rank = (percent: number): number | null => (times.length === 0 ? null : percentile(times, percent));
  return {
    requests: arm === 'a' ? test.requestsA : test.requestsB,
    meanMs: arm === 'a' ? test.meanMsA : test.meanMsB,
    p50Ms: rank(50),
    p95Ms: rank(95),
    p99Ms: rank(99),
    costUsd: answers.reduce((sum, { microUsd }) => sum + microUsd, 0) / 1_000_000,
    failed: answers.filter(({ isFailed }) => isFailed === 1).length,
    endpoint: counted && counted[arm].cases > 0 ? counted[arm] : null,
  };
}
