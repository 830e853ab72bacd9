/** The nouns of A/B tests that both sides speak: types and closed sets of words, no logic. */
import type { FaultCode, FindingState, ReadLabel, StudyRow } from './domain.ts';

/** questions: local answer (A) against cloud model (B); images: version at work (A) against its challenger (B). */
export const AB_SUBJECTS = ['questions', 'images'] as const;
export type AbSubject = (typeof AB_SUBJECTS)[number];

/** split: each case goes to one arm; paired: both arms get every case, and only A's answer is shown. */
export const AB_MODES = ['split', 'paired'] as const;
export type AbMode = (typeof AB_MODES)[number];

/** fixed: one look at the planned number; haybittle-peto: four looks, the first three at 0.001 each. */
export const AB_STOP_RULES = ['fixed', 'haybittle-peto'] as const;
export type AbStopRule = (typeof AB_STOP_RULES)[number];

export const AB_STEPS = ['start', 'stop', 'conclude'] as const;
export type AbStep = (typeof AB_STEPS)[number];

/** Arms are not named before the test is over: an answer is judged, not its author. */
export const AB_VERDICTS = ['first', 'second', 'equal', 'neither'] as const;
export type AbVerdict = (typeof AB_VERDICTS)[number];

export type AbArmName = 'a' | 'b';
export type AbStatus = 'draft' | 'running' | 'stopped' | 'finished';

/** Fixed before the first case and never changed. */
export interface AbPlan {
  readonly name: string;
  readonly subject: AbSubject;
  readonly mode: AbMode;
  /** An arm is `name@version` of the registry, or the name of a cloud model. */
  readonly modelA: string;
  readonly modelB: string;
  /** Share of the cases that goes to A, in percent; of no account in a paired test. */
  readonly splitPercent: number;
  /** The smallest difference worth finding, as a share. */
  readonly difference: number;
  readonly stopRule: AbStopRule;
}

export interface AbTest extends AbPlan {
  readonly plannedCases: number;
  readonly status: AbStatus;
  readonly requestsA: number;
  readonly requestsB: number;
  readonly meanMsA: number | null;
  readonly meanMsB: number | null;
  readonly winner: AbArmName | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** What one arm did. Milliseconds; null where nothing was measured. */
export interface AbArm {
  readonly requests: number;
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  readonly costUsd: number;
  readonly failed: number;
  /** How often the arm did what the test counts; null while that must not be seen, or where nothing was counted. */
  readonly endpoint: { readonly successes: number; readonly cases: number } | null;
}

/** A look at the test's endpoint, at a number of cases and a level that were fixed at its creation. */
export interface AbLook {
  readonly atCases: number;
  readonly level: number;
  /** null: not taken yet. */
  readonly taken: AbLookResult | null;
}

export interface AbLookResult {
  readonly at: string;
  /** Paired: cases on which this arm alone was right. Split: its successes among its cases. */
  readonly a: { readonly successes: number; readonly cases: number };
  readonly b: { readonly successes: number; readonly cases: number };
  /** Of McNemar's test; null in a split test. */
  readonly p: number | null;
  /** Of the difference A - B in a split test, at 1 - level; null in a paired one. */
  readonly interval: readonly [number, number] | null;
  readonly winner: AbArmName | null;
}

/** paused: an arm is no longer the one at work; full: the last look was taken or one has decided. */
export type AbState = 'draft' | 'collecting' | 'paused' | 'full' | 'stopped' | 'finished';

export interface AbTestDetail {
  readonly test: AbTest;
  readonly state: AbState;
  readonly arms: Readonly<Record<AbArmName, AbArm>>;
  readonly looks: readonly AbLook[];
  /** Cases that count for the test so far, and what the others still lack. */
  readonly progress: {
    readonly counted: number;
    readonly awaitingAnswer: number;
    readonly awaitingFinalRead: number;
    readonly awaitingVerdict: number;
  };
}

/** What may stand in a plan now. */
export interface AbChoices {
  readonly questions: { readonly modelA: string | null; readonly modelsB: readonly string[] };
  readonly images: { readonly modelA: string | null; readonly modelsB: readonly string[] };
}

/** full: all of it; partial: some, and it says what not (an uncertain image); abstained: nothing; failed: an error. */
export type AbOutcome = 'full' | 'partial' | 'abstained' | 'failed';

export interface AbAnswer {
  /** null while the test goes on. */
  readonly arm: AbArmName | null;
  readonly outcome: AbOutcome;
  readonly code: FaultCode | null;
  readonly state: FindingState | null;
  readonly prediction: string | null;
  /** Of an answer to a question: text only, never markup. */
  readonly lines: readonly string[];
}

/** A case on which the arms differ, closed by its reader before anybody compares. */
export interface AbCase {
  readonly id: number;
  readonly at: string;
  readonly study: StudyRow | null;
  readonly question: string | null;
  readonly finalLabel: ReadLabel | null;
  readonly first: AbAnswer;
  readonly second: AbAnswer;
  readonly verdict: AbVerdict | null;
}
