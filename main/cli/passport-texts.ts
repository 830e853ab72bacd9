/** Lines for people about replays and passports. */
import type { MeasuredCutOff, PassportEntry, ReplayedClass } from '../../preload/passport.ts';
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

export function passportText({ id, kind, at, model, basis, cutOffs, signatories }: PassportEntry): string {
  const signed = signatories.length > 0 ? `signed by ${signatories.join(', ')}` : 'nobody signed';
  const points = cutOffs.map(({ label, threshold, origin }) => `${label} ${threshold} (${origin})`).join(', ');
  const measured = { measured: 'measured here', 'too-few': 'too few cases here', none: 'not measured here' }[basis];
  return `${model.name}@${model.version}  ${kind}  ${at}  ${measured}, ${signed}\n  cut-offs: ${points}\n  passport ${id}`;
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
