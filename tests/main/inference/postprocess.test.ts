import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPercentage, judge, sigmoid, softmax } from '../../../main/inference/postprocess.ts';

const logit = fc.float({ min: -500, max: 500, noNaN: true });

function point(label: string, threshold: number) {
  return {
    label,
    threshold,
    sensitivity: 0.9,
    sensitivity_interval: [0.8, 0.95] as [number, number],
    specificity: 0.9,
    specificity_interval: [0.8, 0.95] as [number, number],
    positives: 10,
    negatives: 10,
    measured_on: 'a test',
  };
}

const CARD = {
  labels: ['COVID-19', 'Pneumonia', 'Normal'],
  negative_label: 'Normal',
  activation: 'softmax',
  calibration: null,
  operating_points: [point('COVID-19', 0.5), point('Pneumonia', 0.5)],
  indeterminate_margin: 0.1,
} as const satisfies Partial<Parameters<typeof judge>[1]>;

/** Logits whose softmax is exactly these probabilities. */
function logitsOf(...probabilities: number[]): Float32Array {
  return Float32Array.from(probabilities, Math.log);
}

function judged(...probabilities: number[]) {
  return judge(logitsOf(...probabilities), {
    ...CARD,
    labels: [...CARD.labels],
    operating_points: [...CARD.operating_points],
  });
}

describe('softmax', () => {
  it('sums to one and keeps the order, however large the logits', () => {
    fc.assert(
      fc.property(fc.array(logit, { minLength: 2, maxLength: 20 }), (logits) => {
        const probabilities = softmax(logits);
        expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        expect(probabilities[logits.indexOf(Math.max(...logits))]).toBe(Math.max(...probabilities));
        expect(probabilities.every((p) => p >= 0 && p <= 1)).toBe(true);
      }),
    );
  });

  it('does not change when every logit moves by the same amount', () => {
    const [here, there] = [softmax([1, 2, 3]), softmax([1001, 1002, 1003])];
    here.forEach((p, i) => expect(there[i]).toBeCloseTo(p, 12));
  });
});

describe('sigmoid', () => {
  it('is symmetric and stays within [0, 1] where exp would overflow', () => {
    fc.assert(
      fc.property(logit, (x) => {
        expect(sigmoid(x) + sigmoid(-x)).toBeCloseTo(1, 12);
      }),
    );
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(-1e4)).toBe(0);
    expect(sigmoid(1e4)).toBe(1);
  });
});

describe('judge', () => {
  it('names every class with a probability and the same number as XX.YY%', () => {
    const { scores, prediction, confidence } = judged(0.02, 0.9245, 0.0555);
    expect(Object.keys(scores)).toEqual(['COVID-19', 'Pneumonia', 'Normal']);
    expect(scores['Pneumonia']).toEqual({ probability: 0.9245, percentage: '92.45%' });
    expect([prediction, confidence]).toEqual(['Pneumonia', '92.45%']);
    for (const { probability, percentage } of Object.values(scores)) {
      expect(percentage).toMatch(/^\d{1,3}\.\d\d%$/);
      expect(percentage).toBe(formatPercentage(probability));
    }
  });

  it('is positive above and negative below the operating points', () => {
    expect(judged(0.02, 0.92, 0.06)).toMatchObject({ status: 'result', state: 'positive', prediction: 'Pneumonia' });
    expect(judged(0.05, 0.05, 0.9)).toMatchObject({ status: 'result', state: 'negative', prediction: 'Normal' });
  });

  it('is indeterminate near an operating point', () => {
    expect(judged(0.02, 0.55, 0.43)).toMatchObject({ status: 'indeterminate', state: 'uncertain' });
    expect(judged(0.02, 0.45, 0.53)).toMatchObject({ status: 'indeterminate', state: 'uncertain' });
  });

  it('is indeterminate when the winning class contradicts the operating points', () => {
    expect(judged(0.36, 0.34, 0.3)).toMatchObject({ status: 'indeterminate', prediction: 'COVID-19' });
  });

  it('divides the logits by the temperature of the card', () => {
    const calibration = {
      method: 'temperature',
      temperature: 2,
      ece_before: 0,
      ece_after: 0,
      n: 1,
      measured_on: '',
    } as const;
    const card = { ...CARD, labels: [...CARD.labels], operating_points: [...CARD.operating_points], calibration };
    const [p] = softmax([2, 0, 0].map((x) => x / 2));
    expect(judge(Float32Array.of(2, 0, 0), card).scores['COVID-19']?.probability).toBeCloseTo(p ?? 0, 4);
  });

  it('gives independent probabilities to a multi-label model', () => {
    const card = { ...CARD, labels: ['Nodule', 'Effusion'], activation: 'sigmoid', negative_label: null } as const;
    const points = [point('Nodule', 0.5), point('Effusion', 0.5)];
    const { scores, state } = judge(Float32Array.of(3, 3), {
      ...card,
      labels: [...card.labels],
      operating_points: points,
    });
    expect(scores['Nodule']).toEqual(scores['Effusion']);
    expect(state).toBe('positive');
  });

  it('refuses logits that are too few or not finite', () => {
    const card = { ...CARD, labels: [...CARD.labels], operating_points: [] };
    const faultOf = (...logits: number[]) => judgeFault(() => judge(Float32Array.of(...logits), card));
    expect(faultOf(1, 2)).toMatchObject({
      code: 'card-labels',
      message: expect.stringContaining('2 logits for 3 labels'),
    });
    expect(faultOf(1, Number.NaN, 2)).toMatchObject({ code: 'model-invalid' });
  });

  it('is never a plain result without operating points', () => {
    const card = { ...CARD, labels: [...CARD.labels], operating_points: [] };
    expect(judge(logitsOf(0.99, 0.005, 0.005), card).status).toBe('indeterminate');
  });
});

function judgeFault(judging: () => unknown): unknown {
  try {
    return judging();
  } catch (error) {
    return error;
  }
}
