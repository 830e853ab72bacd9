/** The test that medium questions take part in: how they are split, and what counts of their answers. */
import type { AbOutcome } from '../../../preload/ab-tests.ts';
import type { StudyId } from '../../../preload/domain.ts';
import type { CloudFault } from '../../../preload/questions.ts';
import type { Arm } from '../../../preload/routing.ts';
import type { ReadableDB } from '../../database/open.ts';
import type { Profile } from '../../database/profile.ts';
import { enrolCase, recordArm } from '../../registry/ab-tests/cases.ts';
import { isDecided, lookIfDue } from '../../registry/ab-tests/looks.ts';
import type { RegisteredTest } from '../../registry/ab-tests/tests.ts';
import { runningAbTest } from '../../registry/ab-tests/tests.ts';
import { findStudy } from '../../screening/studies.ts';
import type { Split } from '../decision/ab-assignment.ts';
import { kindOfAnswer } from '../local/local-answer.ts';
import type { NewAnswer } from '../questions/questions.ts';
import { areArmsAtWork } from './arms.ts';

/** null: none runs, its plan is worked off, or one of its arms is no longer at work. */
export function questionTest(db: ReadableDB): RegisteredTest | null {
  const test = runningAbTest(db, 'questions');
  return test && areArmsAtWork(db, test) && !isDecided(db, test) ? test : null;
}

/** null: the even split of the original. In a paired test only the local answer is ever shown. */
export function splitOf(db: ReadableDB): Split | null {
  const test = questionTest(db);
  return test && { testId: test.name, localPercent: test.mode === 'paired' ? 100 : test.splitPercent };
}

/**
 * In the transaction of the answer. A question counts only where it could have gone to either arm: one that was kept
 * from the cloud by anything else says nothing about the cloud.
 */
export function takePart(
  profile: Profile,
  test: RegisteredTest,
  { study, arm }: { readonly study: StudyId | null; readonly arm: Arm },
  answer: NewAnswer,
): void {
  if (!isComparable(profile.db, study) || !wasFreeToGo(arm, answer)) return;
  const added = enrolCase(profile.db, { test: test.id, question: answer.question, study, at: answer.at });
  if (added === null) return;
  const { at, durationMs, microUsd, cloudFault } = answer;
  recordArm(profile.db, added, {
    arm: arm === 'local' ? 'a' : 'b',
    at,
    outcome: outcomeOf(answer),
    code: cloudFault,
    state: null,
    prediction: null,
    lines: cloudFault === null ? answer.lines.map(({ text }) => text) : [],
    durationMs,
    microUsd,
  });
  lookIfDue(profile, test.id, answer.user);
}

/** Before the own read the local model keeps its answer to itself: that is a rule, and no weakness of the arm. */
export function isComparable(db: ReadableDB, study: StudyId | null): boolean {
  return study === null || findStudy(db, study)?.ownRead != null;
}

/** Nothing reached the cloud, or the user took the question back: that is no failure of the arm. */
const NOT_ASKED: ReadonlySet<CloudFault> = new Set([
  'egress-refused',
  'budget-exhausted',
  'breaker-open',
  'cancelled',
  'interrupted',
]);

function wasFreeToGo(arm: Arm, { route, cloudFault, mightHaveGone }: NewAnswer): boolean {
  if (arm === 'local') return route === 'local' && mightHaveGone;
  return route === 'cloud' || (cloudFault !== null && !NOT_ASKED.has(cloudFault));
}

function outcomeOf({ route, cloudFault, isAbstained, lines }: NewAnswer): AbOutcome {
  if (cloudFault !== null) return 'failed';
  if (route === 'cloud') return isAbstained ? 'abstained' : 'full';
  const kind = kindOfAnswer(lines);
  if (kind === 'full') return 'full';
  return kind === 'partly' ? 'partial' : 'abstained';
}
