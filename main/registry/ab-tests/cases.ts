/** The cases of a test and what its arms said about them: written once, each arm's figures kept beside them. */
import type { AbArmName, AbOutcome } from '../../../preload/ab-tests.ts';
import type { FaultCode, FindingState } from '../../../preload/domain.ts';
import type { CloudFault } from '../../../preload/questions.ts';
import type { ReadableDB, WritableDB } from '../../database/open.ts';

interface NewCase {
  readonly test: number;
  /** null: the case is an image. */
  readonly question: string | null;
  /** Of a question: the one it was asked about, if any. */
  readonly study: string | null;
  readonly at: string;
}

export interface ArmAnswer {
  readonly arm: AbArmName;
  readonly at: string;
  readonly outcome: AbOutcome;
  readonly code: FaultCode | CloudFault | null;
  readonly state: FindingState | null;
  readonly prediction: string | null;
  readonly lines: readonly string[];
  readonly durationMs: number;
  readonly microUsd: number;
}

/** Returns the number of the case, or null where it takes part already. In the transaction of what makes it a case. */
export function enrolCase(db: WritableDB, added: NewCase): number | null {
  const row = db
    .prepare<[NewCase], { seq: number }>(
      `INSERT INTO ab_cases (test, question, study, at) VALUES (:test, :question, :study, :at)
       ON CONFLICT DO NOTHING RETURNING seq`,
    )
    .get(added);
  return row?.seq ?? null;
}

/** In the transaction of what makes the answer known. A test that has ended keeps its figures as they were. */
export function recordArm(db: WritableDB, caseSeq: number, { microUsd, lines, ...answer }: ArmAnswer): void {
  db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO ab_answers (case_seq, arm, at, outcome, code, state, prediction, lines, duration_ms, cost_micro_usd)
     VALUES (:caseSeq, :arm, :at, :outcome, :code, :state, :prediction, :lines, :durationMs, :microUsd)`,
  ).run({ ...answer, caseSeq, microUsd, lines: JSON.stringify(lines) });
  const { test } = caseOf(db, caseSeq);
  const [requests, mean] = [`requests_${answer.arm}`, `mean_ms_${answer.arm}`];
  // Running mean: m' = m + (x - m) / n. The columns are named by a closed set of two.
  db.prepare<[number, number]>(
    `UPDATE ab_tests SET ${mean} = coalesce(${mean}, 0) + (? - coalesce(${mean}, 0)) / (${requests} + 1),
       ${requests} = ${requests} + 1
     WHERE id = ? AND status = 'running'`,
  ).run(answer.durationMs, test);
}

interface CaseRow {
  readonly seq: number;
  readonly test: number;
  readonly question: string | null;
  readonly study: string | null;
}

const CASES = 'SELECT seq, test, question, study FROM ab_cases';

export function caseOf(db: ReadableDB, seq: number): CaseRow {
  const row = db.prepare<[number], CaseRow>(`${CASES} WHERE seq = ?`).get(seq);
  if (!row) throw new Error(`no case ${seq}`);
  return row;
}

/** Images whose challenger has not answered, oldest first: the next one to read. */
export function nextUnansweredImage(db: ReadableDB, test: number): CaseRow | null {
  const sql = `${CASES} AS c WHERE c.test = ? AND c.question IS NULL
    AND NOT EXISTS (SELECT 1 FROM ab_answers WHERE case_seq = c.seq AND arm = 'b') ORDER BY c.seq LIMIT 1`;
  return db.prepare<[number], CaseRow>(sql).get(test) ?? null;
}

/** The running test whose case this image is. */
export function imageTestOf(db: ReadableDB, study: string): number | null {
  const sql = `SELECT t.id FROM ab_cases AS c JOIN ab_tests AS t ON t.id = c.test
    WHERE c.study = ? AND c.question IS NULL AND t.status = 'running'`;
  return db.prepare<[string], { id: number }>(sql).get(study)?.id ?? null;
}

/** The case of a paired test that waits for the other arm's answer to this question. */
export function openPairOf(db: ReadableDB, question: string): number | null {
  const sql = `SELECT c.seq FROM ab_cases AS c JOIN ab_tests AS t ON t.id = c.test
    WHERE c.question = ? AND t.mode = 'paired' AND NOT EXISTS (SELECT 1 FROM ab_answers WHERE case_seq = c.seq AND arm = 'b')`;
  return db.prepare<[string], { seq: number }>(sql).get(question)?.seq ?? null;
}
