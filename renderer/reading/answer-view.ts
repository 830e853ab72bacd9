/** What may be said of a study's answer, decided apart from how it is drawn. */
import type { FaultCode, FindingState, OperatingPoint, Screening, StudyDetail } from '../../preload/domain.ts';

export type AnswerView =
  | { readonly kind: 'waiting' | 'hidden' }
  | { readonly kind: 'none'; readonly state: 'refused' | 'error'; readonly code: FaultCode }
  | { readonly kind: 'shown'; readonly state: FindingState; readonly screening: Screening };

export interface Bar {
  readonly label: string;
  readonly probability: number;
  readonly threshold: number | null;
  /** The ends of the zone in which an answer is too near to the cut-off to be one. */
  readonly band: readonly [number, number] | null;
  readonly standing: 'found' | 'near' | 'below' | 'none';
}

type Card = Pick<StudyDetail, 'operatingPoints' | 'negativeLabel' | 'indeterminateMargin'>;
type Study = Pick<StudyDetail, 'screening' | 'ownRead' | 'progress' | 'code'>;

/** Main withholds the answer before the own read; should one slip through all the same, it is not shown. */
export function answerView(study: Study): AnswerView {
  const { screening, ownRead, progress } = study;
  const none = noAnswer(study);
  if (none) return none;
  if (!ownRead) return { kind: progress === 'ready' ? 'hidden' : 'waiting' };
  if (!screening) return { kind: 'waiting' };
  const state = screening.status === 'indeterminate' ? 'uncertain' : (screening.state ?? 'uncertain');
  return { kind: 'shown', state, screening };
}

/** Which sentence says it: that of COVID-19 and pneumonia is not true of a model that was taught other findings, or no cut-off. */
export type ResultWording = FindingState | 'contradicted' | 'negativeOfOthers' | 'unmeasured';

export function wordOf(state: FindingState, card: Card, bars: readonly Bar[]): ResultWording {
  const findings = findingPoints(card).map(({ label }) => label);
  if (state === 'uncertain' && findings.length === 0) return 'unmeasured';
  if (state === 'uncertain') return isNearest(bars) ? 'uncertain' : 'contradicted';
  const isOfOthers = findings.some((label) => label !== 'COVID-19' && label !== 'Pneumonia');
  return state === 'negative' && isOfOthers ? 'negativeOfOthers' : state;
}

/** The finding that decides is within the margin; else the likeliest class is at odds with its side of the cut-offs. */
function isNearest(bars: readonly Bar[]): boolean {
  return bars.some(({ standing }) => standing === 'near') && bars.every(({ standing }) => standing !== 'found');
}

/** So many labels are read in their own order; of more, those that matter come first. */
const FEW_LABELS = 4;

/** Bars in the order of the model's classes, of many by probability. Refused and failed images have none, whatever arrives. */
export function barsOf(screening: Screening, card: Card): readonly Bar[] {
  if (screening.status === 'refused' || screening.status === 'error' || !screening.scores) return [];
  const points = findingPoints(card);
  const margin = card.indeterminateMargin;
  const bars = Object.entries(screening.scores).map(([label, { probability }]) => {
    const threshold = points.find((point) => point.label === label)?.threshold ?? null;
    const standing = standingOf(probability, threshold, margin);
    return { label, probability, threshold, band: bandOf(threshold, margin), standing };
  });
  return bars.length <= FEW_LABELS ? bars : bars.toSorted(byWeight);
}

/** What stands above its cut-off first, then by probability. */
function byWeight(a: Bar, b: Bar): number {
  return Number(b.standing === 'found') - Number(a.standing === 'found') || b.probability - a.probability;
}

/** The classes clearly above their cut-offs; the model's own prediction where none is. */
export function foundLabels(bars: readonly Bar[], prediction: string | null): readonly string[] {
  const found = bars.filter((bar) => bar.standing === 'found').map((bar) => bar.label);
  return found.length > 0 || prediction === null ? found : [prediction];
}

/** The cut-offs that decide. One of the class "nothing found" decides nothing. */
export function findingPoints({ operatingPoints, negativeLabel }: Card): readonly OperatingPoint[] {
  return operatingPoints.filter(({ label }) => label !== negativeLabel);
}

function noAnswer({ screening, progress, code }: Study): Extract<AnswerView, { kind: 'none' }> | null {
  const status = screening?.status;
  const isRefused = status === 'refused' || progress === 'refused';
  const isFailed = status === 'error' || progress === 'failed';
  if (!isRefused && !isFailed) return null;
  return { kind: 'none', state: isRefused ? 'refused' : 'error', code: screening?.code ?? code ?? 'unexpected' };
}

function standingOf(probability: number, threshold: number | null, margin: number): Bar['standing'] {
  if (threshold === null) return 'none';
  if (Math.abs(probability - threshold) < margin) return 'near';
  return probability >= threshold ? 'found' : 'below';
}

function bandOf(threshold: number | null, margin: number): Bar['band'] {
  return threshold === null ? null : [Math.max(0, threshold - margin), Math.min(1, threshold + margin)];
}
