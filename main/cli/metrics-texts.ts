/** The figures of a day, and the account of savings, as lines for people. */
import type { DailyMetric, DailyQuestions, Latency, Savings } from '../../preload/metrics.ts';

type Counts = readonly { readonly code: string; readonly count: number }[];

export function imagesText(day: DailyMetric): string {
  const { date, model, version, total, successful, refused, failed, causes, judged, agreed, accuracyInterval } = day;
  const counts = `${total} total, ${successful} answered, ${refused} refused, ${failed} failed`;
  const accuracy =
    accuracyInterval === null
      ? 'no final reads'
      : `accuracy ${percent(agreed / judged)} (${accuracyInterval.map(percent).join(' to ')}, n=${judged})`;
  return `${date}  ${model}@${version}  ${counts}${listed(causes)}, ${latencyText(day)}, ${accuracy}`;
}

export function questionsText(day: DailyQuestions): string {
  const { date, route, total, answered, abstained, failed, causes, costUsd } = day;
  const counts = `${total} total, ${answered} answered, ${abstained} abstained, ${failed} failed`;
  return `${date}  questions, ${route}  ${counts}${listed(causes)}, ${latencyText(day)}, ${usd(costUsd)}`;
}

export function savingsText(savings: Savings): string {
  const { days, spentUsd, cloudAnswers, homeAnswers, counted, unknown, notAllowed } = savings;
  return [
    `last ${days} days: ${usd(spentUsd)} spent on the cloud; ${cloudAnswers} answers from it, ${homeAnswers} at home`,
    `  of those at home: ${counted} counted, ${notAllowed} not allowed to leave, ${unknown} without a known usage or price`,
    `  ${balanceText(savings)}`,
    ...savings.models.map(
      ({ model, sends, inputTokens, outputTokens, meanUsd, price }) =>
        `  ${model}: ${inputTokens.toFixed(0)} + ${outputTokens.toFixed(0)} tokens a send (mean of ${sends} measured), ` +
        `${usd(meanUsd)} at the prices of ${price.from}`,
    ),
  ].join('\n');
}

/** The formula with its figures, so that anyone can reckon it again. */
function balanceText({
  counted,
  wouldHaveCostUsd,
  homeUsd,
  homeUsdEach,
  savedUsd,
  savedShare,
  savedPerYearUsd,
}: Savings): string {
  if (wouldHaveCostUsd === null || savedUsd === null || savedShare === null || savedPerYearUsd === null) {
    return 'saved: not known, since no question that might have gone can be priced by a measured one';
  }
  const home = `${counted} x ${usd(homeUsdEach)} estimated for answering here = ${usd(homeUsd)}`;
  return (
    `saved (counterfactual): ${usd(wouldHaveCostUsd)} that they would have cost - ${home}: ` +
    `${usd(savedUsd)}, ${percent(savedShare)}; at this rate ${usd(savedPerYearUsd)} in 365 days`
  );
}

function latencyText({ meanMs, p50Ms, p95Ms, p99Ms }: Latency): string {
  if (meanMs === null) return 'no times';
  return `mean ${inMs(meanMs)}, p50 ${inMs(p50Ms)}, p95 ${inMs(p95Ms)}, p99 ${inMs(p99Ms)}`;
}

function listed(counts: Counts): string {
  return counts.length === 0 ? '' : ` (${counts.map(({ code, count }) => `${code} ${count}`).join(', ')})`;
}

export function inMs(milliseconds: number | null): string {
  return milliseconds === null ? 'not measured' : `${milliseconds.toFixed(1)} ms`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function usd(amount: number): string {
  return `$${amount.toFixed(4)}`;
}
