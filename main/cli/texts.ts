/** One line for people for each kind of result. */
import type { ReadinessCheck } from '../../preload/domain.ts';
import type { ModelEntry } from '../../preload/models.ts';
import type { RemoteSettings } from '../../preload/network.ts';
import type { RouteLine } from '../routing/decision/decide.ts';
import type { ClassifyLine } from './classify.ts';
import type { ProbeLine } from './probe.ts';

export function classifyText({ file, status, code, number, ...answer }: ClassifyLine): string {
  const { prediction, confidence, state, warnings } = answer;
  const said =
    prediction === null ? `${number ?? '-'} ${code}` : `${prediction} ${confidence} (${state})${besides(answer)}`;
  const remarks = warnings.length > 0 ? `  [${warnings.join(', ')}]` : '';
  return `${status.padEnd(13)} ${file}  ${said}${remarks}`;
}

/** Of a model that may find several things at once: the others that are as likely as not. */
function besides({ prediction, probabilities }: Pick<ClassifyLine, 'prediction' | 'probabilities'>): string {
  return Object.entries(probabilities ?? {})
    .filter(([label, { probability }]) => label !== prediction && probability >= 0.5)
    .map(([label, { percentage }]) => `, also ${label} ${percentage}`)
    .join('');
}

/** The classification, then each view with its answer and the change of the probability, then the flag. */
export function probeText(line: ProbeLine): string {
  const views = Object.entries(line.views ?? {}).map(([view, { prediction, probability, change }]) => {
    const moved = `${change < 0 ? '' : '+'}${(change * 100).toFixed(1)}`;
    return `\n  ${view.padEnd(13)} ${prediction}  ${(probability * 100).toFixed(1)}% (${moved})`;
  });
  const flag = line.unchanged_without_lungs ? FLAG : '';
  return `${classifyText(line)}${views.join('')}${flag}`;
}

const FLAG =
  '\n  RED FLAG: the answer did not change with the lungs removed: it may rest on something other than the lungs';

/** Several may be active, one a model; one of them answers. */
export function modelText({ name, version, status, domain, accuracy, isIntact, isServing }: ModelEntry): string {
  const measured = accuracy === null ? 'accuracy not measured' : `accuracy ${(accuracy * 100).toFixed(1)}%`;
  return `${name}@${version}  ${isServing ? `${status}, answers` : status}  ${domain}  ${measured}  ${isIntact ? 'intact' : 'ALTERED OR MISSING'}`;
}

export function checkText({ name, outcome, detail }: ReadinessCheck): string {
  return `${outcome.padEnd(5)} ${name}  ${detail}`;
}

export function remoteText({ phase, because, address, model, version, parity, tolerance }: RemoteSettings): string {
  const server = address === '' ? 'not set up' : `${address} ${model}@${version}`;
  const difference = parity && `, differs by ${parity.worstDifference.toExponential(1)} at most`;
  const compared = parity ? `${difference} over ${parity.images} images (may: ${tolerance.toExponential(0)})` : '';
  return `${phase.padEnd(8)} ${server}${because === null ? '' : `, ${because}`}${compared}`;
}

/** The decision, then every feature that counted with its points. */
export function routeText({
  complexity,
  score,
  features,
  route,
  because,
  estimated_cost_usd: cost,
}: RouteLine): string {
  const counted = features.map(({ kind, points, evidence }) => `\n  ${points} ${kind}: ${evidence.join(', ')}`);
  return `${complexity} (${score})  ${route ?? 'no route'}, ${because}, about $${cost}${counted.join('')}`;
}
