import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../../main/database/profile.ts';
import { imageTestOf, openPairOf } from '../../../../main/registry/ab-tests/cases.ts';
import { findSends } from '../../../../main/routing/cloud/ledger.ts';
import { spentUsd } from '../../../../main/routing/cost/budget.ts';
import { privacySheet } from '../../../../main/routing/figures/privacy-sheet.ts';
import { dailyQuestions } from '../../../../main/routing/figures/questions.ts';
import { accountSavings } from '../../../../main/routing/figures/savings.ts';
import { findPrior } from '../../../../main/routing/local/prior.ts';
import {
  findQuestion,
  findQuestions,
  meanCloudUsd,
  unansweredQuestions,
} from '../../../../main/routing/questions/questions.ts';
import type { QuestionId } from '../../../../preload/questions.ts';
import { newStudyId, plansOf, throwAway } from '../../../support/database.ts';

const STUDY = newStudyId();
// as: any id will do, for a plan
const QUESTION = STUDY as unknown as QuestionId;
const PAGE = { withProbes: false, limit: 50, offset: 0 };

const QUERIES: readonly (readonly [index: string, work: (profile: Profile) => unknown])[] = [
  ['questions_by_study (study=?)', ({ db }) => findQuestions(db, STUDY, 50)],
  ['sqlite_autoindex_questions_1 (id=?)', ({ db }) => findQuestion(db, QUESTION)],
  ['INTEGER PRIMARY KEY (rowid>?)', ({ db }) => unansweredQuestions(db)],
  ['answers_by_question', ({ db }) => unansweredQuestions(db)],
  ['answers_of_cloud', ({ db }) => meanCloudUsd(db)],
  ['studies_by_patient (patient_id=? AND arrival<?)', ({ db }) => findPrior(db, STUDY)],
  ['spendings_by_date (date>? AND date<?)', ({ db }) => spentUsd(db, '2026-11-23', 'b'.repeat(32))],
  ['ab_cases_of_question (question=?)', ({ db }) => openPairOf(db, QUESTION)],
  ['ab_cases_of_study (study=?)', ({ db }) => imageTestOf(db, STUDY)],
  ['egress_of_questions', ({ db }) => findSends(db, PAGE)],
];

describe('no question walks a whole log', () => {
  it.each(QUERIES)('%s', (index, work) => {
    const profile = throwAway();
    const plans = plansOf(profile.db, () => work(profile)).map(({ plan }) => plan);
    expect(plans.join('\n')).toContain(index);
    expect(plans.join('\n')).not.toContain('USE TEMP B-TREE FOR ORDER BY');
  });
});

const FIGURES: readonly (readonly [index: string, work: (profile: Profile) => unknown])[] = [
  ['answers_by_latency (date>?)', ({ db }) => dailyQuestions(db, 7)],
  ['answers_by_fault (date>?)', ({ db }) => dailyQuestions(db, 7)],
  ['spendings_by_date (date>?)', ({ db }) => accountSavings(db, 7)],
  ['egress_by_time (at>? AND at<?)', ({ db }) => privacySheet(db, '2026-11')],
  ['audit_log_of_cloud', ({ db }) => privacySheet(db, '2026-11')],
];

describe('figures read the days they are of', () => {
  it.each(FIGURES)('%s', (index, work) => {
    const profile = throwAway();
    const plans = plansOf(profile.db, () => work(profile)).map(({ plan }) => plan);
    expect(plans.join('\n')).toContain(index);
  });
});
