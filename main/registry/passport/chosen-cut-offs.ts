/** The cut-offs that are signed for: another than the maker's only where it was measured on this clinic's own cases. */
import type {
  Accuracy,
  CutOffChoice,
  MeasuredChoice,
  PassportCutOff,
  ReplayedClass,
} from '../../../preload/passport.ts';
import { StorageFault } from '../../database/fault.ts';
import type { ModelCard } from '../../inference/card.ts';
import { accuracyAt } from './cut-off.ts';
import { outlookOf } from './outlook.ts';
import type { Replay } from './replay.ts';
import { candidateScores } from './report.ts';

/** What would be signed for. Throws `cut-off-not-measured` for a chosen cut-off of a class that was not measured here. */
export function measureChoice(
  card: ModelCard,
  replay: Replay,
  classes: readonly ReplayedClass[],
  choice: CutOffChoice,
): MeasuredChoice {
  const cutOffs = resolveCutOffs(card, replay, classes, choice);
  const outcomes = replay.cases.map(({ candidate }) => candidate);
  return { cutOffs, outlook: outlookOf(card, cutOffs, outcomes) };
}

/** As the card has them, measured at its maker's and on no case of this clinic. */
export function makerChoice(card: ModelCard): MeasuredChoice {
  const cutOffs = makerCutOffs(card);
  return { cutOffs, outlook: outlookOf(card, cutOffs, []) };
}

function resolveCutOffs(
  card: ModelCard,
  replay: Replay,
  classes: readonly ReplayedClass[],
  choice: CutOffChoice,
): readonly PassportCutOff[] {
  assertMeasured(classes, choice);
  const measured = classes.filter(({ isMeasured }) => isMeasured);
  const here = measured.flatMap((found) => toCutOff(replay, found, choice) ?? []);
  const inOrder = makerCutOffs(card).map((maker) => here.find(({ label }) => label === maker.label) ?? maker);
  return [...inOrder, ...here.filter(({ label }) => !inOrder.some((one) => one.label === label))];
}

function makerCutOffs(card: ModelCard): readonly PassportCutOff[] {
  return card.operating_points.map(({ label, threshold }) => ({ label, threshold, origin: 'maker', measured: null }));
}

function assertMeasured(classes: readonly ReplayedClass[], choice: CutOffChoice): void {
  if (typeof choice === 'string') return;
  const unmeasured = choice.filter(({ label }) => !classes.some((one) => one.label === label && one.isMeasured));
  if (unmeasured.length === 0) return;
  throw new StorageFault(
    'cut-off-not-measured',
    `not measured here: ${unmeasured.map(({ label }) => label).join(', ')}`,
  );
}

function toCutOff(replay: Replay, found: ReplayedClass, choice: CutOffChoice): PassportCutOff | null {
  const { threshold, origin } = thresholdOf(found, choice);
  if (threshold === null) return null;
  return { label: found.label, threshold, origin, measured: measuredAt(replay, found.label, threshold) };
}

function thresholdOf(
  found: ReplayedClass,
  choice: CutOffChoice,
): Pick<PassportCutOff, 'origin'> & { threshold: number | null } {
  const maker = { threshold: found.maker?.threshold ?? null, origin: 'maker' } as const;
  if (choice === 'maker') return maker;
  if (choice === 'equal-sensitivity') {
    return found.equalSensitivity ? { threshold: found.equalSensitivity.threshold, origin: choice } : maker;
  }
  const chosen = choice.find(({ label }) => label === found.label);
  return chosen ? { threshold: chosen.threshold, origin: 'chosen' } : maker;
}

function measuredAt(replay: Replay, label: string, threshold: number): Accuracy {
  return accuracyAt(candidateScores(replay, label), threshold);
}
