/** The nouns of the figures that both sides speak: aggregates only, never a single study. Types only. */
import type { FaultCode, ReadLabel, Warning } from './domain.ts';
import type { Because, Route } from './routing.ts';
import type { CloudFault, EgressKind } from './questions.ts';

/** Ends of a 95 % interval, both in [0, 1]. */
export type Interval = readonly [low: number, high: number];

/** Nearest-rank percentiles in milliseconds; null without a single case. */
export interface Latency {
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

/** Why images were refused or failed, each stable code with its count. */
export interface Cause {
  readonly outcome: 'refused' | 'failed';
  readonly code: FaultCode;
  readonly count: number;
}

/** What became of the images that one model version was given; samples are not counted. */
interface ImageCounts {
  readonly total: number;
  readonly successful: number;
  readonly refused: number;
  readonly failed: number;
  /** Answers that a final read judged, and those of them that it confirmed. */
  readonly judged: number;
  readonly agreed: number;
  /** Of the share that agreed; null while none was judged. */
  readonly accuracyInterval: Interval | null;
}

/** One day (UTC) of one model version; latencies are those of the images it answered. */
export interface DailyMetric extends VersionName, ImageCounts, Latency {
  readonly date: string;
  readonly causes: readonly Cause[];
  readonly accuracy: number | null;
}

/** One day (UTC) of one route. A question that failed in the cloud counts there as failed and at home as answered. */
export interface DailyQuestions extends Latency {
  readonly date: string;
  readonly route: Route;
  readonly total: number;
  readonly answered: number;
  readonly abstained: number;
  readonly failed: number;
  /** What went wrong in the cloud; of the route `cloud` alone. */
  readonly causes: readonly { readonly code: CloudFault; readonly count: number }[];
  /** Why questions took this route, the blocks of the policy among them. */
  readonly because: readonly { readonly code: Because; readonly count: number }[];
  readonly costUsd: number;
}

/** What a cloud model's measured sends say: mean tokens of one send, and the price in force on the last day counted. */
export interface MeasuredModel {
  readonly model: string;
  readonly sends: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars per million tokens, with where and when they were read. */
  readonly price: { readonly from: string; readonly input: number; readonly output: number; readonly source: string };
  readonly meanUsd: number;
}

/**
 * What answering at home saved, reckoned as a counterfactual: each question that stayed here though the cloud was allowed
 * to see it would have cost the mean measured usage of the model set at that moment, at that day's price; what answering
 * here is estimated to cost is taken off. `savedUsd` and what follows from it are null while nothing was measured.
 */
export interface Savings {
  readonly days: number;
  /** Everything sent in those days, as charged or, where that was never learnt, as reserved. */
  readonly spentUsd: number;
  readonly cloudAnswers: number;
  readonly homeAnswers: number;
  /** Answered at home though the cloud was allowed to see them, and priced by what was measured. */
  readonly counted: number;
  /** Allowed as well, but no usage or price is known for them: not counted. */
  readonly unknown: number;
  /** Kept at home by consent, policy, protected data, connection or budget, or after the cloud failed: not counted. */
  readonly notAllowed: number;
  readonly wouldHaveCostUsd: number | null;
  /** An estimate and not a measurement: `homeUsdEach` for each counted question. */
  readonly homeUsd: number;
  readonly homeUsdEach: number;
  readonly savedUsd: number | null;
  /** Of what everything together would have cost in the cloud, in [0, 1]. */
  readonly savedShare: number | null;
  /** The same rate over 365 days: a projection. */
  readonly savedPerYearUsd: number | null;
  readonly models: readonly MeasuredModel[];
  readonly byDay: readonly SavingsDay[];
}

export interface SavingsDay {
  readonly date: string;
  readonly spentUsd: number;
  readonly wouldHaveCostUsd: number;
}

/**
 * closed: nothing left, and nothing could, the whole of the time. silent: nothing left, though the way out was open at
 * times. unrecorded: this profile was not there yet, so that nothing can be said.
 */
export type PrivacyStatement = 'closed' | 'silent' | 'sent' | 'unrecorded';

export interface PrivacyRow {
  readonly kind: EgressKind;
  readonly host: string;
  /** A pseudonym. */
  readonly user: string;
  readonly sends: number;
  readonly bytes: number;
  readonly costUsd: number;
}

/** Times in ISO 8601; `until` is null while it lasts. */
export interface OpenPeriod {
  readonly from: string;
  readonly until: string | null;
}

/** One month (UTC) of what left this computer for the cloud. Bytes are those of the bodies. */
export interface PrivacySheet {
  /** YYYY-MM */
  readonly month: string;
  /** The part of the month that the books cover; `until` is now in a month that is not over. */
  readonly from: string;
  readonly until: string;
  readonly isOver: boolean;
  readonly statement: PrivacyStatement;
  readonly sends: number;
  readonly bytes: number;
  readonly costUsd: number;
  readonly rows: readonly PrivacyRow[];
  /** Questions that were kept here, by what kept them. */
  readonly kept: readonly { readonly code: Because | 'egress-refused'; readonly count: number }[];
  /** When the clinic's settings let something out. */
  readonly openPeriods: readonly OpenPeriod[];
}

/** One version over a whole period; latencies are those of all the images it answered. */
export interface PeriodMetric extends VersionName, ImageCounts, Latency {}

export interface VersionName {
  readonly model: string;
  readonly version: string;
}

/** So many of so many, with the interval of that share; null where `of` is 0. */
export interface Agreement {
  readonly count: number;
  readonly of: number;
  readonly interval: Interval | null;
}

/** A group by one property; `agreement` is null where it has fewer than the least number of judged answers. */
export interface Group {
  readonly dimension: 'age' | 'sex' | 'view' | 'source';
  readonly name: string;
  readonly agreement: Agreement | null;
}

/** `limits` are shares; null while there is no reference or the week has too few judged answers. */
export interface Week {
  readonly monday: string;
  readonly count: number;
  readonly of: number;
  readonly limits: Interval | null;
  readonly isBeyond: boolean;
}

/** Answers of one version against the readers' final labels; `other` judges nobody and is in `confusion` alone. */
export interface ModelPerformance extends VersionName {
  readonly versions: readonly VersionName[];
  readonly days: number;
  readonly agreement: Agreement;
  /** Final labels that differ from the own read, and of those the ones that took over the model's answer. */
  readonly changed: Agreement;
  readonly towardsModel: Agreement;
  readonly confusion: readonly { readonly said: string; readonly final: ReadLabel; readonly count: number }[];
  /** The first judged answers at this site, which the weeks are held against; null while they are too few. */
  readonly reference: { readonly count: number; readonly of: number } | null;
  readonly weeks: readonly Week[];
  readonly groups: readonly Group[];
  /** No group and no week with fewer judged answers is judged. */
  readonly least: number;
}

/** A share that is held against control limits (shares as well). `code`: the warning that is counted. */
export interface RateDrift {
  readonly subject: 'refused' | 'failed' | 'warning';
  readonly code: Warning | null;
  readonly reference: { readonly count: number; readonly of: number };
  readonly latest: { readonly count: number; readonly of: number };
  readonly limits: Interval;
  readonly isBeyond: boolean;
  /** The day of the first of the latest readings. */
  readonly since: string;
}

/** A distribution that is held against its reference by the population stability index. `label`: the class of a score. */
export interface SpreadDrift {
  readonly subject: 'source' | 'view' | 'age' | 'sex' | 'score';
  readonly label: string | null;
  readonly index: number;
  readonly limit: number;
  readonly isBeyond: boolean;
  readonly since: string;
  /** Shares. */
  readonly bins: readonly { readonly name: string; readonly reference: number; readonly latest: number }[];
  readonly referenceCount: number;
  readonly latestCount: number;
}

/** How many readings each window has. Scores are counted only of studies whose own read is recorded. */
export interface DriftCounts {
  readonly reference: number;
  readonly latest: number;
}

export interface Drift extends VersionName {
  readonly needed: { readonly reference: number; readonly latest: number; readonly latestAtMost: number };
  readonly inputs: DriftCounts;
  readonly scores: DriftCounts;
  readonly rates: readonly RateDrift[];
  readonly spreads: readonly SpreadDrift[];
}
