/** From what two versions said of the reference cases to what two people have to know before they sign. Pure. */
import type {
  CaseAnswer,
  ChosenCutOff,
  MeasuredCutOff,
  ReplayedAnswer,
  ReplayedClass,
  ReplayReport,
} from '../../../preload/passport.ts';
import { MINIMUM_CASES } from '../../../preload/passport.ts';
import type { ModelCard } from '../../inference/card.ts';
import { answerOf } from './case-answer.ts';
import { accuracyAt, equalSensitivityCutOff, type ScoredCase } from './cut-off.ts';
import { referenceSet } from './reference-cases.ts';
import type { CaseOutcome, Replay, ReplayedCase } from './replay.ts';

export interface ReplayCards {
  /** The candidate's own card, with its maker's cut-offs. */
  readonly candidate: ModelCard;
  readonly serving: ModelCard | null;
}

export function reportOf(replay: Replay, cards: ReplayCards): ReplayReport {
  const classes = classesOf(replay, cards);
  return {
    id: replay.id,
    at: replay.at,
    candidate: replay.candidate,
    serving: replay.serving && nameIn(replay.serving),
    reference: referenceSet(replay.cases),
    referenceSha256: replay.referenceSha256,
    answered: replay.cases.filter(isAnswered).length,
    unansweredByServing: replay.cases.filter(({ serving }) => serving?.scores === null).length,
    unansweredByCandidate: replay.cases.filter(({ candidate }) => candidate.scores === null).length,
    classes,
    changes: replay.cases.map((one) => answersTo(one, replay, cards, classes)).filter(hasChanged),
  };
}

/** The findings that both versions know and that a reference case can have. */
export function classesOf(replay: Replay, { candidate }: ReplayCards): readonly ReplayedClass[] {
  return candidate.labels
    .filter((label) => label !== candidate.negative_label && isReferenceLabel(label))
    .map((label) => measureClass(replay, candidate, label));
}

/** The candidate's scores of one class over the cases that both versions answered. */
export function candidateScores({ cases }: Replay, label: string): readonly ScoredCase[] {
  return cases.filter(isAnswered).map((one) => scoredAs(one.candidate, one, label));
}

/** What the candidate would say with other cut-offs. */
export function withCutOffs(card: ModelCard, cutOffs: readonly ChosenCutOff[]): ModelCard {
  const points = card.operating_points.map((point) => ({
    ...point,
    threshold: cutOffs.find(({ label }) => label === point.label)?.threshold ?? point.threshold,
  }));
  return { ...card, operating_points: points };
}

const REFERENCE_LABELS: ReadonlySet<string> = new Set(['covid-19', 'pneumonia', 'normal']);

/** Read labels are the class names in lower case. */
function isReferenceLabel(label: string): boolean {
  return REFERENCE_LABELS.has(label.toLowerCase());
}

function measureClass(replay: Replay, candidate: ModelCard, label: string): ReplayedClass {
  const after = candidateScores(replay, label);
  const servingCutOff = thresholdIn(replay.serving?.cutOffs, label);
  const before = replay.cases.filter(isAnswered).map((one) => scoredAs(one.serving ?? one.candidate, one, label));
  const serving = replay.serving && servingCutOff !== null ? measured(before, servingCutOff) : null;
  const equal = serving && equalSensitivityCutOff(probabilitiesOf(after), serving.found);
  const makerCutOff = thresholdIn(candidate.operating_points, label);
  const { positives, negatives } = accuracyAt(after, 0);
  return {
    label,
    positives,
    negatives,
    isMeasured: positives >= MINIMUM_CASES && negatives >= MINIMUM_CASES,
    serving,
    carriedOver: serving && measured(after, serving.threshold),
    maker: makerCutOff === null ? null : measured(after, makerCutOff),
    equalSensitivity: equal === null ? null : measured(after, equal),
  };
}

function measured(cases: readonly ScoredCase[], threshold: number): MeasuredCutOff {
  return { threshold, ...accuracyAt(cases, threshold) };
}

function probabilitiesOf(cases: readonly ScoredCase[]): readonly number[] {
  return cases.filter(({ isPositive }) => isPositive).map(({ probability }) => probability);
}

function thresholdIn(points: readonly ChosenCutOff[] | undefined, label: string): number | null {
  return points?.find((point) => point.label === label)?.threshold ?? null;
}

function isAnswered({ serving, candidate }: ReplayedCase): boolean {
  return candidate.scores !== null && serving?.scores !== null;
}

/** A version that does not know the class gives it nothing. */
function scoredAs(outcome: CaseOutcome, { label: reference }: ReplayedCase, label: string): ScoredCase {
  return { probability: outcome.scores?.[label] ?? 0, isPositive: reference === label.toLowerCase() };
}

function answersTo(
  one: ReplayedCase,
  replay: Replay,
  { candidate, serving }: ReplayCards,
  classes: readonly ReplayedClass[],
): ReplayedAnswer {
  const equal = classes.flatMap(({ label, equalSensitivity: at, isMeasured }) =>
    at && isMeasured ? [{ label, threshold: at.threshold }] : [],
  );
  return {
    study: one.study,
    name: one.name,
    label: one.label,
    serving: one.serving && serving && answerOf(one.serving, withCutOffs(serving, replay.serving?.cutOffs ?? [])),
    maker: answerOf(one.candidate, candidate),
    equalSensitivity: answerOf(one.candidate, withCutOffs(candidate, equal)),
  };
}

function hasChanged({ serving, maker, equalSensitivity }: ReplayedAnswer): boolean {
  return serving !== null && [maker, equalSensitivity].some((answer) => !isSame(serving, answer));
}

function isSame(a: CaseAnswer, b: CaseAnswer): boolean {
  return a.state === b.state && a.prediction === b.prediction && a.code === b.code;
}

function nameIn({ name, version, sha256 }: NonNullable<Replay['serving']>) {
  return { name, version, sha256 };
}
