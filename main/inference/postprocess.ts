/** From logits to what may be said of an image: calibrated probabilities held against the operating points. */
import type { ClassScore, FindingState, ScreeningStatus } from '../../preload/domain.ts';
import type { ModelCard } from './card.ts';
import { ModelFault } from './weights.ts';

/** What the model has to say. `confidence` is the top class's probability as `XX.YY%`. */
export interface Verdict {
  readonly status: Extract<ScreeningStatus, 'result' | 'indeterminate'>;
  readonly state: FindingState;
  readonly prediction: string;
  readonly confidence: string;
  readonly scores: Readonly<Record<string, ClassScore>>;
}

type Rules = Pick<
  ModelCard,
  'labels' | 'negative_label' | 'activation' | 'calibration' | 'operating_points' | 'indeterminate_margin'
>;

/** Judges one image's logits (one number per label of the card). Throws ModelFault: `card-labels` for another count, `model-invalid` where one is not finite. */
export function judge(logits: Float32Array, card: Rules): Verdict {
  return judgeProbabilities(toProbabilities(logits, card), card);
}

/** `probabilities`: one per label of the card, in [0, 1]. What is shown is what is judged: rounded to four decimals. */
export function judgeProbabilities(probabilities: readonly number[], card: Rules): Verdict {
  const scored = card.labels.map((label, i) => ({ label, probability: probabilities[i] ?? 0 }));
  const top = scored.reduce((best, next) => (next.probability > best.probability ? next : best));
  const state = stateOf(scored, top.label, card);
  return {
    status: state === 'uncertain' ? 'indeterminate' : 'result',
    state,
    prediction: top.label,
    confidence: toScore(top.probability).percentage,
    scores: Object.fromEntries(scored.map(({ label, probability }) => [label, toScore(probability)])),
  };
}

/** Numerically stable softmax: exp(x - max) / sum. Values in (0, 1], sum 1. */
export function softmax(logits: readonly number[]): number[] {
  const max = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - max));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Logistic function that never overflows: the exponent is never positive. */
export function sigmoid(logit: number): number {
  const power = Math.exp(-Math.abs(logit));
  return logit >= 0 ? 1 / (1 + power) : power / (1 + power);
}

/** `0.92452` -> `92.45%`. */
export function formatPercentage(probability: number): string {
  return `${(probability * 100).toFixed(2)}%`;
}

function toProbabilities(logits: Float32Array, card: Rules): number[] {
  if (logits.length !== card.labels.length) {
    throw new ModelFault('card-labels', `model gave ${logits.length} logits for ${card.labels.length} labels`);
  }
  // Temperature scaling: Guo et al. 2017, On Calibration of Modern Neural Networks.
  const scaled = Array.from(logits, (logit) => logit / (card.calibration?.temperature ?? 1));
  if (!scaled.every(Number.isFinite)) {
    throw new ModelFault('model-invalid', `model gave a logit that is not finite: ${logits.join(', ')}`);
  }
  return card.activation === 'softmax' ? softmax(scaled) : scaled.map(sigmoid);
}

/**
 * positive: a finding reaches its operating point; negative: none does. Uncertain when the finding that decides lies
 * within the margin of its cut-off, or when one label has to win and the winner contradicts the operating points.
 */
function stateOf(
  scored: readonly { readonly label: string; readonly probability: number }[],
  top: string,
  card: Rules,
): FindingState {
  const distances = scored
    .filter(({ label }) => label !== card.negative_label)
    .flatMap(({ label, probability }) => {
      const point = card.operating_points.find((candidate) => candidate.label === label);
      return point ? [{ label, distance: toScore(probability).probability - point.threshold }] : [];
    });
  if (distances.length === 0) return 'uncertain';
  const farthest = Math.max(...distances.map(({ distance }) => distance));
  if (Math.abs(farthest) < card.indeterminate_margin) return 'uncertain';
  const state = farthest >= 0 ? 'positive' : 'negative';
  const isContradicted = card.activation === 'softmax' && (top === card.negative_label) === (state === 'positive');
  return isContradicted ? 'uncertain' : state;
}

/** Rounded to four decimals, so that the number and its percentage always say the same. */
function toScore(probability: number): ClassScore {
  const rounded = Math.round(probability * 1e4) / 1e4;
  return { probability: rounded, percentage: formatPercentage(rounded) };
}
