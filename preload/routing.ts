/** The nouns of the router that both sides speak: types only. Every word is stable; views choose the sentence. */
import type { Language } from './domain.ts';

export type Complexity = 'simple' | 'medium' | 'complex';

/** What may add to (or take from) the score of a question; main/routing/weights.ts says how much and why. */
type FeatureKind =
  | 'word-count'
  | 'medical-terms'
  | 'legal-terms'
  | 'complex-verbs'
  | 'clinical-task'
  | 'combination'
  | 'several-steps'
  | 'single-finding'
  | 'about-the-program';

/** `evidence` quotes the question; the points of all features add up to the score. */
export interface Feature {
  readonly kind: FeatureKind;
  readonly points: number;
  readonly evidence: readonly string[];
}

/** remote: the clinic's own inference server; cloud: a language model outside the clinic. */
export type Route = 'local' | 'cloud' | 'remote';

/** unknown: nothing proven lately. Only `online` means that the real host answered, repeatedly. */
export type Connectivity = 'unknown' | 'offline' | 'captive-portal' | 'tls-intercepted' | 'online';

/** Why the cloud must not or cannot be asked, in the order in which it is checked. */
export type CloudBlock =
  | 'this-computer-only'
  | 'cloud-off'
  | 'cloud-not-configured'
  | 'consent-missing'
  | 'protected-data'
  | 'protected-data-unchecked'
  | 'offline'
  | 'captive-portal'
  | 'tls-intercepted'
  | 'connectivity-unknown'
  | 'cloud-failed'
  | 'breaker-open'
  | 'budget-exhausted';

/** Why a question took its route. With a block: what kept it from the cloud (and, without a route, from an answer). */
export type Because =
  | 'simple-query'
  | 'medium-query-local-arm'
  | 'medium-query-cloud-arm'
  | 'complex-query'
  | 'local-unavailable'
  | 'local-failed'
  | CloudBlock;

/** The arm of the local-against-cloud test. */
export type Arm = 'local' | 'cloud';

/** `route` is null when nothing may answer: a clear error, with `because` as its reason. */
export interface RouteDecision {
  readonly query: string;
  readonly complexity: Complexity;
  readonly score: number;
  readonly features: readonly Feature[];
  readonly route: Route | null;
  readonly because: Because;
  readonly estimatedCostUsd: number;
  /** The question may be put into the outbox, if the user says so, and asked when what blocks it is over. */
  readonly offerOutbox: boolean;
  /** The arm a medium question was assigned to, whether or not it could be served; null for the others. */
  readonly arm: Arm | null;
}

export type ProtectedDataKind =
  | 'national-id'
  | 'record-number'
  | 'phone'
  | 'email'
  | 'date'
  | 'age-over-89'
  | 'name'
  | 'address'
  | 'locator'
  | 'unchecked';

/** `excerpt` is itself protected: for the screen only, never for a log. */
export interface ProtectedDatum {
  readonly kind: ProtectedDataKind;
  readonly excerpt: string;
}

/** One sentence of a local answer. `topic` lets a view group and style; `text` is complete and in the answer's language. */
export interface AnswerSentence {
  readonly topic:
    | 'withheld'
    | 'no-study'
    | 'pending'
    | 'refused'
    | 'finding'
    | 'score'
    | 'caution'
    | 'prior'
    | 'not-assessed'
    | 'not-answerable'
    | 'purpose';
  readonly text: string;
}

export interface LocalAnswer {
  readonly language: Language;
  readonly sentences: readonly AnswerSentence[];
}
