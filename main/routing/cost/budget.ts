/**
 * The budget: reserved in the database before anything is sent, settled after. What was never settled, because the
 * process died or the reply was lost, counts in full: the books may show more than was spent, never less.
 */
import type { BudgetLimits } from '../../../preload/questions.ts';
import type { ReadableDB, WritableDB } from '../../database/open.ts';

const MICRO = 1_000_000;

interface Reservation {
  /** The row of the ledger that this pays for. */
  readonly egress: number;
  readonly date: string;
  readonly user: string;
  readonly microUsd: number;
}

/** The first limit that so much more would break, or null. */
export function brokenLimit(
  db: ReadableDB,
  { date, user, microUsd }: Omit<Reservation, 'egress'>,
  limitsUsd: BudgetLimits,
): keyof BudgetLimits | null {
  const spent = spentMicroUsd(db, date, user);
  if (exceeds(spent.day + microUsd, limitsUsd.day)) return 'day';
  if (exceeds(spent.month + microUsd, limitsUsd.month)) return 'month';
  return exceeds(spent.userDay + microUsd, limitsUsd.userDay) ? 'userDay' : null;
}

/** To be called in the transaction in which `brokenLimit` said null. */
export function reserve(db: WritableDB, { egress, date, user, microUsd }: Reservation): void {
  if (!db.inTransaction) throw new Error('a reservation is made in the transaction that checked the budget');
  db.prepare<[number, string, string, number]>(
    'INSERT INTO spendings (egress, date, user, reserved_micro_usd) VALUES (?, ?, ?, ?)',
  ).run(egress, date, user, microUsd);
}

/** `microUsd`: what the service charged; null when that was never learnt. */
export function settle(db: WritableDB, egress: number, outcome: 'answered' | 'failed', microUsd: number | null): void {
  const { changes } = db
    .prepare<[number | null, string, number]>(
      "UPDATE spendings SET spent_micro_usd = ?, outcome = ? WHERE egress = ? AND outcome = 'open'",
    )
    .run(microUsd, microUsd === null ? 'unknown' : outcome, egress);
  if (changes !== 1) throw new Error(`no open reservation for ${egress}`);
}

export function spentUsd(db: ReadableDB, date: string, user: string): BudgetLimits {
  const { day, month, userDay } = spentMicroUsd(db, date, user);
  return { day: day / MICRO, month: month / MICRO, userDay: userDay / MICRO };
}

/** What one send counts: what was charged or, unless that is known, what was reserved. */
export function countedMicroUsd(db: ReadableDB, egress: number): number {
  const row = db
    .prepare<[number], { counted: number }>(
      'SELECT coalesce(spent_micro_usd, reserved_micro_usd) AS counted FROM spendings WHERE egress = ?',
    )
    .get(egress);
  return row?.counted ?? 0;
}

function spentMicroUsd(db: ReadableDB, date: string, user: string): BudgetLimits {
  const row = db
    .prepare<
      [{ readonly date: string; readonly first: string; readonly last: string; readonly user: string }],
      BudgetLimits
    >(
      `SELECT coalesce(sum(coalesce(spent_micro_usd, reserved_micro_usd)), 0) AS month,
              coalesce(sum(iif(date = :date, coalesce(spent_micro_usd, reserved_micro_usd), 0)), 0) AS day,
              coalesce(sum(iif(date = :date AND user = :user, coalesce(spent_micro_usd, reserved_micro_usd), 0)), 0)
                AS userDay
       FROM spendings WHERE date BETWEEN :first AND :last`,
    )
    .get({ date, first: `${date.slice(0, 7)}-01`, last: `${date.slice(0, 7)}-31`, user });
  return row ?? { day: 0, month: 0, userDay: 0 };
}

function exceeds(microUsd: number, limitUsd: number): boolean {
  return microUsd > Math.round(limitUsd * MICRO);
}
