import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askQuestion } from '../../../../main/routing/answer/answer.ts';
import { changeChoices, readChoices } from '../../../../main/routing/cloud/settings.ts';
import type { CloudTransport } from '../../../../main/routing/cloud/transport.ts';
import { dailyQuestions } from '../../../../main/routing/figures/questions.ts';
import { accountSavings } from '../../../../main/routing/figures/savings.ts';
import type { CloudChoices } from '../../../../preload/questions.ts';
import { refuses } from '../../../support/messages-server.ts';
import type { TestDesk } from '../../../support/question-desk.ts';
import { COMPLEX, onlineDesk, startMessagesServer } from '../../../support/question-desk.ts';

const SIMPLE = 'Merhaba';
/** At 2 and 10 dollars a million tokens: the original's two cents. */
const TWO_CENTS = { input_tokens: 1_000, output_tokens: 1_800 };
const NO_LIMIT = { day: 100_000, month: 100_000, userDay: 100_000 };

// Accounts are of days, and prices hold from a day on: a midnight within a test, or a later price list, is no defect.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') }));
afterEach(() => void vi.useRealTimers());

describe('the original’s example', () => {
  it('10,000 questions a day at 60/40: $80.6 instead of $200, 59.7 % and $43,581 a year saved', async () => {
    const desk = await deskAnswering(TWO_CENTS);
    for (let i = 0; i < 10_000; i += 1) await ask(desk, i % 5 < 3 ? SIMPLE : COMPLEX);
    const savings = accountSavings(desk.profile.db, 1);
    expect(savings).toMatchObject({ cloudAnswers: 4_000, homeAnswers: 6_000, counted: 6_000, unknown: 0 });
    const { spentUsd, homeUsd, wouldHaveCostUsd, savedUsd, savedShare, savedPerYearUsd } = savings;
    expect(spentUsd + (wouldHaveCostUsd ?? 0)).toBeCloseTo(200, 6);
    expect(spentUsd + homeUsd).toBeCloseTo(80.6, 6);
    expect(savedUsd).toBeCloseTo(119.4, 6);
    expect((savedShare ?? 0) * 100).toBeCloseTo(59.7, 6);
    expect(savedPerYearUsd).toBeCloseTo(43_581, 3);
    expect((savedUsd ?? 0) * 12 * 30).toBeCloseTo(42_984, 3);
    expect(savings.byDay).toHaveLength(1);
    const days = dailyQuestions(desk.profile.db, 1);
    expect(days).toMatchObject([
      { route: 'cloud', total: 4_000, answered: 4_000, because: [{ code: 'complex-query', count: 4_000 }] },
      { route: 'local', total: 6_000, answered: 6_000, costUsd: 0 },
    ]);
    expect(days[0]?.costUsd).toBeCloseTo(80, 6);
  }, 300_000);
});

describe('the account', () => {
  it('claims nothing before a question of the cloud was measured', async () => {
    const desk = await deskAnswering(TWO_CENTS);
    await ask(desk, SIMPLE);
    expect(accountSavings(desk.profile.db, 1)).toMatchObject({
      counted: 0,
      unknown: 1,
      wouldHaveCostUsd: null,
      savedUsd: null,
      savedShare: null,
      savedPerYearUsd: null,
      models: [],
    });
  });

  it('counts only questions that the cloud was allowed to see', async () => {
    const desk = await deskAnswering(TWO_CENTS);
    await ask(desk, COMPLEX);
    await ask(desk, SIMPLE);
    await askQuestion(desk, { study: null, text: SIMPLE, consent: 'this-computer' });
    await ask(desk, 'Hasta adı: Gül Kaya, merhaba');
    change(desk, { isThisComputerOnly: true });
    await ask(desk, SIMPLE);
    const savings = accountSavings(desk.profile.db, 1);
    expect(savings).toMatchObject({ cloudAnswers: 1, homeAnswers: 4, counted: 1, notAllowed: 3 });
    expect(savings.wouldHaveCostUsd).toBeCloseTo(0.02, 9);
    expect(savings.savedUsd).toBeCloseTo(0.02 - 0.0001, 9);
    expect(savings.models).toMatchObject([
      { model: 'claude-sonnet-5-5', sends: 1, inputTokens: 1_000, outputTokens: 1_800, price: { from: '2026-10-07' } },
    ]);
  });

  it('prices a question by the model that was set when it was asked, and says so where that was never measured', async () => {
    const desk = await deskAnswering(TWO_CENTS);
    await ask(desk, COMPLEX);
    change(desk, { model: 'claude-opus-5' });
    await ask(desk, SIMPLE);
    expect(accountSavings(desk.profile.db, 1)).toMatchObject({ counted: 0, unknown: 1, savedUsd: null });
    await ask(desk, COMPLEX);
    const { counted, wouldHaveCostUsd } = accountSavings(desk.profile.db, 1);
    expect(counted).toBe(1);
    expect(wouldHaveCostUsd).toBeCloseTo((1_000 * 5 + 1_800 * 25) / 1e6, 9);
  });

  it('says "not known" of answers that older versions recorded', async () => {
    const desk = await deskAnswering(TWO_CENTS);
    await ask(desk, COMPLEX);
    await ask(desk, SIMPLE);
    const { db } = desk.profile;
    db.exec(`INSERT INTO answers SELECT seq + 10, question, at, date, route, because, cloud_fault, label, language, lines,
      is_abstained, offers_outbox, might_have_gone, cost_micro_usd, duration_ms, NULL FROM answers WHERE route = 'local'`);
    expect(accountSavings(db, 1)).toMatchObject({ homeAnswers: 2, counted: 1, unknown: 1 });
  });

  it('counts what a failed question cost, and never counts that question as saved', async () => {
    const server = await startMessagesServer();
    const desk = await onlineDesk(server);
    await ask(desk, COMPLEX);
    server.behave(refuses(529, 'overloaded_error', 'Overloaded'));
    await ask(desk, COMPLEX);
    expect(accountSavings(desk.profile.db, 1)).toMatchObject({ cloudAnswers: 1, counted: 0, notAllowed: 1 });
    expect(dailyQuestions(desk.profile.db, 1)[0]).toMatchObject({
      route: 'cloud',
      failed: 1,
      causes: [{ code: 'overloaded', count: 1 }],
    });
  });

  it('always adds up, whatever was asked', async () => {
    const question = fc.constantFrom(SIMPLE, COMPLEX, 'Bu göğüs röntgeninde pnömoni var mı?', 'TC 10000000146 merhaba');
    const tokens = fc.record({ input_tokens: fc.nat(50_000), output_tokens: fc.nat(4_096) });
    await fc.assert(
      fc.asyncProperty(fc.array(question, { minLength: 1, maxLength: 12 }), tokens, async (questions, usage) => {
        const desk = await deskAnswering(usage);
        for (const text of questions) await ask(desk, text);
        const savings = accountSavings(desk.profile.db, 1);
        const { cloudAnswers, homeAnswers, counted, unknown, notAllowed, spentUsd, wouldHaveCostUsd } = savings;
        expect(cloudAnswers + homeAnswers).toBe(questions.length);
        expect(counted + unknown + notAllowed).toBe(homeAnswers);
        expect(savings.byDay.reduce((sum, day) => sum + day.spentUsd, 0)).toBeCloseTo(spentUsd, 9);
        if (wouldHaveCostUsd !== null) {
          expect(wouldHaveCostUsd).toBeCloseTo((counted * spentUsd) / cloudAnswers, 6);
          expect(savings.savedUsd).toBeCloseTo(wouldHaveCostUsd - counted * 0.0001, 9);
        } else expect(counted).toBe(0);
      }),
      { numRuns: 15 },
    );
  });
});

/** A service that answers at once and charges for `usage` each time. */
async function deskAnswering(usage: object): Promise<TestDesk> {
  const server = { ...(await startMessagesServer()), transport: answering(usage) };
  return onlineDesk(server, { choices: { limitsUsd: NO_LIMIT } });
}

function answering(usage: object): CloudTransport {
  const answer = JSON.stringify({ abstain: false, sentences: ['Genel bir yanıt.'] });
  const message = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'any',
    stop_reason: 'end_turn',
    content: [{ type: 'text', text: answer }],
    usage,
  };
  return {
    fetch: (_url, init) =>
      Promise.resolve(
        init?.method === 'POST' ? Response.json(message) : Response.json({ type: 'error' }, { status: 401 }),
      ),
    isInspected: () => false,
  };
}

function ask(desk: TestDesk, text: string) {
  return askQuestion(desk, { study: null, text, consent: 'may-leave' });
}

function change({ profile, clinic }: TestDesk, choices: Partial<CloudChoices>): void {
  changeChoices(profile, clinic.user, { ...readChoices(profile.db), ...choices });
}
