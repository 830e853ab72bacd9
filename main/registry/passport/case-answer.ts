/** What a version says of a replayed case with the cut-offs of a card: the rule that judges patients' images. Pure. */
import type { CaseAnswer } from '../../../preload/passport.ts';
import type { ModelCard } from '../../inference/card.ts';
import { judgeProbabilities } from '../../inference/postprocess.ts';
import type { CaseOutcome } from './replay.ts';

export function answerOf({ code, scores }: CaseOutcome, card: ModelCard): CaseAnswer {
  if (!scores) return { status: 'refused', code, state: null, prediction: null };
  const verdict = judgeProbabilities(
    card.labels.map((label) => scores[label] ?? 0),
    card,
  );
  return { status: verdict.status, code: null, state: verdict.state, prediction: verdict.prediction };
}
