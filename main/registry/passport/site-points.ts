/** The cut-offs a version answers with here: its maker's, with what two people of this clinic signed for put over them. */
import type { Passport, PassportCutOff } from '../../../preload/passport.ts';
import type { ModelCard } from '../../inference/card.ts';

type CardPoint = ModelCard['operating_points'][number];

/** Stands in a card for "measured at this site": views say it in the user's language. */
export const THIS_SITE = 'this-site';

/** The card with the cut-offs and figures of the passport. A class that was not measured here keeps its maker's. */
export function withSitePoints(card: ModelCard, passport: Pick<Passport, 'cutOffs'> | null): ModelCard {
  if (passport === null) return card;
  const points = passport.cutOffs.flatMap((cutOff) => {
    const maker = card.operating_points.find(({ label }) => label === cutOff.label);
    return toSitePoint(cutOff) ?? maker ?? [];
  });
  return { ...card, operating_points: points };
}

/** null where nothing was measured here. */
function toSitePoint({ label, threshold, measured }: PassportCutOff): CardPoint | null {
  if (!measured || measured.sensitivity === null || measured.specificity === null) return null;
  if (!measured.sensitivityInterval || !measured.specificityInterval) return null;
  return {
    label,
    threshold,
    sensitivity: measured.sensitivity,
    sensitivity_interval: [...measured.sensitivityInterval],
    specificity: measured.specificity,
    specificity_interval: [...measured.specificityInterval],
    positives: measured.positives,
    negatives: measured.negatives,
    measured_on: THIS_SITE,
  };
}
