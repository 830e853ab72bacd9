/** The life of a test: drafted with its whole plan, started, then stopped or concluded, each step with its audit entry. */
import type { AbArmName, AbPlan, AbStatus, AbStep } from '../../../preload/ab-tests.ts';
import { appendAudit } from '../../audit/append.ts';
import { isRefusedRow, StorageFault } from '../../database/fault.ts';
import type { Profile } from '../../database/profile.ts';
import { inTransaction } from '../../database/transaction.ts';
import { aliasTarget, pointAlias, setAlias } from '../aliases.ts';
import { setStatus } from '../life-cycle.ts';
import { versionNamed } from '../models.ts';
import { isDecided, looksOf } from './looks.ts';
import { plannedCases } from './plan.ts';
import type { RegisteredTest } from './tests.ts';
import { findAbTest, listAbTests, runningAbTest } from './tests.ts';

/** The caller has held the arms against what is at work. A name taken, also by a test long over, is `ab-test-name-taken`. */
export function createAbTest(profile: Profile, plan: AbPlan, actor: string): void {
  const { db, keys } = profile;
  const cases = plannedCases(plan);
  inTransaction(db, () => {
    if (listAbTests(db).some(({ name }) => name === plan.name)) {
      throw new StorageFault('ab-test-name-taken', `a test was named ${plan.name}`);
    }
    insertPlan(profile, plan, cases);
    const { name, ...detail } = plan;
    appendAudit(db, keys.audit, { actor, action: 'ab-test-created', object: name, detail: { ...detail, cases } });
  });
}

/** Throws `ab-test-not-found`, `ab-test-state` where the step is not the next one, and what the step itself throws. */
export function stepAbTest(profile: Profile, name: string, step: AbStep, actor: string): void {
  inTransaction(profile.db, () => {
    const test = findAbTest(profile.db, name);
    if (step === 'start') start(profile, test, actor);
    else if (step === 'stop') stop(profile, test, actor);
    else conclude(profile, test, actor);
  });
}

/** Throws `ab-test-running` while another one of the same subject runs. */
function start(profile: Profile, test: RegisteredTest, actor: string): void {
  requireStatus(test, 'draft');
  const other = runningAbTest(profile.db, test.subject);
  if (other) throw new StorageFault('ab-test-running', `${other.name} runs`);
  if (test.subject === 'images') putInShadow(profile, test, actor);
  profile.db
    .prepare<[string, number]>("UPDATE ab_tests SET status = 'running', started_at = ? WHERE id = ?")
    .run(new Date().toISOString(), test.id);
  note(profile, test, 'ab-test-started', actor, null);
}

/** Before its plan is worked off: no winner, whatever the figures seem to say. A draft is given up the same way. */
function stop(profile: Profile, test: RegisteredTest, actor: string): void {
  if (test.status !== 'draft') requireStatus(test, 'running');
  end(profile, test, 'stopped', null, actor);
  note(profile, test, 'ab-test-stopped', actor, null);
}

/** Throws `ab-test-not-ready` before a look has decided or the last one was taken. */
function conclude(profile: Profile, test: RegisteredTest, actor: string): void {
  requireStatus(test, 'running');
  if (!isDecided(profile.db, test)) throw new StorageFault('ab-test-not-ready', `${test.name} goes on`);
  const winner = looksOf(profile.db, test).findLast(({ taken }) => taken !== null)?.taken?.winner ?? null;
  end(profile, test, 'finished', winner, actor);
  note(profile, test, 'ab-test-concluded', actor, winner);
}

function end(
  profile: Profile,
  test: RegisteredTest,
  status: Extract<AbStatus, 'stopped' | 'finished'>,
  winner: AbArmName | null,
  actor: string,
): void {
  if (test.subject === 'images' && test.status === 'running') takeFromShadow(profile, test, actor);
  profile.db
    .prepare<[string, AbArmName | null, string, number]>(
      'UPDATE ab_tests SET status = ?, winner = ?, ended_at = ? WHERE id = ?',
    )
    .run(status, winner, new Date().toISOString(), test.id);
}

/** B is known as the challenger of its domain, and answers where nobody sees it. */
function putInShadow(profile: Profile, { modelB }: RegisteredTest, actor: string): void {
  const { name, version, domain, status } = versionNamed(profile.db, modelB);
  if (status === 'active') throw new StorageFault('ab-test-arms', `${modelB} is at work`);
  setStatus(profile, { name, version, status: 'shadow' }, actor);
  setAlias(profile, { alias: 'challenger', scope: domain, name, version }, actor);
}

/** What somebody else has decided about the version meanwhile stands. */
function takeFromShadow(profile: Profile, { modelB }: RegisteredTest, actor: string): void {
  const { id, name, version, domain, status } = versionNamed(profile.db, modelB);
  if (aliasTarget(profile.db, 'challenger', domain) === id) pointAlias(profile.db, 'challenger', domain, null);
  if (status === 'shadow') setStatus(profile, { name, version, status: 'inactive' }, actor);
}

function requireStatus(test: RegisteredTest, status: AbStatus): void {
  if (test.status !== status) throw new StorageFault('ab-test-state', `${test.name} is ${test.status}, not ${status}`);
}

function note(
  { db, keys }: Profile,
  { name, requestsA, requestsB }: RegisteredTest,
  action: 'ab-test-started' | 'ab-test-stopped' | 'ab-test-concluded',
  actor: string,
  winner: AbArmName | null,
): void {
  appendAudit(db, keys.audit, { actor, action, object: name, detail: { requestsA, requestsB, winner } });
}

function insertPlan({ db }: Profile, plan: AbPlan, cases: number): void {
  const insert = db.prepare<[AbPlan & { readonly cases: number; readonly at: string }]>(
    `INSERT INTO ab_tests (name, subject, mode, model_a, model_b, split_percent, difference, stop_rule, planned_cases,
       created_at)
     VALUES (:name, :subject, :mode, :modelA, :modelB, :splitPercent, :difference, :stopRule, :cases, :at)`,
  );
  try {
    insert.run({ ...plan, cases, at: new Date().toISOString() });
  } catch (error) {
    if (isRefusedRow(error)) throw new StorageFault('input-invalid', `not an A/B test: ${plan.name}`, { cause: error });
    throw error;
  }
}
