/** Plans and cases of A/B tests to put into a database. */
import type { AbPlan } from '../../preload/ab-tests.ts';
import type { ReadLabel, Screening, StudyId } from '../../preload/domain.ts';
import type { Profile } from '../../main/database/profile.ts';
import { createAbTest, stepAbTest } from '../../main/registry/ab-tests/life-cycle.ts';
import { runningAbTest } from '../../main/registry/ab-tests/tests.ts';
import { nextUnansweredImage } from '../../main/registry/ab-tests/cases.ts';
import { findModelVersion } from '../../main/registry/models.ts';
import { enrolImage, recordChallenger } from '../../main/screening/challenger.ts';
import { recordScreening } from '../../main/screening/inferences.ts';
import { inTransaction } from '../../main/database/transaction.ts';
import { recordRead } from '../../main/screening/reads.ts';
import { localUser } from '../../main/screening/users.ts';
import { arriveStudy, registerModel } from './database.ts';
import { screening } from './records.ts';

export const USER = 'b'.repeat(32);
const AT = '2026-11-23T08:00:00.000Z';

export const IMAGE_PLAN: AbPlan = {
  name: 'champion-vs-challenger',
  subject: 'images',
  mode: 'paired',
  modelA: 'chest-xray-classifier@1.0.0',
  modelB: 'chest-xray-classifier@2.0.0',
  splitPercent: 50,
  difference: 0.5,
  stopRule: 'fixed',
};

export const QUESTION_PLAN: AbPlan = {
  ...IMAGE_PLAN,
  name: 'onnx-vs-claude-medical',
  subject: 'questions',
  mode: 'split',
  modelB: 'claude-sonnet-5-5',
  difference: 0.1,
};

/** Both versions are registered and the test runs. */
export function startImageTest(profile: Profile, changes: Partial<AbPlan> = {}): void {
  const plan = { ...IMAGE_PLAN, ...changes };
  registerModel(profile);
  registerModel(profile, { version: '2.0.0', sha256: 'd'.repeat(64) });
  createAbTest(profile, plan, USER);
  stepAbTest(profile, plan.name, 'start', USER);
}

/** An image that the champion has read and, unless told otherwise, the challenger too. Neither read is recorded yet. */
export function imageCase(profile: Profile, champion: string, challenger: string | null, isSample = false): StudyId {
  const study = arriveStudy(profile, { isSample });
  const { id: modelVersion } = findModelVersion(profile.db, 'chest-xray-classifier', '1.0.0');
  inTransaction(profile.db, () => {
    const user = localUser(profile.db, 'Dr. Ayşe Işık');
    recordScreening(profile, { study, modelVersion, user, screening: says(champion), at: AT });
    enrolImage(profile, study, says(champion));
  });
  if (challenger !== null) answerAsChallenger(profile, study, says(challenger));
  return study;
}

function answerAsChallenger(profile: Profile, study: StudyId, said: Screening): void {
  const test = runningAbTest(profile.db, 'images');
  const next = test && nextUnansweredImage(profile.db, test.id);
  if (!test || !next) throw new Error('no image waits for the challenger');
  recordChallenger(profile, { seq: next.seq, test: test.id, study }, said, USER);
}

function says(prediction: string): Screening {
  return screening('result', { prediction, state: prediction === 'Normal' ? 'negative' : 'positive' });
}

export function readAs(profile: Profile, study: StudyId, label: ReadLabel): void {
  for (const stage of ['own', 'final'] as const)
    recordRead(profile, { study, stage, label, note: '', user: USER, at: AT });
}
