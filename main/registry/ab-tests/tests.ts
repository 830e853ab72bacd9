/** The registered A/B tests as their rows tell them. */
import type { AbSubject, AbTest } from '../../../preload/ab-tests.ts';
import { StorageFault } from '../../database/fault.ts';
import type { ReadableDB } from '../../database/open.ts';

/** With the number its cases refer to, which no view needs. */
export interface RegisteredTest extends AbTest {
  readonly id: number;
}

const TESTS = `
  SELECT id, name, subject, mode, model_a AS modelA, model_b AS modelB, split_percent AS splitPercent, difference,
         stop_rule AS stopRule, planned_cases AS plannedCases, status, requests_a AS requestsA, requests_b AS requestsB,
         mean_ms_a AS meanMsA, mean_ms_b AS meanMsB, winner, created_at AS createdAt, started_at AS startedAt,
         ended_at AS endedAt
  FROM ab_tests`;

/** Newest first. */
export function listAbTests(db: ReadableDB): readonly RegisteredTest[] {
  return db.prepare<[], RegisteredTest>(`${TESTS} ORDER BY id DESC`).all();
}

/** Throws `ab-test-not-found`. */
export function findAbTest(db: ReadableDB, name: string): RegisteredTest {
  const test = db.prepare<[string], RegisteredTest>(`${TESTS} WHERE name = ?`).get(name);
  if (!test) throw new StorageFault('ab-test-not-found', `no A/B test ${name}`);
  return test;
}

export function abTestOf(db: ReadableDB, id: number): RegisteredTest {
  const test = db.prepare<[number], RegisteredTest>(`${TESTS} WHERE id = ?`).get(id);
  if (!test) throw new Error(`no A/B test ${id}`);
  return test;
}

/** At most one of each subject runs at a time. */
export function runningAbTest(db: ReadableDB, subject: AbSubject): RegisteredTest | null {
  const sql = `${TESTS} WHERE subject = ? AND status = 'running'`;
  return db.prepare<[AbSubject], RegisteredTest>(sql).get(subject) ?? null;
}
