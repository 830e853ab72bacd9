/**
 * The cases on which the arms differ, to be worked through by the reader. A case is told only once it is closed: the
 * final read of its study is recorded, so that nothing of the unseen arm can reach a reading.
 */
import type { AbAnswer, AbArmName, AbCase, AbOutcome, AbVerdict } from '../../../preload/ab-tests.ts';
import type { FaultCode, FindingState, ReadLabel, StudyId } from '../../../preload/domain.ts';
import type { QuestionId } from '../../../preload/questions.ts';
import { appendAudit } from '../../audit/append.ts';
import { StorageFault } from '../../database/fault.ts';
import type { ReadableDB } from '../../database/open.ts';
import { inTransaction } from '../../database/transaction.ts';
import { PAIRS } from '../../registry/ab-tests/counts.ts';
import { lookIfDue } from '../../registry/ab-tests/looks.ts';
import type { RegisteredTest } from '../../registry/ab-tests/tests.ts';
import { abTestOf, findAbTest } from '../../registry/ab-tests/tests.ts';
import type { Clinic } from '../../screening/clinic.ts';
import { findStudy } from '../../screening/studies.ts';
import { assignArm } from '../decision/ab-assignment.ts';
import { findQuestion } from '../questions/questions.ts';

interface Wanted {
  readonly name: string;
  readonly show: 'open' | 'judged';
  readonly limit: number;
}

/** Oldest first. Throws `ab-test-not-found`. */
export function findDisagreements(db: ReadableDB, { name, show, limit }: Wanted): readonly AbCase[] {
  const test = findAbTest(db, name);
  if (test.mode === 'split') return [];
  const isJudged = show === 'judged' ? 'IS NOT NULL' : 'IS NULL';
  return db
    .prepare<[number, number], CaseRow>(
      `SELECT * FROM (${PAIRS}) WHERE ${DIFFERS} AND verdict ${isJudged} ORDER BY seq LIMIT ?`,
    )
    .all(test.id, limit)
    .map((row) => toCase(db, test, row));
}

/** Records a verdict for good. Throws `ab-case-open` for a case that is none of the above, `already-recorded` for a second. */
export function judgeDisagreement({ profile, user }: Clinic, seq: number, verdict: AbVerdict): AbCase {
  const { db, keys } = profile;
  return inTransaction(db, () => {
    const row = differing(db, seq);
    if (row.verdict !== null) throw new StorageFault('already-recorded', `case ${seq} has its verdict`);
    const test = abTestOf(db, row.test);
    const kept = verdictOf(verdict, firstArm(test, seq));
    db.prepare<[number, string, string, string]>(
      'INSERT INTO ab_verdicts (case_seq, verdict, reader, at) VALUES (?, ?, ?, ?)',
    ).run(seq, kept, user, new Date().toISOString());
    const object = row.question ?? row.study ?? '';
    const detail = { test: test.name, verdict: kept };
    appendAudit(db, keys.audit, { actor: user, action: 'ab-verdict-recorded', object, detail });
    lookIfDue(profile, test.id, user);
    return toCase(db, test, { ...row, verdict: kept });
  });
}

/** Images: another class or another state. Questions: whatever can be told apart only by reading both. */
const DIFFERS = `(label IS NOT NULL OR study IS NULL) AND outcome_b <> 'failed' AND iif(question IS NULL,
  prediction_a IS NOT prediction_b OR state_a IS NOT state_b,
  NOT (outcome_a = 'abstained' AND outcome_b = 'abstained'))`;

type KeptVerdict = AbArmName | 'equal' | 'neither';

/** The columns of PAIRS that are used here; their CHECKs vouch for the closed words. */
interface CaseRow {
  readonly seq: number;
  readonly test: number;
  readonly at: string;
  readonly study: StudyId | null;
  readonly question: QuestionId | null;
  readonly label: ReadLabel | null;
  readonly verdict: KeptVerdict | null;
}

function differing(db: ReadableDB, seq: number): CaseRow {
  const named = db.prepare<[number], { test: number }>('SELECT test FROM ab_cases WHERE seq = ?').get(seq);
  const row = db
    .prepare<[number, number], CaseRow>(`SELECT * FROM (${PAIRS}) WHERE seq = ? AND ${DIFFERS}`)
    .get(named?.test ?? 0, seq);
  if (!row) throw new StorageFault('ab-case-open', `case ${seq} is not there to be judged`);
  return row;
}

function toCase(db: ReadableDB, test: RegisteredTest, row: CaseRow): AbCase {
  const { seq: id, at, study, question, label: finalLabel, verdict } = row;
  const first = firstArm(test, id);
  // The versions of an image test are no secret to judge by: its endpoint is the final label.
  const areNamed = test.endedAt !== null || test.subject === 'images';
  return {
    id,
    at,
    study: study && findStudy(db, study),
    question: question && (findQuestion(db, question)?.text ?? null),
    finalLabel,
    first: answerOf(db, id, first, areNamed),
    second: answerOf(db, id, first === 'a' ? 'b' : 'a', areNamed),
    verdict: verdict && shownVerdict(verdict, first),
  };
}

/** Images in the order of the plan; answers to questions in an order that tells nothing. */
function firstArm({ name, subject }: RegisteredTest, seq: number): AbArmName {
  if (subject === 'images') return 'a';
  return assignArm({ testId: `order of ${name}`, localPercent: 50 }, String(seq)) === 'local' ? 'a' : 'b';
}

interface AnswerRow {
  readonly outcome: AbOutcome;
  readonly code: FaultCode | null;
  readonly state: FindingState | null;
  readonly prediction: string | null;
  readonly lines: string;
}

function answerOf(db: ReadableDB, seq: number, arm: AbArmName, isNamed: boolean): AbAnswer {
  const row = db
    .prepare<[number, AbArmName], AnswerRow>(
      'SELECT outcome, code, state, prediction, lines FROM ab_answers WHERE case_seq = ? AND arm = ?',
    )
    .get(seq, arm);
  if (!row) throw new Error(`case ${seq} has no answer of ${arm}`);
  // as: written by recordArm alone, and the pages of the database are authenticated.
  return { ...row, arm: isNamed ? arm : null, lines: JSON.parse(row.lines) as string[] };
}

function verdictOf(verdict: AbVerdict, first: AbArmName): KeptVerdict {
  if (verdict === 'equal' || verdict === 'neither') return verdict;
  return (verdict === 'first') === (first === 'a') ? 'a' : 'b';
}

function shownVerdict(verdict: KeptVerdict, first: AbArmName): AbVerdict {
  if (verdict === 'equal' || verdict === 'neither') return verdict;
  return verdict === first ? 'first' : 'second';
}
