import { describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../../main/audit/verify.ts';
import type { Profile } from '../../../../main/database/profile.ts';
import { abTestDetail } from '../../../../main/registry/ab-tests/detail.ts';
import { createAbTest, stepAbTest } from '../../../../main/registry/ab-tests/life-cycle.ts';
import { areArmsAtWork } from '../../../../main/routing/ab/arms.ts';
import { findDisagreements, judgeDisagreement } from '../../../../main/routing/ab/disagreements.ts';
import { askQuestion } from '../../../../main/routing/answer/answer.ts';
import { previewQuestion } from '../../../../main/routing/answer/preview.ts';
import { bodyOfSend, findSends } from '../../../../main/routing/cloud/ledger.ts';
import { changeChoices, readChoices } from '../../../../main/routing/cloud/settings.ts';
import { assignArm } from '../../../../main/routing/decision/ab-assignment.ts';
import { findQuestions } from '../../../../main/routing/questions/questions.ts';
import { recordRead } from '../../../../main/screening/reads.ts';
import type { AbPlan, AbTestDetail } from '../../../../preload/ab-tests.ts';
import type { StudyId } from '../../../../preload/domain.ts';
import type { CloudChoices } from '../../../../preload/questions.ts';
import { imageCase, QUESTION_PLAN, readAs, USER } from '../../../support/ab-tests.ts';
import { registerModel, throwAway } from '../../../support/database.ts';
import type { MessagesServer } from '../../../support/messages-server.ts';
import { refuses, says } from '../../../support/messages-server.ts';
import type { DeskChanges, TestDesk } from '../../../support/question-desk.ts';
import { COMPLEX, onlineDesk, startMessagesServer } from '../../../support/question-desk.ts';

const MEDIUM = 'Bu göğüs röntgeninde pnömoni var mı?';
const { name: NAME } = QUESTION_PLAN;

describe('a split test', () => {
  it('assigns each case by the name of the test, and counts what either arm could have had', async () => {
    const { desk } = await running({});
    for (let i = 0; i < 12; i += 1) {
      const study = readStudy(desk);
      const { answers } = await ask(desk, study);
      const arm = assignArm({ testId: NAME, localPercent: 50 }, study);
      expect(answers.at(-1)?.route).toBe(arm);
    }
    const { test, arms, progress } = detail(desk);
    expect(test.requestsA + test.requestsB).toBe(12);
    expect(arms.a.requests).toBeGreaterThan(0);
    expect(arms.b.requests).toBeGreaterThan(0);
    expect(arms).toMatchObject({ a: { failed: 0, costUsd: 0, endpoint: null }, b: { failed: 0, endpoint: null } });
    expect(arms.b.costUsd).toBeGreaterThan(0);
    expect(test.meanMsA).toBeGreaterThan(0);
    expect(progress.counted).toBe(12);
    expect((await verifyAudit(desk.profile.db, desk.profile.keys.audit)).isIntact).toBe(true);
  });

  it('gives all to one arm when told to', async () => {
    const { desk, server } = await running({ splitPercent: 1 });
    const cases = Array.from({ length: 5 }, () => readStudy(desk)).filter(
      (study) => assignArm({ testId: NAME, localPercent: 1 }, study) === 'cloud',
    );
    for (const study of cases) await ask(desk, study);
    expect(server.questions()).toHaveLength(cases.length);
    expect(detail(desk).arms.b.requests).toBe(cases.length);
  });

  it('does not count what anything but the split kept here, nor simple and complex questions', async () => {
    const { desk } = await running({});
    const study = readStudy(desk);
    await askQuestion(desk, { study, text: MEDIUM, consent: 'this-computer' });
    await askQuestion(desk, { study: readStudy(desk, false), text: MEDIUM, consent: 'may-leave' });
    await askQuestion(desk, { study: null, text: 'Merhaba', consent: 'may-leave' });
    await askQuestion(desk, { study: null, text: COMPLEX, consent: 'may-leave' });
    change(desk, { isThisComputerOnly: true });
    await ask(desk, readStudy(desk));
    expect(detail(desk).progress.counted).toBe(0);
  });

  it('counts a failed send against the arm that failed, which the reader’s answer hides', async () => {
    const { desk, server } = await running({ splitPercent: 1 });
    server.behave(refuses(500, 'api_error', 'broken'));
    const study = studyFor(desk, 'cloud', 1);
    expect((await ask(desk, study)).answers).toMatchObject([{ route: 'local', cloudFault: 'server-error' }]);
    expect(detail(desk).arms).toMatchObject({ a: { requests: 0 }, b: { requests: 1, failed: 1 } });
  });

  it('rests while an arm is not the one it compares, and the original’s even split is back', async () => {
    const { desk } = await running({ splitPercent: 99 });
    change(desk, { model: 'claude-sonnet-5' });
    expect(detail(desk).state).toBe('paused');
    const study = studyFor(desk, 'local', 50, 'local-against-cloud');
    await ask(desk, study);
    expect(detail(desk).progress.counted).toBe(0);
  });
});

describe('a paired test', () => {
  const PAIRED = { mode: 'paired' } as const;

  it('shows the local answer alone, asks the cloud by the same gate, and tells nobody before the case is closed', async () => {
    const { desk, server } = await running(PAIRED);
    server.behave(says(['Bulutun gizli yanıtı.']));
    const study = readStudy(desk, false);
    expect(previewQuestion(desk, { study, text: MEDIUM })).toMatchObject({ isCompared: false, outgoing: null });
    recordRead(desk.profile, { study, stage: 'own', label: 'pneumonia', note: '', user: USER, at: AT });
    const { outgoing, isCompared, decision } = previewQuestion(desk, { study, text: MEDIUM });
    expect({ isCompared, route: decision.route }).toEqual({ isCompared: true, route: 'local' });
    const { answers } = await ask(desk, study);
    expect(answers).toMatchObject([{ route: 'local', cloudFault: null, costUsd: 0 }]);
    await settled(desk, 1);
    expect(server.questions().map(({ body }) => body.toString('utf8'))).toEqual([outgoing?.body]);
    const sends = findSends(desk.profile.db, PAGE);
    expect(sends).toMatchObject([{ outcome: 'answered' }]);
    expect(sends.map(({ id }) => bodyOfSend(desk.profile.db, id))).toEqual([outgoing?.body]);
    expect(JSON.stringify(findQuestions(desk.profile.db, study, 10))).not.toContain('gizli');
    expect(open(desk)).toEqual([]);
    expect(() => judgeDisagreement(desk.clinic, 1, 'first')).toThrow(expect.objectContaining({ code: 'ab-case-open' }));
    expect(detail(desk).progress).toMatchObject({ counted: 0, awaitingFinalRead: 1, awaitingVerdict: 0 });

    recordRead(desk.profile, { study, stage: 'final', label: 'pneumonia', note: '', user: USER, at: AT });
    const [told] = open(desk);
    expect(told).toMatchObject({ question: MEDIUM, study: { id: study }, finalLabel: 'pneumonia', verdict: null });
    expect([told?.first.arm, told?.second.arm]).toEqual([null, null]);
    expect([told?.first, told?.second].flatMap((answer) => answer?.lines ?? [])).toContain('Bulutun gizli yanıtı.');
  });

  it('takes one verdict a case, which decides for the arm that was meant', async () => {
    const { desk, server } = await running(PAIRED);
    server.behave(says(['Bulut.']));
    for (let i = 0; i < 6; i += 1) {
      await ask(desk, readStudy(desk));
      await settled(desk, i + 1);
    }
    const cases = open(desk);
    expect(cases).toHaveLength(6);
    for (const { id, first } of cases) {
      judgeDisagreement(desk.clinic, id, first.lines.includes('Bulut.') ? 'first' : 'second');
    }
    expect(() => judgeDisagreement(desk.clinic, 1, 'equal')).toThrow(
      expect.objectContaining({ code: 'already-recorded' }),
    );
    expect(open(desk)).toEqual([]);
    stepAbTest(desk.profile, NAME, 'stop', USER);
    expect(detail(desk).arms).toMatchObject({
      a: { endpoint: { successes: 0, cases: 6 } },
      b: { endpoint: { successes: 6, cases: 6 } },
    });
    const judged = findDisagreements(desk.profile.db, { name: NAME, show: 'judged', limit: 10 });
    expect(judged.map(({ verdict, first, second }) => (verdict === 'first' ? first : second).arm)).toEqual(
      Array.from({ length: 6 }, () => 'b'),
    );
  });

  it('sends nothing without consent, nothing while this computer only is on, and nothing twice', async () => {
    const { desk, server } = await running(PAIRED);
    await askQuestion(desk, { study: null, text: MEDIUM, consent: 'this-computer' });
    change(desk, { isThisComputerOnly: true });
    await ask(desk, null);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.questions()).toEqual([]);
    expect(detail(desk).progress).toEqual({ counted: 0, awaitingAnswer: 0, awaitingFinalRead: 0, awaitingVerdict: 0 });
  });

  it('takes a pair in which neither said anything for a tie, and a failed send for no pair', async () => {
    const { desk, server } = await running(PAIRED);
    server.behave(says([]), refuses(500, 'api_error', 'broken'));
    await ask(desk, null);
    await settled(desk, 1);
    expect(detail(desk).progress.counted).toBe(1);
    await ask(desk, readStudy(desk));
    await settled(desk, 2);
    expect(detail(desk)).toMatchObject({ progress: { counted: 1, awaitingVerdict: 0 }, arms: { b: { failed: 1 } } });
  });
});

const AT = '2026-11-23T08:00:00.000Z';
const PAGE = { withProbes: false, limit: 10, offset: 0 };

async function running(
  plan: Partial<AbPlan>,
  changes: DeskChanges = {},
): Promise<{ desk: TestDesk; server: MessagesServer }> {
  const profile = throwAway();
  registerModel(profile);
  createAbTest(profile, { ...QUESTION_PLAN, ...plan }, USER);
  stepAbTest(profile, NAME, 'start', USER);
  const server = await startMessagesServer();
  return { desk: await onlineDesk(server, { profile, ...changes }), server };
}

/** Answered by the model; with both reads unless told otherwise. */
function readStudy({ profile }: { readonly profile: Profile }, isRead = true): StudyId {
  const study = imageCase(profile, 'Pneumonia', null);
  if (isRead) readAs(profile, study, 'pneumonia');
  return study;
}

function studyFor(desk: TestDesk, arm: 'local' | 'cloud', localPercent: number, testId = NAME): StudyId {
  for (;;) {
    const study = readStudy(desk);
    if (assignArm({ testId, localPercent }, study) === arm) return study;
  }
}

function ask(desk: TestDesk, study: StudyId | null) {
  return askQuestion(desk, { study, text: MEDIUM, consent: 'may-leave' });
}

async function settled(desk: TestDesk, answers: number): Promise<void> {
  await vi.waitFor(() => expect(detail(desk).arms.b.requests).toBe(answers), { timeout: 20_000 });
}

function change({ profile, clinic }: TestDesk, changes: Partial<CloudChoices>): void {
  changeChoices(profile, clinic.user, { ...readChoices(profile.db), ...changes });
}

function open({ profile }: TestDesk) {
  return findDisagreements(profile.db, { name: NAME, show: 'open', limit: 50 });
}

function detail({ profile: { db } }: TestDesk): AbTestDetail {
  return abTestDetail(db, NAME, (test) => areArmsAtWork(db, test));
}
