/**
 * What left this computer in a month, from the ledger, and whether anything could have, from the audit log. "Nothing left"
 * is said without a condition only where both agree: an empty ledger, and a gate that was shut from first to last.
 */
import type { OpenPeriod, PrivacyRow, PrivacySheet, PrivacyStatement } from '../../../preload/metrics.ts';
import type { ReadableDB } from '../../database/open.ts';

const MICRO = 1_000_000;

/** Times in ISO 8601, which sort as text. `from` counts, `until` does not. */
interface Span {
  readonly from: string;
  readonly until: string;
}

/** `month`: YYYY-MM, of UTC. */
export function privacySheet(db: ReadableDB, month: string, now: Date = new Date()): PrivacySheet {
  const whole = { from: `${month}-01T00:00:00.000Z`, until: nextMonth(month) };
  const until = earlier(whole.until, now.toISOString());
  const covered = { from: earlier(later(whole.from, firstEntry(db)), until), until };
  const [rows, openPeriods] = [rowsOf(db, whole), openPeriodsIn(db, covered)];
  const sends = rows.reduce((sum, row) => sum + row.sends, 0);
  return {
    month,
    ...covered,
    isOver: whole.until <= now.toISOString(),
    statement: statementOf(covered, sends, openPeriods),
    sends,
    bytes: rows.reduce((sum, row) => sum + row.bytes, 0),
    costUsd: rows.reduce((sum, row) => sum + row.costUsd, 0),
    rows,
    kept: keptHere(db, month),
    openPeriods,
  };
}

function statementOf(covered: Span, sends: number, openPeriods: readonly OpenPeriod[]): PrivacyStatement {
  if (sends > 0) return 'sent';
  if (covered.from >= covered.until) return 'unrecorded';
  return openPeriods.length === 0 ? 'closed' : 'silent';
}

function rowsOf(db: ReadableDB, { from, until }: Span): readonly PrivacyRow[] {
  return db
    .prepare<[string, string], Omit<PrivacyRow, 'costUsd'> & { readonly micro: number }>(
      `SELECT e.kind, e.host, e.user, count(*) AS sends, sum(e.bytes) AS bytes,
              coalesce(sum(coalesce(s.spent_micro_usd, s.reserved_micro_usd)), 0) AS micro
       FROM egress AS e LEFT JOIN spendings AS s ON s.egress = e.seq
       WHERE e.at >= ? AND e.at < ?
       GROUP BY e.kind, e.host, e.user ORDER BY e.kind DESC, sends DESC`,
    )
    .all(from, until)
    .map(({ micro, ...row }) => ({ ...row, costUsd: micro / MICRO }));
}

/** What the policy or the gate said where a question would otherwise have gone. A send that failed is not kept: it left. */
function keptHere(db: ReadableDB, month: string): PrivacySheet['kept'] {
  return db
    .prepare<[string, string], PrivacySheet['kept'][number]>(
      `SELECT coalesce(cloud_fault, because) AS code, count(*) AS count FROM answers
       WHERE date BETWEEN ? AND ? AND route <> 'cloud'
         AND because NOT IN ('simple-query', 'medium-query-local-arm', 'local-unavailable', 'local-failed')
         AND (cloud_fault IS NULL OR cloud_fault IN ('egress-refused', 'budget-exhausted', 'breaker-open'))
       GROUP BY code ORDER BY count DESC`,
    )
    .all(`${month}-01`, `${month}-31`);
}

/** Delivered shut: only a change of the settings opens the way, and each is in the audit log with its time. */
function openPeriodsIn(db: ReadableDB, { from, until }: Span): readonly OpenPeriod[] {
  const periods: OpenPeriod[] = [];
  let openSince: string | null = null;
  for (const { at, isOpen } of settingChanges(db)) {
    if (isOpen) openSince ??= at;
    else if (openSince !== null) {
      periods.push({ from: openSince, until: at });
      openSince = null;
    }
  }
  if (openSince !== null) periods.push({ from: openSince, until: null });
  return periods
    .filter((period) => period.from < until && (period.until ?? until) > from)
    .map((period) => ({ from: later(period.from, from), until: period.until }));
}

function settingChanges(db: ReadableDB): readonly { readonly at: string; readonly isOpen: 0 | 1 }[] {
  return db
    .prepare<[], { at: string; isOpen: 0 | 1 }>(
      `SELECT at, detail ->> 'isAllowed' = 1 AND detail ->> 'isThisComputerOnly' = 0 AS isOpen
       FROM audit_log WHERE action = 'cloud-settings-changed' ORDER BY seq`,
    )
    .all();
}

/** Before its first entry this profile knew nothing. */
function firstEntry(db: ReadableDB): string {
  const sql = 'SELECT at FROM audit_log ORDER BY seq LIMIT 1';
  return db.prepare<[], { at: string }>(sql).get()?.at ?? new Date().toISOString();
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString();
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
