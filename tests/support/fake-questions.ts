/** Questions and the cloud as the in-memory main answers them: at home, with the cloud off. */
import type { Input, Output } from '../../preload/contract.ts';
import type { CloudChoices, CloudSettings, GivenAnswer, QuestionEntry, QuestionId } from '../../preload/questions.ts';
import type { RouteDecision } from '../../preload/routing.ts';

type Channels = `questions.${'preview' | 'ask' | 'find' | 'cancel'}` | `outbox.${'add' | 'remove'}`;
type CloudChannels = `cloud.${'settings' | 'change' | 'setKey'}` | 'egress.find';

export function fakeQuestions(): { readonly [C in Channels | CloudChannels]: (input: Input<C>) => Output<C> } {
  let entries: readonly QuestionEntry[] = [];
  let settings = CLOUD_OFF;
  const find = (id: QuestionId): QuestionEntry => {
    const entry = entries.find((one) => one.id === id);
    if (!entry) throw new Error(`no question ${id}`);
    return entry;
  };
  return {
    'questions.preview': ({ text }) => ({
      decision: decision(text),
      protectedData: [],
      localAnswer: 'full',
      outgoing: null,
    }),
    'questions.ask': (asked) => {
      const entry = answered(asked);
      entries = [entry, ...entries];
      return entry;
    },
    'questions.find': ({ study, limit }) =>
      entries.filter((entry) => study === null || entry.study === study).slice(0, limit),
    'questions.cancel': () => ({ cancelled: 0 }),
    'outbox.add': ({ question }) => ({ ...find(question), outbox: 'waiting' }),
    'outbox.remove': ({ question }) => ({ ...find(question), outbox: 'withdrawn' }),
    'cloud.settings': () => settings,
    'cloud.change': (choices: CloudChoices) => (settings = { ...settings, ...choices }),
    'cloud.setKey': ({ key }) => (settings = { ...settings, hasKey: key !== null }),
    'egress.find': () => [],
  };
}

const CLOUD_OFF: CloudSettings = {
  isThisComputerOnly: false,
  isAllowed: false,
  model: 'claude-sonnet-5-5',
  baseUrl: 'https://api.anthropic.com',
  trustsInspection: false,
  limitsUsd: { day: 2, month: 20, userDay: 1 },
  hasKey: false,
  models: ['claude-sonnet-5-5', 'claude-opus-5-5'],
  connectivity: 'unknown',
  breaker: 'closed',
  spentUsd: { day: 0, month: 0, userDay: 0 },
};

function decision(query: string): RouteDecision {
  const features = [{ kind: 'word-count', points: 10, evidence: ['1'] }] as const;
  const way = {
    route: 'local',
    because: 'simple-query',
    estimatedCostUsd: 0.0001,
    offerOutbox: false,
    arm: null,
  } as const;
  return { query, complexity: 'simple', score: 10, features, ...way };
}

function answered({ study, text, consent }: Input<'questions.ask'>): QuestionEntry {
  const { complexity, score, features, route, because } = decision(text);
  const at = '2026-11-23T08:00:00.000Z';
  const purpose = 'Bu, yetkin bir okuyucu için karar desteğidir; tanı değildir.';
  const answer: GivenAnswer = {
    at,
    route: route ?? 'local',
    because,
    cloudFault: null,
    label: 'local-model',
    language: 'tr',
    lines: [{ topic: 'purpose', text: purpose }],
    isHidden: false,
    isAbstained: false,
    costUsd: 0,
    durationMs: 3,
  };
  // as: the brand exists only in types
  const id = crypto.randomUUID() as QuestionId;
  return { id, study, text, askedAt: at, consent, complexity, score, features, answers: [answer], outbox: null };
}
