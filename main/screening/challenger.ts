/** Which images take part in the running test, and what both versions said of them. */
import type { AbOutcome } from '../../preload/ab-tests.ts';
import type { Screening, ScreeningStatus, StudyId } from '../../preload/domain.ts';
import { appendAudit } from '../audit/append.ts';
import { fingerprint } from '../audit/entry.ts';
import type { ReadableDB } from '../database/open.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';
import type { ArmAnswer } from '../registry/ab-tests/cases.ts';
import { enrolCase, recordArm } from '../registry/ab-tests/cases.ts';
import { isDecided, lookIfDue } from '../registry/ab-tests/looks.ts';
import { runningAbTest } from '../registry/ab-tests/tests.ts';
import { objectOf } from '../registry/models.ts';

/**
 * In the transaction of the champion's reading. An image that the champion does not answer is refused before any model
 * sees it, and compares nothing; a sample is nobody's image.
 */
export function enrolImage({ db }: Profile, study: StudyId, screening: Screening): void {
  if (screening.prediction === null || isSample(db, study)) return;
  const test = runningAbTest(db, 'images');
  if (!test || test.modelA !== objectOf(screening.model) || isDecided(db, test)) return;
  const at = new Date().toISOString();
  const added = enrolCase(db, { test: test.id, question: null, study, at });
  if (added !== null) recordArm(db, added, { arm: 'a', at, ...answerOf(screening) });
}

export interface ImageCase {
  readonly seq: number;
  readonly test: number;
  readonly study: StudyId;
}

/** What the challenger said, or that it failed; nobody sees it before the case is closed. */
export function recordChallenger(
  profile: Profile,
  { seq, test, study }: ImageCase,
  said: Screening,
  user: string,
): void {
  const { db, keys } = profile;
  inTransaction(db, () => {
    const answer = answerOf(said);
    recordArm(db, seq, { arm: 'b', at: new Date().toISOString(), ...answer });
    const { outcome, code } = answer;
    const detail = { model: objectOf(said.model), outcome, code };
    appendAudit(db, keys.audit, {
      actor: user,
      action: 'ab-answer-recorded',
      object: study,
      detail: { ...detail, answer: fingerprint(keys.audit, JSON.stringify(said)) },
    });
    lookIfDue(profile, test, user);
  });
}

const OUTCOMES = {
  result: 'full',
  indeterminate: 'partial',
  refused: 'abstained',
  error: 'failed',
} as const satisfies Record<ScreeningStatus, AbOutcome>;

function answerOf({ status, code, state, prediction, performance }: Screening): Omit<ArmAnswer, 'arm' | 'at'> {
  const said = { outcome: OUTCOMES[status], code, state, prediction };
  return { ...said, lines: [], durationMs: performance.total, microUsd: 0 };
}

function isSample(db: ReadableDB, study: StudyId): boolean {
  const row = db.prepare<[StudyId], { isSample: 0 | 1 }>('SELECT is_sample AS isSample FROM studies WHERE id = ?');
  return row.get(study)?.isSample !== 0;
}
