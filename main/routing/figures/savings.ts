/**
 * What answering at home saved, as an honest counterfactual: measured usage times the dated price, and only for questions
 * that the cloud was allowed to see at that moment. No answer is kept for a second asking, so that none counts twice.
 */
import type { MeasuredModel, Savings, SavingsDay } from '../../../preload/metrics.ts';
import type { ReadableDB } from '../../database/open.ts';
import { firstDay } from '../../registry/metrics-daily.ts';
import { PRICES } from '../cloud/price-list.ts';
import { isPriced } from '../cloud/worst-case.ts';
import { microUsdOf, ORIGINAL_ESTIMATES_USD, priceOn } from '../cost/prices.ts';
import type { MeasuredUsage } from '../cost/usages.ts';
import { measuredUsages } from '../cost/usages.ts';

const MICRO = 1_000_000;

/** Answers at home of one day that were alike in what the cloud would have charged for them. */
interface HomeAnswers {
  readonly date: string;
  readonly mightHaveGone: 0 | 1;
  readonly model: string | null;
  readonly answers: number;
}

interface Priced {
  readonly date: string;
  readonly answers: number;
  readonly microUsd: number;
}

/** Of the last `days` days up to and including `today`. */
export function accountSavings(db: ReadableDB, days: number, today: Date = new Date()): Savings {
  const first = firstDay(days, today);
  const usages = measuredUsages(db);
  const home = homeAnswers(db, first);
  const allowed = home.filter(({ mightHaveGone }) => mightHaveGone === 1);
  const priced = allowed.flatMap((group) => priceOf(group, usages));
  const spent = spentByDay(db, first);
  const [counted, homeTotal] = [total(priced, 'answers'), total(home, 'answers')];
  const spentUsd = total(spent, 'microUsd') / MICRO;
  const homeUsd = counted * ORIGINAL_ESTIMATES_USD.local;
  return {
    days,
    spentUsd,
    cloudAnswers: cloudAnswers(db, first),
    homeAnswers: homeTotal,
    counted,
    unknown: total(allowed, 'answers') - counted,
    notAllowed: homeTotal - total(allowed, 'answers'),
    homeUsd,
    homeUsdEach: ORIGINAL_ESTIMATES_USD.local,
    ...balance(counted === 0 ? null : total(priced, 'microUsd') / MICRO, { spentUsd, homeUsd, days }),
    models: usages.flatMap((usage) => measuredModel(usage, today.toISOString().slice(0, 10))),
    byDay: byDay(spent, priced),
  };
}

function balance(
  wouldHaveCostUsd: number | null,
  { spentUsd, homeUsd, days }: { readonly spentUsd: number; readonly homeUsd: number; readonly days: number },
): Pick<Savings, 'wouldHaveCostUsd' | 'savedUsd' | 'savedShare' | 'savedPerYearUsd'> {
  if (wouldHaveCostUsd === null) {
    return { wouldHaveCostUsd, savedUsd: null, savedShare: null, savedPerYearUsd: null };
  }
  const savedUsd = wouldHaveCostUsd - homeUsd;
  const savedShare = savedUsd / (wouldHaveCostUsd + spentUsd);
  return { wouldHaveCostUsd, savedUsd, savedShare, savedPerYearUsd: (savedUsd / days) * 365 };
}

/** Nothing where the model, its usage or its price on that day is not known: then nothing is claimed. */
function priceOf({ date, model, answers }: HomeAnswers, usages: readonly MeasuredUsage[]): readonly Priced[] {
  const usage = usages.find((one) => one.model === model);
  if (!usage || !isPriced(usage.model, date)) return [];
  return [{ date, answers, microUsd: answers * microUsdOf(usage, priceOn(PRICES, usage.model, date)) }];
}

function measuredModel(usage: MeasuredUsage, date: string): readonly MeasuredModel[] {
  if (!isPriced(usage.model, date)) return [];
  const { from, input, output, source } = priceOn(PRICES, usage.model, date);
  return [
    {
      model: usage.model,
      sends: usage.sends,
      inputTokens: usage.input,
      outputTokens: usage.output,
      price: { from, input, output, source },
      meanUsd: microUsdOf(usage, priceOn(PRICES, usage.model, date)) / MICRO,
    },
  ];
}

function byDay(spent: readonly Omit<Priced, 'answers'>[], priced: readonly Priced[]): readonly SavingsDay[] {
  const dates = [...new Set([...spent, ...priced].map(({ date }) => date))].toSorted();
  const sumOf = (rows: readonly Omit<Priced, 'answers'>[], date: string): number =>
    total(
      rows.filter((row) => row.date === date),
      'microUsd',
    ) / MICRO;
  return dates.map((date) => ({ date, spentUsd: sumOf(spent, date), wouldHaveCostUsd: sumOf(priced, date) }));
}

function homeAnswers(db: ReadableDB, first: string): readonly HomeAnswers[] {
  return db
    .prepare<[string], HomeAnswers>(
      `SELECT date, might_have_gone AS mightHaveGone, cloud_model AS model, count(*) AS answers
       FROM answers WHERE date >= ? AND route <> 'cloud'
       GROUP BY date, might_have_gone, cloud_model`,
    )
    .all(first);
}

function cloudAnswers(db: ReadableDB, first: string): number {
  const sql = "SELECT count(*) AS n FROM answers WHERE date >= ? AND route = 'cloud'";
  return db.prepare<[string], { n: number }>(sql).get(first)?.n ?? 0;
}

function spentByDay(db: ReadableDB, first: string): readonly Omit<Priced, 'answers'>[] {
  return db
    .prepare<[string], Omit<Priced, 'answers'>>(
      `SELECT date, sum(coalesce(spent_micro_usd, reserved_micro_usd)) AS microUsd
       FROM spendings WHERE date >= ? GROUP BY date`,
    )
    .all(first);
}

function total<K extends string>(rows: readonly Readonly<Record<K, number>>[], column: K): number {
  return rows.reduce((sum, row) => sum + row[column], 0);
}
