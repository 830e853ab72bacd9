import { expect, it } from 'vitest';
import { classifyText } from '../../../main/cli/texts.ts';
import type { ClassifyLine } from '../../../main/cli/classify.ts';

it('a model that finds several things at once has each of them named', () => {
  const line = lineOf({ 'COVID-19': 0.2, Pneumonia: 0.91, Nodule: 0.5, Fracture: 0.4999 });
  expect(classifyText(line)).toBe('result        a.png  Pneumonia 91.00% (positive), also Nodule 50.00%');
});

it('one of whose classes only one can be true has that one named', () => {
  const line = lineOf({ 'COVID-19': 0.05, Pneumonia: 0.92, Normal: 0.03 });
  expect(classifyText(line)).toBe('result        a.png  Pneumonia 92.00% (positive)');
});

function lineOf(scores: Readonly<Record<string, number>>): ClassifyLine {
  const probabilities = Object.fromEntries(
    Object.entries(scores).map(([label, probability]) => [label, { probability, percentage: percentage(probability) }]),
  );
  const { Pneumonia = 0 } = scores;
  return {
    file: 'a.png',
    status: 'result',
    code: null,
    number: null,
    model: { name: 'm', version: '1.0.0', type: 'onnx', domain: 'medical', sha256: 'a'.repeat(64) },
    passport: null,
    prediction: 'Pneumonia',
    confidence: percentage(Pneumonia),
    probabilities,
    state: 'positive',
    warnings: [],
    input_hash: null,
    backend: null,
    performance: { decoding_ms: 1, preprocessing_ms: 1, inference_ms: 1, total_ms: 3 },
  };
}

function percentage(probability: number): string {
  return `${(probability * 100).toFixed(2)}%`;
}
