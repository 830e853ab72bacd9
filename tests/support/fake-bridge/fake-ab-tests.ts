/** A/B tests as the in-memory main answers them: two models to compare, and cases that are told to be there. */
import type { AbArm, AbCase, AbPlan, AbTest, AbTestDetail } from '../../../preload/ab-tests.ts';
import type { Input, Output } from '../../../preload/contract.ts';

type Channels = `abTests.${'list' | 'choices' | 'size' | 'open' | 'create' | 'step' | 'disagreements' | 'judge'}`;

export interface FakeAbTests {
  readonly details?: readonly AbTestDetail[];
  readonly cases?: readonly AbCase[];
}

export function fakeAbTests(given: FakeAbTests = {}): {
  readonly [C in Channels]: (input: Input<C>) => Output<C>;
} {
  let details = [...(given.details ?? [])];
  let cases = [...(given.cases ?? [])];
  const find = (name: string): AbTestDetail => {
    const detail = details.find(({ test }) => test.name === name);
    if (!detail) throw new Error(`no test ${name}`);
    return detail;
  };
  const keep = (detail: AbTestDetail): AbTestDetail => {
    details = [detail, ...details.filter(({ test }) => test.name !== detail.test.name)];
    return detail;
  };
  return {
    'abTests.list': () => details.map(({ test }) => test),
    'abTests.choices': () => ({
      questions: { modelA: 'chest-xray-classifier@1.0.0', modelsB: ['claude-sonnet-5-5'] },
      images: { modelA: 'chest-xray-classifier@1.0.0', modelsB: ['chest-xray-classifier@1.1.0'] },
    }),
    'abTests.size': ({ mode }) => ({ plannedCases: mode === 'paired' ? 155 : 785 }),
    'abTests.open': ({ name }) => find(name),
    'abTests.create': (plan) => keep(abDetail(plan)),
    'abTests.step': ({ name, step }) => {
      const status = ({ start: 'running', stop: 'stopped', conclude: 'finished' } as const)[step];
      const detail = find(name);
      const state = status === 'running' ? 'collecting' : status;
      return keep({ ...detail, state, test: { ...detail.test, status } });
    },
    'abTests.disagreements': ({ show }) => cases.filter(({ verdict }) => (verdict === null) === (show === 'open')),
    'abTests.judge': ({ case: id, verdict }) => {
      const judged = cases.find((one) => one.id === id);
      if (!judged) throw new Error(`no case ${id}`);
      cases = cases.map((one) => (one.id === id ? { ...one, verdict } : one));
      return { ...judged, verdict };
    },
  };
}

export function abDetail(
  plan: AbPlan,
  over: Partial<AbTestDetail> & { readonly row?: Partial<AbTest> } = {},
): AbTestDetail {
  const { row, ...rest } = over;
  const plannedCases = plan.mode === 'paired' ? 155 : 785;
  const test: AbTest = {
    ...plan,
    plannedCases,
    status: 'draft',
    requestsA: 0,
    requestsB: 0,
    meanMsA: null,
    meanMsB: null,
    winner: null,
    createdAt: '2026-11-23T08:00:00.000Z',
    startedAt: null,
    endedAt: null,
    ...row,
  };
  return {
    test,
    state: 'draft',
    arms: { a: NOTHING, b: NOTHING },
    looks: [{ atCases: plannedCases, level: 0.05, taken: null }],
    progress: { counted: 0, awaitingAnswer: 0, awaitingFinalRead: 0, awaitingVerdict: 0 },
    ...rest,
  };
}

const NOTHING: AbArm = {
  requests: 0,
  meanMs: null,
  p50Ms: null,
  p95Ms: null,
  p99Ms: null,
  costUsd: 0,
  failed: 0,
  endpoint: null,
};
