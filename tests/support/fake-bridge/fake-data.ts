/** Studies in every state. Names and numbers are invented. */
import type { Computing } from '../../../preload/backend.ts';
import type {
  BatchState,
  ModelIdentity,
  OperatingPoint,
  Screening,
  StudyDetail,
  StudyId,
} from '../../../preload/domain.ts';
import type { DailyMetric } from '../../../preload/metrics.ts';

export const MODEL: ModelIdentity = {
  name: 'chest-xray-classifier',
  version: '1.0.0',
  type: 'onnx',
  domain: 'medical',
  sha256: '606cba0ea978a672e67d949884372e83a3098624be6b3c17fff94f571a80806d',
};

export const IDLE_BATCH: BatchState = { phase: 'idle', total: 0, done: 0, refused: 0, failed: 0, failures: [] };

export const POINTS: readonly OperatingPoint[] = [
  point('COVID-19', 0.35, [0.91, 0.86, 0.95], [0.96, 0.94, 0.97], 145, 1000),
  point('Pneumonia', 0.46, [0.828, 0.793, 0.859], [0.842, 0.812, 0.868], 500, 645),
];

export const METRICS: readonly DailyMetric[] = [
  metric('2026-11-23', 38, 35, 2, 1, 41.2, 77.9, 15),
  metric('2026-11-22', 112, 108, 4, 0, 39.8, 70.1, 47),
  metric('2026-11-20', 9, 9, 0, 0, 44.6, 61, 0),
];

export const CARD = {
  format: 1,
  ...MODEL,
  negative_label: 'Normal',
  calibration: {
    method: 'temperature',
    temperature: 1.21,
    ece_before: 0.061,
    ece_after: 0.023,
    n: 1145,
    measured_on: 'five patient-grouped folds',
  },
  operating_points: POINTS.map((one) => ({
    label: one.label,
    threshold: one.threshold,
    sensitivity: one.sensitivity,
    sensitivity_interval: one.sensitivityInterval,
    specificity: one.specificity,
    specificity_interval: one.specificityInterval,
    positives: one.positives,
    negatives: one.negatives,
    measured_on: one.measuredOn,
  })),
  indeterminate_margin: 0.06,
  population: { age_min: 18, views: ['PA', 'AP'], body_part: 'CHEST' },
  not_assessed: [
    'pneumothorax',
    'effusion',
    'nodule-or-mass',
    'tuberculosis',
    'fracture',
    'lines-and-tubes',
    'heart-failure',
  ],
  evaluation: {
    accuracy: 0.84,
    accuracy_interval: [0.81, 0.865],
    folds: [0.829, 0.877, 0.783, 0.831, 0.881],
    macro_auc: 0.942,
    robustness: { 'histogram-equalised': 0.696, 'centre-crop-80': 0.647, mirrored: 0.831 },
  },
  preprocessing: { width: 224, height: 224, fit: 'cover', kernel: 'lanczos3' },
  training: { seed: 7, date: '2026-11-20' },
  licence: 'Trained from scratch; no third-party weights.',
};

export function fakeStudies(): readonly StudyDetail[] {
  return [
    study(1, 'DEMİR^AYŞE', { ageYears: 54, sex: 'F', screening: answer('positive', 'Pneumonia', [0.04, 0.83, 0.13]) }),
    study(2, 'ÖZTÜRK^HALİL İBRAHİM', {
      ageYears: 71,
      sex: 'M',
      screening: answer('positive', 'COVID-19', [0.88, 0.09, 0.03]),
    }),
    study(3, 'ÇELİK^ŞÜKRAN', { ageYears: 38, sex: 'F', screening: answer('negative', 'Normal', [0.02, 0.11, 0.87]) }),
    study(4, 'YILMAZ^OĞUZHAN', {
      ageYears: 63,
      sex: 'M',
      screening: answer('uncertain', 'Pneumonia', [0.09, 0.47, 0.44]),
    }),
    study(5, null, {
      fileName: 'IMG_20261122_akciğer.jpg',
      format: 'jpeg',
      screening: {
        ...answer('positive', 'Pneumonia', [0.11, 0.71, 0.18]),
        warnings: ['non-diagnostic-source', 'lossy', 'age-unknown', 'view-unknown'],
      },
    }),
    study(6, 'KAYA^EFE', {
      ageYears: 9,
      sex: 'M',
      progress: 'refused',
      code: 'under-age',
      screening: none('refused', 'under-age'),
    }),
    study(7, 'AYDIN^NUR', { ageYears: 47, sex: 'F', progress: 'failed', code: 'engine-crashed' }),
    study(8, 'ARSLAN^CEM', { ageYears: 29, sex: 'M', progress: 'running' }),
    study(9, 'KOÇ^ZEYNEP', { ageYears: 66, sex: 'F', progress: 'queued' }),
    study(10, 'SAMPLE^ONE', {
      ageYears: 50,
      sex: 'O',
      isSample: true,
      screening: { ...answer('negative', 'Normal', [0.03, 0.22, 0.75]), warnings: ['sample'] },
    }),
  ];
}

export function study(number: number, name: string | null, over: Over = {}): StudyDetail {
  const { ageYears = null, sex = null, ...rest } = over;
  const day = String(23 - (number % 9)).padStart(2, '0');
  return {
    // as: the brand exists only in types.
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as StudyId,
    fileName: `IM${String(number).padStart(5, '0')}.dcm`,
    format: 'dicom',
    arrivedAt: `2026-11-23T0${number % 10}:12:00.000Z`,
    isSample: false,
    patient: { name, id: name ? String(10_022 + number) : null, birthDate: name ? '1972-03-08' : null, ageYears, sex },
    acquisition: name
      ? {
          date: `2026-11-${day}`,
          modality: 'DX',
          bodyPart: 'CHEST',
          view: 'PA',
          description: null,
          accession: `A${4410 + number}`,
        }
      : { date: null, modality: null, bodyPart: null, view: null, description: null, accession: null },
    progress: 'ready',
    code: null,
    ownRead: null,
    finalRead: null,
    answer: null,
    screening: null,
    isAnswerHidden: false,
    operatingPoints: POINTS,
    notAssessed: CARD.not_assessed,
    indeterminateMargin: CARD.indeterminate_margin,
    negativeLabel: CARD.negative_label,
    isCalibrated: true,
    ...rest,
  };
}

type Over = Partial<StudyDetail> & { readonly ageYears?: number; readonly sex?: 'F' | 'M' | 'O' };

export function answer(
  state: 'positive' | 'negative' | 'uncertain',
  prediction: string,
  scores: readonly number[],
): Screening {
  const labels = ['COVID-19', 'Pneumonia', 'Normal'];
  return {
    ...none('error', null),
    status: state === 'uncertain' ? 'indeterminate' : 'result',
    state,
    prediction,
    confidence: percentage(Math.max(...scores)),
    scores: Object.fromEntries(
      labels.map((label, i) => [label, { probability: scores[i] ?? 0, percentage: percentage(scores[i] ?? 0) }]),
    ),
  };
}

export function none(status: 'refused' | 'error', code: Screening['code']): Screening {
  const performance = { decoding: 9, preprocessing: 3, inference: 12, total: 24 };
  return {
    status,
    code,
    state: null,
    prediction: null,
    confidence: null,
    scores: null,
    warnings: [],
    model: MODEL,
    backend: null,
    passport: null,
    performance,
  };
}

function percentage(probability: number): string {
  return `${(probability * 100).toFixed(2)}%`;
}

function point(
  label: string,
  threshold: number,
  sensitivity: Triple,
  specificity: Triple,
  positives: number,
  negatives: number,
): OperatingPoint {
  return {
    label,
    threshold,
    sensitivity: sensitivity[0],
    sensitivityInterval: [sensitivity[1], sensitivity[2]],
    specificity: specificity[0],
    specificityInterval: [specificity[1], specificity[2]],
    positives,
    negatives,
    measuredOn: 'five patient-grouped folds of NIH ChestX-ray8 and ieee8023',
    measuredHere: null,
  };
}

type Triple = readonly [value: number, low: number, high: number];

function metric(
  date: string,
  total: number,
  successful: number,
  refused: number,
  failed: number,
  meanMs: number,
  p95Ms: number,
  agreed: number,
): DailyMetric {
  const judged = agreed === 0 ? 0 : Math.round(successful / 2);
  return {
    date,
    model: MODEL.name,
    version: MODEL.version,
    total,
    successful,
    refused,
    failed,
    causes: [
      { outcome: 'refused', code: 'lateral-view', count: refused },
      { outcome: 'failed', code: 'image-corrupt', count: failed },
    ],
    meanMs,
    p50Ms: meanMs * 0.9,
    p95Ms,
    p99Ms: p95Ms * 1.4,
    judged,
    agreed,
    accuracy: judged === 0 ? null : agreed / judged,
    accuracyInterval: judged === 0 ? null : [agreed / judged - 0.06, agreed / judged + 0.05],
  };
}

export const COMPUTING: Computing = {
  model: MODEL,
  wished: 'cpu',
  offered: ['cpu', 'cuda'],
  report: {
    serving: { provider: 'cpu', precision: 'int8' },
    images: 4,
    trials: [
      { backend: { provider: 'cpu', precision: 'fp32' }, difference: 0, tolerance: 0.0001, code: null },
      { backend: { provider: 'cpu', precision: 'int8' }, difference: 0.0123, tolerance: 0.0385, code: null },
    ],
  },
};
