/** What a review can be: agreement with a clear answer, one's own read where the answer is none, or nothing yet. */
import type { ReadLabel, StudyDetail } from '../../preload/domain.ts';
import { answerView } from './answer-view.ts';

export type Review =
  | { readonly kind: 'none'; readonly reason: 'readFirst' | 'noAnswer' | 'waiting' }
  | { readonly kind: 'agree' | 'keep'; readonly label: ReadLabel };

const LABELS: Readonly<Record<string, ReadLabel>> = {
  'covid-19': 'covid-19',
  pneumonia: 'pneumonia',
};

export function reviewOf(
  study: Parameters<typeof answerView>[0] & Pick<StudyDetail, 'ownRead' | 'negativeLabel'>,
): Review {
  if (!study.ownRead) return { kind: 'none', reason: 'readFirst' };
  const view = answerView(study);
  if (view.kind === 'none') return { kind: 'none', reason: 'noAnswer' };
  if (view.kind !== 'shown') return { kind: 'none', reason: 'waiting' };
  const label = view.state === 'uncertain' ? null : labelOf(view.screening.prediction, study.negativeLabel);
  return label ? { kind: 'agree', label } : { kind: 'keep', label: study.ownRead.label };
}

function labelOf(prediction: string | null, negativeLabel: string | null): ReadLabel | null {
  if (prediction !== null && prediction === negativeLabel) return 'normal';
  return LABELS[prediction?.toLowerCase() ?? ''] ?? null;
}
