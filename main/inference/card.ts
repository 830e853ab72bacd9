/** The model card: what a model expects, answers and is worth, bound to its weights by SHA-256. */
import { z } from 'zod';

const ratio = z.number().min(0).max(1);
const interval = z.tuple([ratio, ratio]);
const shape = z.array(z.int().min(-1)).min(1).max(6);
const tensor = z.object({ name: z.string().min(1).max(200), shape });
/** [images, classes, rows, columns] */
const map = tensor.extend({ shape: shape.length(4) });

/** One number for a grey input, three for a coloured one, which gets the grey image three times. */
const perChannel = (value: z.ZodNumber) =>
  z.union([z.tuple([value]), z.tuple([value, value, value])], '[number] | [number, number, number]');

const preprocessing = z
  .object({
    width: z.int().min(16).max(2048),
    height: z.int().min(16).max(2048),
    fit: z.literal('cover'),
    kernel: z.literal('lanczos3'),
    standardise: z.enum(['none', 'histogram-equalise']),
    /** (v / scale - mean) / std of the grey value v in 0 … 255; any range [a, b] is scale 255, mean a / (a - b), std 1 / (b - a). */
    scale: z.number().positive(),
    mean: perChannel(z.number()),
    std: perChannel(z.number().positive()),
    layout: z.literal('NCHW'),
  })
  .superRefine(({ mean, std }, context) => {
    if (mean.length === std.length) return;
    const message = `length ${mean.length} (preprocessing.mean)`;
    context.addIssue({ code: 'custom', path: ['std'], input: std, message });
  });

const operatingPoint = z.object({
  label: z.string().min(1),
  threshold: ratio,
  sensitivity: ratio,
  sensitivity_interval: interval,
  specificity: ratio,
  specificity_interval: interval,
  positives: z.int().min(0),
  negatives: z.int().min(0),
  measured_on: z.string(),
});

export const QUANTISED_FILE = 'model.int8.onnx';

/** The same network in 8 bits, beside the weights: how it did on the folds that the card's own figures come from. */
const quantisedTwin = z.object({
  file: z.literal(QUANTISED_FILE),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Accuracy of each fold's quantised network, and what the mean lost, in points of 100. */
  folds: z.array(ratio),
  points_lost: z.number().min(-100).max(100),
  answers_changed: z.int().min(0),
  n: z.int().min(0),
  /** How far a probability may be from that of the full network on the reference images. */
  golden_tolerance: ratio,
});

const modelCard = z.object({
  format: z.literal(1),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  type: z.enum(['onnx', 'pytorch', 'torchscript']),
  domain: z.enum(['medical', 'legal', 'civic', 'chat']),
  file: z.literal('model.onnx'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  labels: z.array(z.string().min(1).max(100)).min(1).max(1000),
  /** The class that stands for "none of the others"; every other class is a finding. */
  negative_label: z.string().nullable().default(null),
  input: tensor,
  outputs: z.object({ logits: tensor, cam: map.optional(), features: tensor.optional() }),
  preprocessing,
  activation: z.enum(['softmax', 'sigmoid']),
  calibration: z
    .object({
      method: z.literal('temperature'),
      temperature: z.number().positive(),
      ece_before: ratio,
      ece_after: ratio,
      n: z.int(),
      measured_on: z.string(),
    })
    .nullable(),
  operating_points: z.array(operatingPoint),
  indeterminate_margin: ratio,
  population: z.object({ age_min: z.int().min(0), views: z.array(z.string()), body_part: z.string() }),
  not_assessed: z.array(z.string()),
  /** null: nobody measured it, or it is no measure of such a model. */
  evaluation: z.object({ accuracy: ratio.nullable() }).loose(),
  int8: quantisedTwin.optional(),
  training: z.object({}).loose(),
  licence: z.string(),
});

export type ModelCard = z.infer<typeof modelCard>;
export type Preprocessing = ModelCard['preprocessing'];

/** What the pre-processing makes: [1, channels, height, width]: one or three channels, as many as the card has means. */
export function inputShape({ mean, width, height }: Preprocessing): [number, number, number, number] {
  return [1, mean.length, height, width];
}

/** Parses the text of a card.json. Throws ZodError or SyntaxError when it is not a card. */
export function parseCard(text: string): ModelCard {
  return modelCard.parse(JSON.parse(text), { reportInput: true });
}

export interface LabelMisfit {
  readonly labels: number;
  readonly output: 'logits' | 'cam';
  /** How many numbers, or maps, the output has of an image. */
  readonly classes: number;
}

/**
 * Where the card names more or fewer classes than its outputs have: logits [images, classes], cam [images, classes, rows,
 * columns]. null: nowhere, as far as the card can tell; of a free size (-1) only the first answer can (`postprocess.ts`).
 */
export function labelMisfit({ labels, outputs: { logits, cam } }: ModelCard): LabelMisfit | null {
  const sizes = [
    { output: 'logits', classes: logits.shape.at(-1) },
    { output: 'cam', classes: cam?.shape[1] },
  ] as const;
  const misfit = sizes.find(({ classes = -1 }) => classes !== -1 && classes !== labels.length);
  return misfit ? { labels: labels.length, output: misfit.output, classes: misfit.classes ?? 0 } : null;
}
