import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WritableDB } from '../../../../main/database/open.ts';
import { inTransaction } from '../../../../main/database/transaction.ts';
import { recordSend } from '../../../../main/routing/cloud/ledger.ts';
import { brokenLimit, reserve, settle, spentUsd } from '../../../../main/routing/cost/budget.ts';
import type { QuestionId } from '../../../../preload/questions.ts';
import { throwAway } from '../../../support/database.ts';

const QUESTION = newQuestion();
const USERS = ['a'.repeat(32), 'b'.repeat(32)] as const;
const DATES = ['2026-10-31', '2026-11-01', '2026-11-23', '2026-11-30'] as const;

/** Dollars that are whole thousandths, so that the model below reckons exactly. */
const LIMITS = { day: 0.2, month: 0.5, userDay: 0.15 };

interface Sent {
  readonly date: (typeof DATES)[number];
  readonly user: (typeof USERS)[number];
  readonly reserved: number;
  /** The share of it that the service charges; null: killed before that was learnt. */
  readonly charged: number | null;
}

describe('the budget', () => {
  it('is never overspent, whatever is charged and whoever dies in between', () => {
    fc.assert(
      fc.property(fc.array(sends(), { maxLength: 60 }), (all) => {
        const db = withQuestion();
        const charged: (Sent & { readonly microUsd: number })[] = [];
        for (const send of all) {
          const egress = letThrough(db, send);
          if (egress === null) continue;
          // What the service takes it takes, whether or not we live to hear of it.
          const microUsd = Math.floor(send.reserved * (send.charged ?? 1));
          charged.push({ ...send, microUsd });
          if (send.charged !== null) settle(db, egress, 'answered', microUsd);
        }
        for (const date of DATES) {
          for (const user of USERS) {
            const booked = spentUsd(db, date, user);
            const onDay = charged.filter((one) => one.date === date);
            const inMonth = charged.filter((one) => one.date.slice(0, 7) === date.slice(0, 7));
            expectBetween(total(onDay), booked.day, LIMITS.day);
            expectBetween(total(inMonth), booked.month, LIMITS.month);
            expectBetween(total(onDay.filter((one) => one.user === user)), booked.userDay, LIMITS.userDay);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lets a send through up to the last millionth and not beyond', () => {
    const db = withQuestion();
    const [date, user] = [DATES[2], USERS[0]];
    expect(brokenLimit(db, { date, user, microUsd: 150_000 }, LIMITS)).toBeNull();
    expect(brokenLimit(db, { date, user, microUsd: 150_001 }, LIMITS)).toBe('userDay');
    expect(brokenLimit(db, { date, user, microUsd: 1 }, { day: 0, month: 0, userDay: 0 })).toBe('day');
  });

  it('keeps in full what was never settled, and settles once', () => {
    const db = withQuestion();
    const send = { date: DATES[2], user: USERS[0], reserved: 100_000, charged: null } as const;
    const egress = letThrough(db, send) ?? 0;
    expect(spentUsd(db, send.date, send.user).day).toBe(0.1);
    settle(db, egress, 'failed', null);
    expect(spentUsd(db, send.date, send.user).day).toBe(0.1);
    expect(() => settle(db, egress, 'answered', 5)).toThrow('no open reservation');
  });

  it('counts what the service charged beyond the reservation, too', () => {
    const db = withQuestion();
    const send = { date: DATES[2], user: USERS[0], reserved: 100_000, charged: null } as const;
    settle(db, letThrough(db, send) ?? 0, 'answered', 160_000);
    expect(spentUsd(db, send.date, send.user).day).toBe(0.16);
    expect(letThrough(db, { ...send, reserved: 1 })).toBeNull();
  });
});

function sends(): fc.Arbitrary<Sent> {
  return fc.record({
    date: fc.constantFrom(...DATES),
    user: fc.constantFrom(...USERS),
    reserved: fc.integer({ min: 0, max: 60_000 }),
    charged: fc.option(fc.constantFrom(0, 0.3, 1)),
  });
}

/** As the gate does it: checked, written and reserved in one transaction. */
function letThrough(db: WritableDB, { date, user, reserved: microUsd }: Sent): number | null {
  return inTransaction(db, () => {
    if (brokenLimit(db, { date, user, microUsd }, LIMITS) !== null) return null;
    const at = `${date}T08:00:00.000Z`;
    const egress = recordSend(db, { at, kind: 'question', question: QUESTION, user, host: 'h', body: '{}' });
    reserve(db, { egress, date, user, microUsd });
    return egress;
  });
}

function withQuestion(): WritableDB {
  const { db } = throwAway();
  db.exec(
    `INSERT INTO questions (id, user, asked_at, text, consent, complexity, score, features)
     VALUES ('${QUESTION}', '${USERS[0]}', '2026-11-23T08:00:00.000Z', 'x', 'may-leave', 'complex', 70, '[]')`,
  );
  return db;
}

function total(charged: readonly { readonly microUsd: number }[]): number {
  return charged.reduce((sum, { microUsd }) => sum + microUsd, 0) / 1e6;
}

function expectBetween(least: number, value: number, most: number): void {
  expect(value).toBeGreaterThanOrEqual(least - 1e-9);
  expect(value).toBeLessThanOrEqual(most + 1e-9);
}

function newQuestion(): QuestionId {
  // as: the brand exists only in types
  return '00000000-0000-4000-8000-000000000001' as QuestionId;
}
