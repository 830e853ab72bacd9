/** The endpoint of a test, counted from its cases, and what the cases that do not count still lack. */
import type { AbTestDetail } from '../../../preload/ab-tests.ts';
import type { ReadableDB } from '../../database/open.ts';
import type { Counts } from './endpoint.ts';
import type { RegisteredTest } from './tests.ts';

/** What every case of a paired test has, one row each: both answers, the last final read and the verdict. */
export const PAIRS = `
  SELECT c.seq, c.test, c.at, c.study, c.question,
         a.outcome AS outcome_a, a.prediction AS prediction_a, a.state AS state_a,
         b.outcome AS outcome_b, b.prediction AS prediction_b, b.state AS state_b,
         (SELECT label FROM reads WHERE study = c.study AND stage = 'final' ORDER BY seq DESC LIMIT 1) AS label,
         v.verdict
  FROM ab_cases AS c
  JOIN ab_answers AS a ON a.case_seq = c.seq AND a.arm = 'a'
  LEFT JOIN ab_answers AS b ON b.case_seq = c.seq AND b.arm = 'b'
  LEFT JOIN ab_verdicts AS v ON v.case_seq = c.seq
  WHERE c.test = ?`;

interface PairCounts {
  readonly cases: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly rightA: number;
  readonly rightB: number;
  readonly awaitingAnswer: number;
  readonly awaitingFinalRead: number;
  readonly awaitingVerdict: number;
}

export interface Tally {
  /** What the test decides on. */
  readonly counts: Counts;
  /** What each arm achieved, for the table. */
  readonly arms: Counts;
  readonly progress: AbTestDetail['progress'];
}

export function tally(db: ReadableDB, test: RegisteredTest): Tally {
  if (test.mode === 'split') return tallySplit(db, test.id);
  return tallyPairs(test.subject === 'images' ? countImages(db, test.id) : countQuestions(db, test.id));
}

function tallyPairs(pairs: PairCounts): Tally {
  const { cases, onlyA, onlyB, rightA, rightB, ...awaiting } = pairs;
  return {
    counts: { a: { successes: onlyA, cases }, b: { successes: onlyB, cases } },
    arms: { a: { successes: rightA, cases }, b: { successes: rightB, cases } },
    progress: { counted: cases, ...awaiting },
  };
}

/**
 * Right is who named the last final label. `other` also stands for "cannot say" and judges nobody; a challenger that
 * failed is no pair.
 */
function countImages(db: ReadableDB, test: number): PairCounts {
  return count(
    db,
    `SELECT count(*) FILTER (WHERE is_judged) AS cases,
            count(*) FILTER (WHERE is_judged AND is_a AND NOT is_b) AS onlyA,
            count(*) FILTER (WHERE is_judged AND is_b AND NOT is_a) AS onlyB,
            count(*) FILTER (WHERE is_judged AND is_a) AS rightA,
            count(*) FILTER (WHERE is_judged AND is_b) AS rightB,
            count(*) FILTER (WHERE outcome_b IS NULL) AS awaitingAnswer,
            count(*) FILTER (WHERE prediction_b IS NOT NULL AND label IS NULL) AS awaitingFinalRead,
            0 AS awaitingVerdict
     FROM (SELECT outcome_b, prediction_b, label,
                  prediction_b IS NOT NULL AND label IS NOT NULL AND label <> 'other' AS is_judged,
                  lower(prediction_a) = label AS is_a, lower(prediction_b) = label AS is_b
           FROM (${PAIRS}))`,
    test,
  );
}

/** The reader's verdict counts; where neither arm said anything there is nothing to judge, and the pair is a tie. */
function countQuestions(db: ReadableDB, test: number): PairCounts {
  return count(
    db,
    `SELECT count(*) FILTER (WHERE verdict IS NOT NULL OR is_silent) AS cases,
            count(*) FILTER (WHERE verdict = 'a') AS onlyA,
            count(*) FILTER (WHERE verdict = 'b') AS onlyB,
            count(*) FILTER (WHERE verdict = 'a') AS rightA,
            count(*) FILTER (WHERE verdict = 'b') AS rightB,
            count(*) FILTER (WHERE outcome_b IS NULL) AS awaitingAnswer,
            count(*) FILTER (WHERE is_comparable AND NOT is_closed) AS awaitingFinalRead,
            count(*) FILTER (WHERE is_comparable AND is_closed AND verdict IS NULL) AS awaitingVerdict
     FROM (SELECT verdict, outcome_b, outcome_a = 'abstained' AND outcome_b = 'abstained' AS is_silent,
                  outcome_b IS NOT NULL AND outcome_b <> 'failed'
                    AND NOT (outcome_a = 'abstained' AND outcome_b = 'abstained') AS is_comparable,
                  study IS NULL OR label IS NOT NULL AS is_closed
           FROM (${PAIRS}))`,
    test,
  );
}

function count(db: ReadableDB, sql: string, test: number): PairCounts {
  const row = db.prepare<[number], PairCounts>(sql).get(test);
  if (!row) throw new Error('an aggregate has a row');
  return row;
}

/** A success is an answer to all of the question, in either arm by the same rule; a failed send is none. */
function tallySplit(db: ReadableDB, test: number): Tally {
  const row = db
    .prepare<[number], { a: number; fullA: number; b: number; fullB: number }>(
      `SELECT count(*) FILTER (WHERE arm = 'a') AS a, count(*) FILTER (WHERE arm = 'a' AND outcome = 'full') AS fullA,
              count(*) FILTER (WHERE arm = 'b') AS b, count(*) FILTER (WHERE arm = 'b' AND outcome = 'full') AS fullB
       FROM ab_cases AS c JOIN ab_answers AS x ON x.case_seq = c.seq WHERE c.test = ?`,
    )
    .get(test);
  const { a, fullA, b, fullB } = row ?? { a: 0, fullA: 0, b: 0, fullB: 0 };
  const counts = { a: { successes: fullA, cases: a }, b: { successes: fullB, cases: b } };
  const progress = { counted: a + b, awaitingAnswer: 0, awaitingFinalRead: 0, awaitingVerdict: 0 };
  return { counts, arms: counts, progress };
}
