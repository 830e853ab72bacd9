/** Figures in the shapes main gives them. All numbers are invented. */
import type { Channel, Input, Output } from '../../../preload/contract.ts';
import type {
  Agreement,
  DailyQuestions,
  Drift,
  ModelPerformance,
  PeriodMetric,
  PrivacySheet,
  Savings,
} from '../../../preload/metrics.ts';
import { METRICS, MODEL } from './fake-data.ts';

type MetricsChannel = Extract<Channel, `metrics.${string}` | 'egress.sheet'>;

export function fakeMetrics(sheet: Partial<PrivacySheet> = {}): {
  readonly [C in MetricsChannel]: (input: Input<C>) => Output<C>;
} {
  return {
    'metrics.daily': () => METRICS,
    'metrics.period': () => PERIOD,
    'metrics.questions': () => QUESTIONS,
    'metrics.savings': ({ days }) => ({ ...SAVINGS, days }),
    'metrics.performance': ({ days, wanted }) => ({ ...PERFORMANCE, ...wanted, days }),
    'metrics.drift': () => DRIFT,
    'egress.sheet': ({ month }) => ({ ...SHEET, month, ...sheet }),
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

const VERSION = { model: MODEL.name, version: MODEL.version };

const PERIOD: readonly PeriodMetric[] = [
  {
    ...VERSION,
    total: 159,
    successful: 152,
    refused: 6,
    failed: 1,
    judged: 72,
    agreed: 62,
    accuracyInterval: [0.762, 0.924],
    meanMs: 40.4,
    p50Ms: 36.2,
    p95Ms: 71.9,
    p99Ms: 104.5,
  },
];

const PERFORMANCE: ModelPerformance = {
  ...VERSION,
  versions: [VERSION, { ...VERSION, version: '0.9.0' }],
  days: 90,
  agreement: agreement(248, 290),
  changed: agreement(21, 290),
  towardsModel: agreement(14, 21),
  confusion: [
    { said: 'covid-19', final: 'covid-19', count: 58 },
    { said: 'covid-19', final: 'pneumonia', count: 9 },
    { said: 'pneumonia', final: 'pneumonia', count: 81 },
    { said: 'pneumonia', final: 'normal', count: 17 },
    { said: 'normal', final: 'normal', count: 109 },
    { said: 'normal', final: 'pneumonia', count: 16 },
    { said: 'normal', final: 'other', count: 6 },
  ],
  reference: { count: 88, of: 100 },
  weeks: [
    { monday: '2026-10-26', count: 61, of: 70, limits: [0.72, 0.98], isBeyond: false },
    { monday: '2026-11-02', count: 66, of: 78, limits: [0.73, 0.98], isBeyond: false },
    { monday: '2026-11-09', count: 42, of: 60, limits: [0.71, 0.99], isBeyond: true },
    { monday: '2026-11-16', count: 12, of: 14, limits: null, isBeyond: false },
  ],
  groups: [
    { dimension: 'age', name: '18-39', agreement: agreement(60, 66) },
    { dimension: 'age', name: '80-and-over', agreement: null },
    { dimension: 'sex', name: 'F', agreement: agreement(131, 150) },
    { dimension: 'sex', name: 'M', agreement: agreement(117, 140) },
    { dimension: 'view', name: 'PA', agreement: agreement(240, 279) },
    { dimension: 'view', name: 'not-stated', agreement: null },
    { dimension: 'source', name: 'dicom', agreement: agreement(248, 290) },
  ],
  least: 20,
};

const DRIFT: Drift = {
  ...VERSION,
  needed: { reference: 200, latest: 50, latestAtMost: 100 },
  inputs: { reference: 200, latest: 100 },
  scores: { reference: 200, latest: 31 },
  rates: [
    {
      subject: 'refused',
      code: null,
      reference: { count: 8, of: 200 },
      latest: { count: 19, of: 100 },
      limits: [0, 0.12],
      isBeyond: true,
      since: '2026-11-12',
    },
    {
      subject: 'warning',
      code: 'lossy',
      reference: { count: 31, of: 200 },
      latest: { count: 17, of: 100 },
      limits: [0.05, 0.29],
      isBeyond: false,
      since: '2026-11-12',
    },
  ],
  spreads: [
    {
      subject: 'source',
      label: null,
      index: 0.41,
      limit: 0.25,
      isBeyond: true,
      since: '2026-11-12',
      bins: [
        { name: 'dicom', reference: 0.92, latest: 0.66 },
        { name: 'picture', reference: 0.08, latest: 0.34 },
      ],
      referenceCount: 200,
      latestCount: 100,
    },
  ],
};

function agreement(count: number, of: number): Agreement {
  return { count, of, interval: [count / of - 0.04, Math.min(1, count / of + 0.04)] };
}

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
