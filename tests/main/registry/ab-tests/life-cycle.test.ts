import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../../main/audit/verify.ts';
import type { Profile } from '../../../../main/database/profile.ts';
import { abTestDetail } from '../../../../main/registry/ab-tests/detail.ts';
import { createAbTest, stepAbTest } from '../../../../main/registry/ab-tests/life-cycle.ts';
import { findAbTest, listAbTests } from '../../../../main/registry/ab-tests/tests.ts';
import { listAliases } from '../../../../main/registry/aliases.ts';
import { findModelVersion } from '../../../../main/registry/models.ts';
import type { AbTestDetail } from '../../../../preload/ab-tests.ts';
import { IMAGE_PLAN, imageCase, QUESTION_PLAN, readAs, startImageTest, USER } from '../../../support/ab-tests.ts';
import { throwAway } from '../../../support/database.ts';

const { name: IMAGES } = IMAGE_PLAN;
const { name: QUESTIONS } = QUESTION_PLAN;

describe('the original’s table', () => {
  it('starts with nothing counted, and its plan is fixed for good', () => {
    const profile = throwAway();
    createAbTest(profile, QUESTION_PLAN, USER);
    expect(findAbTest(profile.db, QUESTIONS)).toMatchObject({
      ...QUESTION_PLAN,
      plannedCases: 785,
      requestsA: 0,
      requestsB: 0,
      meanMsA: null,
      meanMsB: null,
      winner: null,
      status: 'draft',
    });
    expect(() => profile.db.exec('UPDATE ab_tests SET planned_cases = 5')).toThrow('not changed');
    expect(() => profile.db.exec('DELETE FROM ab_tests')).toThrow('not deleted');
    expect(() => findAbTest(profile.db, 'another')).toThrow(expect.objectContaining({ code: 'ab-test-not-found' }));
  });

  it.each([
    ['of a name that was used', QUESTION_PLAN, 'ab-test-name-taken'],
    ['between a model and itself', { ...QUESTION_PLAN, name: 'other', modelB: QUESTION_PLAN.modelA }, 'input-invalid'],
    ['of images that are split', { ...QUESTION_PLAN, name: 'other', subject: 'images' as const }, 'input-invalid'],
  ])('a test %s is refused and leaves no audit entry', async (_, plan, code) => {
    const profile = throwAway();
    createAbTest(profile, QUESTION_PLAN, USER);
    expect(() => createAbTest(profile, plan, USER)).toThrow(expect.objectContaining({ code }));
    expect(listAbTests(profile.db)).toHaveLength(1);
    expect(await verifyAudit(profile.db, profile.keys.audit)).toMatchObject({ isIntact: true, entries: 1 });
  });
});

describe('the life of a test', () => {
  it('goes from draft to running to an end, never back, each step audited', () => {
    const profile = throwAway();
    createAbTest(profile, QUESTION_PLAN, USER);
    expect(() => stepAbTest(profile, QUESTIONS, 'conclude', USER)).toThrow(fault('ab-test-state'));
    stepAbTest(profile, QUESTIONS, 'start', USER);
    expect(() => stepAbTest(profile, QUESTIONS, 'start', USER)).toThrow(fault('ab-test-state'));
    expect(() => stepAbTest(profile, QUESTIONS, 'conclude', USER)).toThrow(fault('ab-test-not-ready'));
    stepAbTest(profile, QUESTIONS, 'stop', USER);
    for (const step of ['start', 'stop', 'conclude'] as const) {
      expect(() => stepAbTest(profile, QUESTIONS, step, USER)).toThrow(fault('ab-test-state'));
    }
    expect(findAbTest(profile.db, QUESTIONS)).toMatchObject({ status: 'stopped', winner: null });
    expect(actions(profile)).toEqual(['ab-test-created', 'ab-test-started', 'ab-test-stopped']);
  });

  it('allows one running test of each subject', () => {
    const profile = throwAway();
    for (const name of [QUESTIONS, 'second']) createAbTest(profile, { ...QUESTION_PLAN, name }, USER);
    startImageTest(profile);
    stepAbTest(profile, QUESTIONS, 'start', USER);
    expect(() => stepAbTest(profile, 'second', 'start', USER)).toThrow(fault('ab-test-running'));
    expect(findAbTest(profile.db, 'second').status).toBe('draft');
  });

  it('makes the challenger known while it runs, and takes it out of the shadow at its end', () => {
    const profile = throwAway();
    startImageTest(profile);
    expect(listAliases(profile.db)).toEqual([
      { alias: 'challenger', scope: 'medical', name: 'chest-xray-classifier', version: '2.0.0' },
    ]);
    expect(findModelVersion(profile.db, 'chest-xray-classifier', '2.0.0').status).toBe('shadow');
    stepAbTest(profile, IMAGES, 'stop', USER);
    expect(listAliases(profile.db)).toEqual([]);
    expect(findModelVersion(profile.db, 'chest-xray-classifier', '2.0.0').status).toBe('inactive');
  });
});

describe('a decision', () => {
  it('falls at the planned number of cases and not before, by McNemar’s test, and stays', async () => {
    const profile = throwAway();
    startImageTest(profile);
    // B is right on every case and A on none: whoever peeked would have stopped long before.
    for (let i = 1; i < 29; i += 1) judged(profile, 'Normal', 'Pneumonia');
    expect(detail(profile)).toMatchObject({ state: 'collecting', looks: [{ atCases: 29, taken: null }] });
    expect(detail(profile).arms).toMatchObject({ a: { requests: 28, endpoint: null }, b: { endpoint: null } });
    expect(() => stepAbTest(profile, IMAGES, 'conclude', USER)).toThrow(fault('ab-test-not-ready'));
    judged(profile, 'Normal', 'Pneumonia');
    expect(detail(profile)).toMatchObject({
      state: 'full',
      looks: [{ taken: { a: { successes: 0, cases: 29 }, b: { successes: 29, cases: 29 }, winner: 'b' } }],
      arms: { b: { endpoint: { successes: 29, cases: 29 } } },
    });
    imageCase(profile, 'Normal', null);
    expect(detail(profile).progress).toMatchObject({ counted: 29, awaitingAnswer: 0 });
    stepAbTest(profile, IMAGES, 'conclude', USER);
    expect(findAbTest(profile.db, IMAGES)).toMatchObject({
      status: 'finished',
      winner: 'b',
      requestsA: 29,
      requestsB: 29,
    });
    expect(actions(profile)).toContain('ab-test-looked');
    expect((await verifyAudit(profile.db, profile.keys.audit)).isIntact).toBe(true);
  });

  it('is "not decided" where the arms are alike, and says so by no winner', () => {
    const profile = throwAway();
    startImageTest(profile);
    for (let i = 0; i < 29; i += 1) judged(profile, 'Pneumonia', i < 2 ? 'Normal' : 'Pneumonia');
    expect(detail(profile)).toMatchObject({ state: 'full', looks: [{ taken: { p: 0.5, winner: null } }] });
    stepAbTest(profile, IMAGES, 'conclude', USER);
    expect(findAbTest(profile.db, IMAGES).winner).toBeNull();
  });

  it('may fall early where the plan has early looks, and only at those', () => {
    const profile = throwAway();
    startImageTest(profile, { stopRule: 'haybittle-peto', difference: 0.3 });
    const [early] = detail(profile).looks;
    for (let i = 1; i < (early?.atCases ?? 0); i += 1) judged(profile, 'Pneumonia', 'Normal');
    expect(detail(profile).state).toBe('collecting');
    judged(profile, 'Pneumonia', 'Normal');
    expect(detail(profile)).toMatchObject({
      state: 'full',
      looks: [{ level: 0.001, taken: { winner: 'a' } }, {}, {}, {}],
    });
    stepAbTest(profile, IMAGES, 'conclude', USER);
    expect(findAbTest(profile.db, IMAGES).winner).toBe('a');
  });

  it('is about patients: a sample is no case', () => {
    const profile = throwAway();
    startImageTest(profile);
    imageCase(profile, 'Normal', null, true);
    expect(detail(profile).progress.awaitingAnswer).toBe(0);
  });

  it('says what the cases that do not count still lack', () => {
    const profile = throwAway();
    startImageTest(profile);
    imageCase(profile, 'Normal', 'Normal');
    readAs(profile, imageCase(profile, 'Normal', 'Pneumonia'), 'other');
    readAs(profile, imageCase(profile, 'Normal', 'Pneumonia'), 'normal');
    imageCase(profile, 'Normal', null);
    expect(detail(profile).progress).toEqual({
      counted: 1,
      awaitingAnswer: 1,
      awaitingFinalRead: 1,
      awaitingVerdict: 0,
    });
  });
});

function judged(profile: Profile, champion: string, challenger: string): void {
  readAs(profile, imageCase(profile, champion, challenger), 'pneumonia');
}

function detail({ db }: Profile): AbTestDetail {
  return abTestDetail(db, IMAGES, () => true);
}

function actions({ db }: Profile): readonly string[] {
  const rows = db.prepare<[], { action: string }>("SELECT action FROM audit_log WHERE action GLOB 'ab-*' ORDER BY seq");
  return rows.all().map(({ action }) => action);
}

function fault(code: string): unknown {
  return expect.objectContaining({ code });
}
