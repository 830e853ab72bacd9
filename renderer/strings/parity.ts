/**
 * Compiles only while both languages have the same keys, and while every code and warning of the contract has a sentence
 * and a thing to do. A missing sentence is a missing translation of a safety notice: it must not reach a build.
 */
import type { AbOutcome, AbState, AbStatus, AbSubject, AbVerdict } from '../../preload/ab-tests.ts';
import type { FaultCode, FoundWord, Warning } from '../../preload/domain.ts';
import type { RemoteFaultCode, RemotePhase } from '../../preload/network.ts';
import type { AnswerLabel, CloudFault, EgressEntry, LocalAnswerKind, OutboxState } from '../../preload/questions.ts';
import type { Because, Complexity, Connectivity, Feature, ProtectedDataKind, Route } from '../../preload/routing.ts';
import { en } from './en.ts';
import { tr } from './tr.ts';

// Aliases and not interfaces: i18next takes objects with an index signature, which only an alias has implicitly.
type Sentence = { readonly what: string; readonly todo: string };

type Words<Key extends string> = Readonly<Record<Key, string>>;

type Sentences = {
  readonly faults: Readonly<Record<FaultCode, Sentence>>;
  readonly warnings: Readonly<Record<Warning, Sentence>>;
  readonly abTests: {
    readonly outcome: Words<AbOutcome>;
    readonly state: Words<AbState>;
    readonly status: Words<AbStatus>;
    readonly subject: Words<AbSubject>;
    readonly verdict: Words<AbVerdict>;
  };
  readonly question: {
    readonly because: Words<Because>;
    readonly cloudFault: Readonly<Record<CloudFault, Sentence>>;
    readonly complexity: Words<Complexity>;
    readonly feature: Words<Feature['kind']>;
    readonly label: Words<AnswerLabel>;
    readonly local: Words<LocalAnswerKind>;
    readonly outbox: Words<OutboxState>;
    readonly protected: Words<ProtectedDataKind>;
    readonly route: Words<Route>;
  };
  readonly diagnostics: { readonly found: Words<FoundWord> };
  readonly network: {
    readonly connectivity: Words<Connectivity>;
    readonly outcome: Words<NonNullable<EgressEntry['outcome']>>;
    readonly remote: { readonly because: Words<RemoteFaultCode>; readonly phase: Words<RemotePhase> };
  };
};

export const TURKISH: typeof en = tr;
export const ENGLISH: typeof tr & Sentences = en;
