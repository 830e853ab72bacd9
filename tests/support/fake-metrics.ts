/** Figures in the shapes main gives them. All numbers are invented. */
import type { Channel, Input, Output } from '../../preload/contract.ts';
import type { DailyQuestions, PrivacySheet, Savings } from '../../preload/metrics.ts';
import { METRICS } from './fake-data.ts';

type MetricsChannel = Extract<Channel, `metrics.${string}` | 'egress.sheet'>;

export function fakeMetrics(): { readonly [C in MetricsChannel]: (input: Input<C>) => Output<C> } {
  return {
    'metrics.daily': () => METRICS,
    'metrics.questions': () => QUESTIONS,
    'metrics.savings': ({ days }) => ({ ...SAVINGS, days }),
    'egress.sheet': ({ month }) => ({ ...SHEET, month }),
  };
}

const USER = '3f9a4be1c0d27765a1b2c3d4e5f60718';

const QUESTIONS: readonly DailyQuestions[] = [
  questions('2026-11-23', 'cloud', 7, 1, 0.0241),
  questions('2026-11-23', 'local', 21, 0, 0),
  questions('2026-11-22', 'cloud', 4, 0, 0.0127),
  questions('2026-11-22', 'local', 33, 0, 0),
];

const SAVINGS: Savings = {
  days: 30,
  spentUsd: 0.0368,
  cloudAnswers: 10,
  homeAnswers: 54,
  counted: 31,
  unknown: 5,
  notAllowed: 18,
  wouldHaveCostUsd: 0.1054,
  homeUsd: 0.0031,
  homeUsdEach: 0.0001,
  savedUsd: 0.1023,
  savedShare: 0.719,
  savedPerYearUsd: 1.2447,
  models: [
    {
      model: 'claude-sonnet-5-5',
      sends: 10,
      inputTokens: 812.4,
      outputTokens: 178.2,
      price: { from: '2026-10-07', input: 2, output: 10, source: 'a price page, read 2026-11-23' },
      meanUsd: 0.0034,
    },
  ],
  byDay: [
    { date: '2026-11-22', spentUsd: 0.0127, wouldHaveCostUsd: 0.0612 },
    { date: '2026-11-23', spentUsd: 0.0241, wouldHaveCostUsd: 0.0442 },
  ],
};

const SHEET: PrivacySheet = {
  month: '2026-11',
  from: '2026-11-01T00:00:00.000Z',
  until: '2026-11-23T10:00:00.000Z',
  isOver: false,
  statement: 'sent',
  sends: 73,
  bytes: 18_420,
  costUsd: 0.0368,
  rows: [
    { kind: 'question', host: 'api.anthropic.com', user: USER, sends: 11, bytes: 18_420, costUsd: 0.0368 },
    { kind: 'probe', host: 'api.anthropic.com', user: USER, sends: 62, bytes: 0, costUsd: 0 },
  ],
  kept: [
    { code: 'protected-data', count: 4 },
    { code: 'consent-missing', count: 2 },
  ],
  openPeriods: [{ from: '2026-11-09T06:30:00.000Z', until: null }],
};

function questions(
  date: string,
  route: DailyQuestions['route'],
  total: number,
  failed: number,
  costUsd: number,
): DailyQuestions {
  const [p50Ms, p95Ms] = route === 'cloud' ? [2_140, 5_980] : [4, 11];
  return {
    date,
    route,
    total,
    answered: total - failed,
    abstained: 0,
    failed,
    causes: failed === 0 ? [] : [{ code: 'overloaded', count: failed }],
    because: [{ code: route === 'cloud' ? 'complex-query' : 'simple-query', count: total - failed }],
    meanMs: p50Ms * 1.2,
    p50Ms,
    p95Ms,
    p99Ms: p95Ms * 1.3,
    costUsd,
  };
}
