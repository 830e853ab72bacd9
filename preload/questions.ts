/** The nouns of questions, of the cloud and of what leaves the building: types and closed sets of words, no logic. */
import type { Language, StudyId } from './domain.ts';
import type {
  AnswerSentence,
  Because,
  Complexity,
  Connectivity,
  Feature,
  ProtectedDatum,
  Route,
  RouteDecision,
} from './routing.ts';

/** Text that names one question (random UUID). */
export type QuestionId = string & { readonly brand: 'QuestionId' };

/** What the user said for this very question: it stays here, or it may leave. */
export const CONSENTS = ['this-computer', 'may-leave'] as const;
export type Consent = (typeof CONSENTS)[number];

/** Why the cloud was asked, or about to be, and gave no answer. */
export const CLOUD_FAULTS = [
  'cancelled',
  'interrupted',
  'egress-refused',
  'budget-exhausted',
  'breaker-open',
  'timeout',
  'connection-lost',
  'rate-limited',
  'overloaded',
  'server-error',
  'service-budget-spent',
  'key-rejected',
  'model-unknown',
  'too-large',
  'request-refused',
  'reply-malformed',
  'reply-cut',
  'reply-refused',
] as const;
export type CloudFault = (typeof CLOUD_FAULTS)[number];

/** Who speaks. general-purpose-model: a language model that is not a medical device; the view says so beside every answer. */
export type AnswerLabel = 'local-model' | 'general-purpose-model';

export type AnswerLine = AnswerSentence | { readonly topic: 'cloud'; readonly text: string };

export interface GivenAnswer {
  readonly at: string;
  /** The route that really answered. */
  readonly route: Route;
  readonly because: Because;
  /** What went wrong in the cloud before this answer was given at home; null when nothing did. */
  readonly cloudFault: CloudFault | null;
  readonly label: AnswerLabel;
  readonly language: Language;
  /** Text only, never markup. Empty when hidden or abstained. */
  readonly lines: readonly AnswerLine[];
  /** The cloud's answer waits for the reader's own read. */
  readonly isHidden: boolean;
  /** The cloud model said that it cannot answer. */
  readonly isAbstained: boolean;
  readonly costUsd: number;
  readonly durationMs: number;
}

/** offered: may be put in; failed: given up after several tries. */
export type OutboxState = 'offered' | 'waiting' | 'sent' | 'failed' | 'withdrawn';

export interface QuestionEntry {
  readonly id: QuestionId;
  readonly study: StudyId | null;
  readonly text: string;
  readonly askedAt: string;
  readonly consent: Consent;
  readonly complexity: Complexity;
  readonly score: number;
  readonly features: readonly Feature[];
  /** In the order they were given; the last one counts. */
  readonly answers: readonly GivenAnswer[];
  readonly outbox: OutboxState | null;
}

/** Why the picture stays here, in the order in which it is checked. */
export type ImageHold = 'no-study' | 'not-allowed' | 'no-own-read' | 'not-now' | 'unreadable' | 'text-in-image';

/** The picture of a study as it would leave: 8-bit grey, borders cut off, a PNG without any metadata. */
export interface OutgoingImage {
  readonly png: Uint8Array;
  /** Of the PNG; the consent is for this very one. */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

export type PictureReply = { readonly hold: ImageHold } | (OutgoingImage & { readonly hold: null });

/** Exactly what a question would send. */
export interface Outgoing {
  readonly host: string;
  /** The body of the request, byte for byte. */
  readonly body: string;
  readonly bytes: number;
  /** SHA-256 of the picture in `body`; null: none goes along. */
  readonly image: string | null;
  /** null: the picture may go along, if the user says so and nothing is written in it. */
  readonly imageHold: ImageHold | null;
  /** No send costs more than this. */
  readonly worstCaseUsd: number;
}

/** partly: something of the question is beyond the local model, and the answer says what. */
export type LocalAnswerKind = 'full' | 'partly' | 'withheld' | 'no-study' | 'pending' | 'refused';

export interface QuestionPreview {
  /** As if the user let it leave; without that, everything stays here. */
  readonly decision: RouteDecision;
  readonly protectedData: readonly ProtectedDatum[];
  readonly localAnswer: LocalAnswerKind;
  /** A paired test would also ask the cloud and keep its answer unseen, if the user lets the question leave. */
  readonly isCompared: boolean;
  /** null when nothing would leave, now or from the outbox. */
  readonly outgoing: Outgoing | null;
}

/** US dollars. `userDay`: of one user on one day. Days and months are those of UTC. */
export interface BudgetLimits {
  readonly day: number;
  readonly month: number;
  readonly userDay: number;
}

export interface CloudChoices {
  /** The one switch: while it is on, no packet leaves, whatever else is set. */
  readonly isThisComputerOnly: boolean;
  readonly isAllowed: boolean;
  /** A reader may let the picture of a study go along with a question. */
  readonly isImageAllowed: boolean;
  readonly model: string;
  /** Changing its host forgets the key: a key is for the host it was given for. */
  readonly baseUrl: string;
  readonly trustsInspection: boolean;
  readonly limitsUsd: BudgetLimits;
}

export interface CloudSettings extends CloudChoices {
  /** The key itself is never told. */
  readonly hasKey: boolean;
  /** Models with a known price: no other can be chosen. */
  readonly models: readonly string[];
  readonly connectivity: Connectivity;
  readonly breaker: 'closed' | 'half-open' | 'open';
  /** With everything that is reserved and not yet settled. */
  readonly spentUsd: BudgetLimits;
}

/** probe: whether the host answers; it carries neither a question nor the key. */
export type EgressKind = 'question' | 'probe';

/** One send. `bytes` and `sha256` are those of its body, which is told one at a time: with an image it is 0.6 MB. */
export interface EgressEntry {
  /** Its number in the ledger. */
  readonly id: number;
  readonly at: string;
  readonly kind: EgressKind;
  readonly question: QuestionId | null;
  readonly host: string;
  readonly bytes: number;
  readonly sha256: string;
  /** open: still under way, or the process died; unknown: sent, but what it cost was never learnt. null for a probe. */
  readonly outcome: 'open' | 'answered' | 'failed' | 'unknown' | null;
  /** What it counts against the budget. */
  readonly costUsd: number;
}
