/** Plain values to put into a database. */
import type { Screening, ScreeningStatus } from '../../preload/domain.ts';
import type { ModelCard } from '../../main/inference/card.ts';

export function screening(status: ScreeningStatus, changes: Partial<Screening> = {}): Screening {
  const isAnswered = status === 'result' || status === 'indeterminate';
  const { name, version, type, domain, sha256 } = modelCard();
  return {
    status,
    code: status === 'refused' ? 'blank' : status === 'error' ? 'image-corrupt' : null,
    state: isAnswered ? 'positive' : null,
    prediction: isAnswered ? 'Pneumonia' : null,
    confidence: isAnswered ? '92.45%' : null,
    scores: isAnswered ? { Pneumonia: { probability: 0.9245, percentage: '92.45%' } } : null,
    warnings: [],
    model: { name, version, type, domain, sha256 },
    backend: isAnswered ? { provider: 'cpu', precision: 'fp32' } : null,
    passport: null,
    performance: { decoding: 9.1, preprocessing: 1.2, inference: 12, total: 23.4 },
    ...changes,
  };
}

export function modelCard(changes: Partial<ModelCard> = {}): ModelCard {
  return {
    format: 1,
    name: 'chest-xray-classifier',
    version: '1.0.0',
    type: 'onnx',
    domain: 'medical',
    file: 'model.onnx',
    sha256: 'c'.repeat(64),
    labels: ['COVID-19', 'Pneumonia', 'Normal'],
    negative_label: 'Normal',
    input: { name: 'image', shape: [-1, 3, 224, 224] },
    outputs: { logits: { name: 'logits', shape: [-1, 3] } },
    preprocessing: {
      width: 224,
      height: 224,
      fit: 'cover',
      kernel: 'lanczos3',
      standardise: 'none',
      scale: 1 / 255,
      mean: [0.485, 0.456, 0.406],
      std: [0.229, 0.224, 0.225],
      layout: 'NCHW',
    },
    activation: 'softmax',
    calibration: null,
    operating_points: [],
    indeterminate_margin: 0.05,
    population: { age_min: 18, views: ['PA'], body_part: 'CHEST' },
    not_assessed: [],
    evaluation: { accuracy: 0.9 },
    training: {},
    licence: 'test',
    ...changes,
  };
}
