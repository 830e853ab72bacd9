/** How much of the work a set of cut-offs would leave undecided, said before anybody signs for them. Pure. */
import type { CutOffOutlook, PassportCutOff, UnreachableAnswer } from '../../../preload/passport.ts';
import type { ModelCard } from '../../inference/card.ts';
import { answerOf } from './case-answer.ts';
import type { CaseOutcome } from './replay.ts';
import { withSitePoints } from './site-points.ts';

/** `card`: the maker's. Each case is judged as an image would be once these cut-offs are in force. */
export function outlookOf(
  card: ModelCard,
  cutOffs: readonly PassportCutOff[],
  outcomes: readonly CaseOutcome[],
): CutOffOutlook {
  const site = withSitePoints(card, { cutOffs });
  const answered = outcomes.filter(({ scores }) => scores !== null);
  const indeterminate = answered.filter((one) => answerOf(one, site).status === 'indeterminate').length;
  const isMostlyIndeterminate = indeterminate > answered.length / 2;
  const unreachable = unreachableAnswers(site);
  return {
    margin: card.indeterminate_margin,
    answered: answered.length,
    indeterminate,
    unreachable,
    isMostlyIndeterminate,
    hasWarning: unreachable.length > 0 || isMostlyIndeterminate,
  };
}

/**
 * A probability is never below 0 nor above 1: with a cut-off nearer to 0 than the margin, no finding is ever clearly absent
 * and so no image is ever clear; nearer to 1, that finding is never clearly there.
 */
function unreachableAnswers({
  operating_points,
  negative_label,
  indeterminate_margin,
}: ModelCard): readonly UnreachableAnswer[] {
  return operating_points
    .filter(({ label }) => label !== negative_label)
    .flatMap(({ label, threshold }): UnreachableAnswer[] => [
      ...(threshold < indeterminate_margin ? [{ label, threshold, answer: 'negative' as const }] : []),
      ...(1 - threshold < indeterminate_margin ? [{ label, threshold, answer: 'positive' as const }] : []),
    ]);
}
