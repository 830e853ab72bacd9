/** Questions and the cloud as the in-memory main answers them: at home as delivered, or with a cloud that is told how to be. */
import type { Input, Output } from '../../../preload/contract.ts';
import type { StudyId } from '../../../preload/domain.ts';
import type {
  CloudFault,
  CloudSettings,
  EgressEntry,
  GivenAnswer,
  ImageHold,
  OutgoingImage,
  OutboxState,
  QuestionEntry,
  QuestionId,
  QuestionPreview,
} from '../../../preload/questions.ts';
import type { RouteDecision } from '../../../preload/routing.ts';

type Channels = `questions.${'preview' | 'picture' | 'ask' | 'find' | 'cancel'}` | `outbox.${'add' | 'remove'}`;
type CloudChannels = `cloud.${'settings' | 'change' | 'setKey'}` | `egress.${'find' | 'open'}`;
type Answered<C extends Channels | CloudChannels> = Output<C> | Promise<Output<C>>;

export interface FakeSend extends EgressEntry {
  readonly body: string;
}

export interface FakeCloud {
  readonly settings?: Partial<CloudSettings>;
  readonly sends?: readonly FakeSend[];
  /** The cloud fails so and the answer is given at home. */
  readonly fault?: CloudFault;
  /** The cloud answers nothing until it is stopped. */
  readonly isSlow?: boolean;
  readonly isRead?: (study: StudyId) => boolean;
  readonly onAnswered?: (question: QuestionId) => void;
}

/** Any question with "karşılaştır" or "compare" is complex, and eleven digits identify somebody. */
export function fakeQuestions(cloud: FakeCloud = {}): {
  readonly [C in Channels | CloudChannels]: (input: Input<C>) => Answered<C>;
} {
  let entries: readonly QuestionEntry[] = [];
  let settings: CloudSettings = { ...CLOUD_OFF, ...cloud.settings };
  let stop: (() => void) | null = null;
  const keep = (entry: QuestionEntry): QuestionEntry => {
    entries = [entry, ...entries.filter(({ id }) => id !== entry.id)];
    return entry;
  };
  const move = (id: QuestionId, outbox: OutboxState): QuestionEntry => {
    const entry = entries.find((one) => one.id === id);
    if (!entry) throw new Error(`no question ${id}`);
    entries = entries.map((one) => (one.id === id ? { ...entry, outbox } : one));
    return { ...entry, outbox };
  };
  const shown = (entry: QuestionEntry): QuestionEntry => {
    const isRead = entry.study === null || cloud.isRead?.(entry.study) !== false;
    return { ...entry, answers: entry.answers.map((answer) => (isRead ? answer : hidden(answer))) };
  };
  const ask = async (asked: Input<'questions.ask'>): Promise<QuestionEntry> => {
    const decision = decide(asked.text, settings);
    const open = keep(opened(asked, decision));
    const isLeaving = asked.consent === 'may-leave' && decision.route === 'cloud';
    if (isLeaving && cloud.isSlow) await new Promise<void>((resolve) => (stop = resolve));
    const fault = cloud.isSlow ? 'cancelled' : cloud.fault;
    const answer = isLeaving && !fault ? CLOUD_ANSWER : homeAnswer(decision, isLeaving ? (fault ?? null) : null);
    const isOffered = asked.consent === 'may-leave' && answer.route === 'local' && (decision.offerOutbox || isLeaving);
    return shown(keep({ ...open, answers: [answer], outbox: isOffered ? 'offered' : null }));
  };
  const holdOf = (study: StudyId | null): ImageHold | null => {
    if (study === null) return 'no-study';
    if (!settings.isImageAllowed) return 'not-allowed';
    return cloud.isRead?.(study) === false ? 'no-own-read' : null;
  };
  return {
    'questions.preview': (asked) => preview(asked, settings, holdOf(asked.study)),
    'questions.picture': ({ study }) => {
      const hold = holdOf(study);
      return hold === null ? PICTURE : { hold };
    },
    'questions.ask': ask,
    'questions.find': ({ study, limit }) =>
      entries
        .filter((entry) => study === null || entry.study === study)
        .slice(0, limit)
        .map(shown),
    'questions.cancel': () => {
      stop?.();
      return { cancelled: stop ? 1 : 0 };
    },
    'outbox.add': ({ question }) => move(question, 'waiting'),
    'outbox.remove': ({ question }) => move(question, 'withdrawn'),
    'cloud.settings': () => settings,
    'cloud.change': (choices) => (settings = { ...settings, ...choices }),
    'cloud.setKey': ({ key }) => (settings = { ...settings, hasKey: key !== null }),
    'egress.find': ({ withProbes, limit, offset }) =>
      (cloud.sends ?? [])
        .filter(({ kind }) => withProbes || kind === 'question')
        .slice(offset, offset + limit)
        .map(({ body: _body, ...entry }) => entry),
    'egress.open': ({ id }) => {
      const found = cloud.sends?.find((one) => one.id === id);
      if (!found) throw new Error(`no send ${id}`);
      return { body: found.body };
    },
  };
}

/** One grey pixel. */
export const PICTURE: OutgoingImage & { readonly hold: null } = {
  hold: null,
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
  sha256: 'c'.repeat(64),
  width: 1,
  height: 1,
};

const AT = '2026-11-23T08:00:00.000Z';

export const CLOUD_ON: Partial<CloudSettings> = {
  isAllowed: true,
  hasKey: true,
  connectivity: 'online',
  spentUsd: { day: 0.0214, month: 1.8402, userDay: 0.0214 },
};

export const SENDS: readonly FakeSend[] = [
  send('question', 9, 'answered', 0.0107, 'COVID-19 ile pnömoni opasitelerini karşılaştır'),
  send('question', 8, 'unknown', 0.0437, 'RSNA sınıflaması ile BSTI sınıflamasını karşılaştır'),
  send('probe', 7, null, 0, ''),
];

const CLOUD_OFF: CloudSettings = {
  isThisComputerOnly: false,
  isAllowed: false,
  isImageAllowed: false,
  model: 'claude-sonnet-5-5',
  baseUrl: 'https://api.anthropic.com',
  trustsInspection: false,
  limitsUsd: { day: 2, month: 20, userDay: 1 },
  hasKey: false,
  models: ['claude-sonnet-5-5', 'claude-haiku-4-5'],
  connectivity: 'unknown',
  breaker: 'closed',
  spentUsd: { day: 0, month: 0, userDay: 0 },
};

const CLOUD_ANSWER: GivenAnswer = {
  at: AT,
  route: 'cloud',
  because: 'complex-query',
  cloudFault: null,
  label: 'general-purpose-model',
  language: 'tr',
  lines: [
    { topic: 'cloud', text: 'Buzlu cam opasiteleri ikisinde de görülür; dağılım ayırt ettirebilir.' },
    { topic: 'cloud', text: '<b>Etiketler</b> yalnızca metin olarak gösterilir.' },
  ],
  isHidden: false,
  isAbstained: false,
  costUsd: 0.0107,
  durationMs: 3120,
};

function send(
  kind: EgressEntry['kind'],
  hour: number,
  outcome: EgressEntry['outcome'],
  costUsd: number,
  content: string,
): FakeSend {
  const body = content && JSON.stringify({ model: 'claude-sonnet-5-5', messages: [{ role: 'user', content }] });
  const at = `2026-11-23T0${hour}:14:00.000Z`;
  const sha256 = String(hour).repeat(64);
  const host = 'api.anthropic.com';
  return { id: hour, at, kind, question: null, host, bytes: body.length, sha256, body, outcome, costUsd };
}

function preview(
  { text, image }: Input<'questions.preview'>,
  settings: CloudSettings,
  imageHold: ImageHold | null,
): QuestionPreview {
  const decision = decide(text, settings);
  const found = /\d{11}/.exec(text);
  const mayLeave = decision.route === 'cloud' || decision.offerOutbox;
  const body = JSON.stringify({ model: settings.model, messages: [{ role: 'user', content: text }] });
  const host = new URL(settings.baseUrl).host;
  return {
    decision,
    protectedData: found ? [{ kind: 'national-id', excerpt: found[0] }] : [],
    localAnswer: 'partly',
    isCompared: false,
    outgoing: mayLeave
      ? { host, body, bytes: body.length, image: image ?? null, imageHold, worstCaseUsd: 0.0437 }
      : null,
  };
}

function decide(query: string, settings: CloudSettings): RouteDecision {
  const isComplex = /karşılaştır|compare/i.test(query);
  const way = { query, estimatedCostUsd: 0.0001, offerOutbox: false, arm: null } as const;
  const words = query.trim().split(/\s+/u);
  const length = { kind: 'word-count', points: 10, evidence: [String(words.length)] } as const;
  if (!isComplex) {
    const simple = { complexity: 'simple', score: 10, features: [length] } as const;
    return { ...way, ...simple, route: 'local', because: 'simple-query' };
  }
  const verb = words.find((word) => /karşılaştır|compare/i.test(word)) ?? '';
  const features = [
    length,
    { kind: 'medical-terms', points: 30, evidence: ['COVID-19', 'pnömoni', 'opasite'] },
    { kind: 'complex-verbs', points: 15, evidence: [verb] },
    { kind: 'combination', points: 15, evidence: ['COVID-19', 'pnömoni'] },
  ] as const;
  const complex = { ...way, complexity: 'complex', score: 70, features, route: 'local' } as const;
  if (settings.isThisComputerOnly) return { ...complex, because: 'this-computer-only' };
  if (!settings.isAllowed) return { ...complex, because: 'cloud-off' };
  if (/\d{11}/.test(query)) return { ...complex, because: 'protected-data' };
  if (settings.connectivity === 'offline') return { ...complex, because: 'offline', offerOutbox: true };
  return { ...complex, route: 'cloud', because: 'complex-query', estimatedCostUsd: 0.02 };
}

function opened({ study, text, consent }: Input<'questions.ask'>, decision: RouteDecision): QuestionEntry {
  const { complexity, score, features } = decision;
  // as: the brand exists only in types
  const id = crypto.randomUUID() as QuestionId;
  return { id, study, text, askedAt: AT, consent, complexity, score, features, answers: [], outbox: null };
}

function homeAnswer({ because }: RouteDecision, cloudFault: CloudFault | null): GivenAnswer {
  return {
    ...CLOUD_ANSWER,
    route: 'local',
    because: cloudFault ? 'cloud-failed' : because,
    cloudFault,
    label: 'local-model',
    lines: [
      { topic: 'finding', text: 'Model bu görüntüde pnömoni örüntüsünden şüpheleniyor.' },
      { topic: 'not-answerable', text: 'Sorunun kalanını bu bilgisayarın modeli yanıtlayamaz.' },
      { topic: 'purpose', text: 'Bu, yetkin bir okuyucu için karar desteğidir; tanı değildir.' },
    ],
    costUsd: 0,
    durationMs: 3,
  };
}

function hidden(answer: GivenAnswer): GivenAnswer {
  if (answer.label === 'general-purpose-model') return { ...answer, isHidden: true, lines: [] };
  const text = 'Modelin yanıtı, kendi okumanızı kaydedene kadar söylenmez.';
  return { ...answer, lines: [{ topic: 'withheld', text }] };
}
