/** Lines for people about replays and passports. */
import type {
  CutOffOutlook,
  MeasuredCutOff,
  PassportEntry,
  ReplayedClass,
  UnreachableAnswer,
} from '../../preload/passport.ts';
import { MINIMUM_CASES } from '../../preload/passport.ts';

export function classReplayText({
  label,
  positives,
  negatives,
  isMeasured,
  serving,
  carriedOver,
  maker,
  equalSensitivity,
}: ReplayedClass): string {
  const few = isMeasured ? '' : `  TOO FEW: a measurement needs ${MINIMUM_CASES} of each`;
  return [
    `${label}: ${positives} with it, ${negatives} without${few}`,
    `  at work now               ${cutOffText(serving)}`,
    `  new, old cut-off          ${cutOffText(carriedOver)}`,
    `  new, maker's cut-off      ${cutOffText(maker)}`,
    `  new, equal sensitivity    ${cutOffText(equalSensitivity)}`,
  ].join('\n');
}

/** What cut-offs leave undecided, a line each; WARNING where hardly any other answer is left. */
export function outlookText(outlook: CutOffOutlook): string {
  const { margin, answered, indeterminate, unreachable, isMostlyIndeterminate } = outlook;
  const share = `${indeterminate} of ${answered} answered reference cases indeterminate (${percent(indeterminate / answered)})`;
  return [
    answered === 0 ? 'no answered reference case to count indeterminate answers on' : share,
    ...unreachable.map((one) => `WARNING: ${unreachableText(one, margin)}`),
    ...(isMostlyIndeterminate ? ['WARNING: more than half of the answered reference cases are indeterminate'] : []),
  ].join('\n  ');
}

export function passportText({ id, kind, at, model, basis, cutOffs, outlook, signatories }: PassportEntry): string {
  const signed = signatories.length > 0 ? `signed by ${signatories.join(', ')}` : 'nobody signed';
  const points = cutOffs.map(({ label, threshold, origin }) => `${label} ${threshold} (${origin})`).join(', ');
  const measured = { measured: 'measured here', 'too-few': 'too few cases here', none: 'not measured here' }[basis];
  const lines = [`cut-offs: ${points}`, ...(outlook ? [outlookText(outlook)] : []), `passport ${id}`];
  return [`${model.name}@${model.version}  ${kind}  ${at}  ${measured}, ${signed}`, ...lines].join('\n  ');
}

function unreachableText({ label, threshold, answer }: UnreachableAnswer, margin: number): string {
  return answer === 'negative'
    ? `the cut-off of ${label} (${threshold}) is smaller than the model's indeterminate margin (${margin}): no image can be answered negative`
    : `the cut-off of ${label} (${threshold}) is nearer to 1 than the model's indeterminate margin (${margin}): no image can be positive because of it`;
}

function cutOffText(point: MeasuredCutOff | null): string {
  if (!point) return '-';
  const { threshold, sensitivity, sensitivityInterval, specificity, specificityInterval } = point;
  const found = `sensitivity ${shareText(sensitivity, sensitivityInterval)}`;
  return `${threshold}  ${found}, specificity ${shareText(specificity, specificityInterval)}`;
}

function shareText(share: number | null, ends: readonly [number, number] | null): string {
  if (share === null || !ends) return 'not measured';
  return `${percent(share)} (${percent(ends[0])} to ${percent(ends[1])})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
