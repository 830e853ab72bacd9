/** What the reading screen shows of one study: never the model's answer before the reader's own. */
import type { OperatingPoint, Screening, StudyDetail, StudyId } from '../../preload/domain.ts';
import type { Passport } from '../../preload/passport.ts';
import type { ModelCard } from '../inference/card.ts';
import { parseCard } from '../inference/card.ts';
import { ModelFault } from '../inference/weights.ts';
import { findModelVersion } from '../registry/models.ts';
import { findPassport } from '../registry/passport/passports.ts';
import { THIS_SITE, withSitePoints } from '../registry/passport/site-points.ts';
import type { Clinic } from './clinic.ts';
import { ScreeningFault } from './clinic.ts';
import { latestScreening } from './inferences.ts';
import { findStudy } from './studies.ts';

/** Throws `study-not-found`. */
export function studyDetail(clinic: Clinic, id: StudyId): StudyDetail {
  const row = findStudy(clinic.profile.db, id);
  if (!row) throw new ScreeningFault('study-not-found', `no study ${id}`);
  const screening = latestScreening(clinic.profile.db, id);
  const isAnswerHidden = row.ownRead === null && hasAnswer(screening);
  const inForce = screening ? passportOf(clinic, screening) : null;
  const card = screening ? withSitePoints(cardOf(clinic, screening), inForce) : presentCard(clinic);
  return {
    ...row,
    screening: isAnswerHidden ? null : screening,
    isAnswerHidden,
    operatingPoints:
      isAnswerHidden || !card ? [] : card.operating_points.map((point) => toOperatingPoint(point, inForce)),
    notAssessed: card?.not_assessed ?? [],
    indeterminateMargin: card?.indeterminate_margin ?? 0,
    negativeLabel: card?.negative_label ?? null,
    isCalibrated: card ? card.calibration !== null : false,
  };
}

/** The card of the model that answered, which need not be the one at work now: its cut-offs belong to its answer. */
function cardOf({ profile }: Clinic, { model: { name, version } }: Screening): ModelCard {
  return parseCard(findModelVersion(profile.db, name, version).card);
}

/** null while no model can answer: the study is shown all the same. */
function presentCard({ model }: Clinic): ModelCard | null {
  try {
    return model().card;
  } catch (error) {
    if (error instanceof ModelFault) return null;
    throw error;
  }
}

/** The passport it answered under; an answer from before passports has none. */
function passportOf({ profile }: Clinic, { passport }: Screening): Passport | null {
  return passport ? (findPassport(profile.db, passport)?.passport ?? null) : null;
}

function hasAnswer(screening: Screening | null): boolean {
  return screening?.status === 'result' || screening?.status === 'indeterminate';
}

function toOperatingPoint(point: ModelCard['operating_points'][number], passport: Passport | null): OperatingPoint {
  return {
    label: point.label,
    threshold: point.threshold,
    sensitivity: point.sensitivity,
    sensitivityInterval: point.sensitivity_interval,
    specificity: point.specificity,
    specificityInterval: point.specificity_interval,
    positives: point.positives,
    negatives: point.negatives,
    measuredOn: point.measured_on,
    measuredHere: passport && point.measured_on === THIS_SITE ? measuredHere(point, passport) : null,
  };
}

function measuredHere(
  { positives, negatives }: ModelCard['operating_points'][number],
  { at }: Passport,
): OperatingPoint['measuredHere'] {
  return { cases: positives + negatives, at };
}
