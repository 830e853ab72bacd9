/** Real ONNX models of some hundred bytes, with their cards: quick to load, with answers that can be worked out by hand. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelCard } from '../../main/inference/card.ts';
import {
  floats,
  graphAttribute,
  integerAttribute,
  integersAttribute,
  node,
  onnxFile,
  port,
  scalar,
} from './files/onnx.ts';
import type { Graph } from './files/onnx.ts';

export interface TinyOptions {
  readonly name?: string;
  readonly version?: string;
  readonly labels?: readonly string[];
  readonly activation?: ModelCard['activation'];
  /** One channel in [-1024, 1024] instead of three of ImageNet's. */
  readonly isGrey?: boolean;
  /** False: the card names no activation map, as that of an imported model may not. */
  readonly hasMap?: boolean;
  /** CHEST puts the chest gate before the model; the default lets synthetic pictures pass. */
  readonly bodyPart?: 'PHANTOM' | 'CHEST';
  /** `hang`: loads, and never returns from a run. `corrupt`: not an ONNX file. `altered`: not what the card's hash says. */
  readonly fault?: 'hang' | 'corrupt' | 'altered' | null;
}

export interface TinyModel {
  readonly bytes: Uint8Array;
  readonly card: ModelCard;
}

export const TINY_LABELS = ['COVID-19', 'Pneumonia', 'Normal'] as const;

/**
 * The logit of label c of C is (c - (C - 1) / 2) * (sum of the channels' means): a bright image speaks for the last
 * label, a dark one for the first, an image of mean 0 for none.
 */
export function tinyModel({ fault = null, ...options }: TinyOptions = {}): TinyModel {
  const labels = options.labels ?? TINY_LABELS;
  const { isGrey, hasMap } = options;
  const graph = fault === 'hang' ? hangingGraph(labels.length) : classifier(labels.length, isGrey ? 1 : 3, hasMap);
  const bytes = fault === 'corrupt' ? new TextEncoder().encode('not an ONNX file') : onnxFile(graph);
  const card = tinyCard(labels, createHash('sha256').update(bytes).digest('hex'), options);
  return { bytes: fault === 'altered' ? flipLastByte(bytes) : bytes, card };
}

/** Writes `<folder>/<name>/<version>/{model.onnx, card.json}`, as models lie on the shelf. */
export function writeTinyModel(folder: string, options: TinyOptions = {}): { file: string; card: ModelCard } {
  const { bytes, card } = tinyModel(options);
  const home = join(folder, card.name, card.version);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'model.onnx'), bytes);
  writeFileSync(join(home, 'card.json'), JSON.stringify(card, null, 2));
  return { file: join(home, 'model.onnx'), card };
}

const SIDE = 224;
const CELLS = 7;

export function classifier(labels: number, channels: 1 | 3 = 3, hasMap = true): Graph {
  const cell = SIDE / CELLS;
  const window = [integersAttribute('kernel_shape', [cell, cell]), integersAttribute('strides', [cell, cell])];
  return {
    name: 'tiny',
    nodes: [
      node('GlobalAveragePool', ['image'], ['pooled']),
      node('Flatten', ['pooled'], ['features'], [integerAttribute('axis', 1)]),
      node('Gemm', ['features', 'weights'], ['logits']),
      node('AveragePool', ['image'], ['cells'], window),
      node('Conv', ['cells', 'kernel'], ['cam']),
    ],
    constants: [
      floats('weights', [channels, labels], Array.from({ length: channels }, () => weightsOf(labels)).flat()),
      floats(
        'kernel',
        [labels, channels, 1, 1],
        weightsOf(labels).flatMap((weight) => Array<number>(channels).fill(weight)),
      ),
    ],
    inputs: [port('image', 'float', ['N', channels, SIDE, SIDE])],
    outputs: [
      port('logits', 'float', ['N', labels]),
      ...(hasMap ? [port('cam', 'float', ['N', labels, CELLS, CELLS])] : []),
      port('features', 'float', ['N', channels]),
    ],
  };
}

function weightsOf(labels: number): number[] {
  return Array.from({ length: labels }, (_, label) => label - (labels - 1) / 2);
}

/** The same outputs, but the logits go round a Loop of 2^63 - 1 turns. */
function hangingGraph(labels: number): Graph {
  const graph = classifier(labels);
  const body: Graph = {
    name: 'turn',
    nodes: [node('Identity', ['go_in'], ['go_out']), node('Neg', ['turning'], ['turned'])],
    constants: [],
    inputs: [port('turn', 'int64', []), port('go_in', 'bool', []), port('turning', 'float', ['N', labels])],
    outputs: [port('go_out', 'bool', []), port('turned', 'float', ['N', labels])],
  };
  return {
    ...graph,
    nodes: [
      ...graph.nodes.map((field, index) => (index === 2 ? node('Gemm', ['features', 'weights'], ['start']) : field)),
      node('Loop', ['turns', 'go', 'start'], ['logits'], [graphAttribute('body', body)]),
    ],
    constants: [...graph.constants, scalar('turns', 2n ** 63n - 1n), scalar('go', true)],
  };
}

const IMAGENET: Pick<ModelCard['preprocessing'], 'mean' | 'std'> = {
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
};
const GREY: typeof IMAGENET = { mean: [0.5], std: [1 / 2048] };

function tinyCard(labels: readonly string[], sha256: string, options: TinyOptions): ModelCard {
  const channels = options.isGrey ? 1 : 3;
  return {
    format: 1,
    name: options.name ?? 'tiny',
    version: options.version ?? '1.0.0',
    type: 'onnx',
    domain: 'medical',
    file: 'model.onnx',
    sha256,
    labels: [...labels],
    negative_label: labels.find((label) => label === 'Normal') ?? null,
    input: { name: 'image', shape: [-1, channels, SIDE, SIDE] },
    outputs: {
      logits: { name: 'logits', shape: [-1, labels.length] },
      ...(options.hasMap !== false && { cam: { name: 'cam', shape: [-1, labels.length, CELLS, CELLS] } }),
      features: { name: 'features', shape: [-1, channels] },
    },
    preprocessing: {
      width: SIDE,
      height: SIDE,
      fit: 'cover',
      kernel: 'lanczos3',
      standardise: 'none',
      scale: 255,
      ...(options.isGrey ? GREY : IMAGENET),
      layout: 'NCHW',
    },
    activation: options.activation ?? 'softmax',
    calibration: null,
    operating_points: labels.map(operatingPoint),
    indeterminate_margin: 0.05,
    population: { age_min: 18, views: ['PA', 'AP'], body_part: options.bodyPart ?? 'PHANTOM' },
    not_assessed: ['everything: this model is for tests'],
    evaluation: { accuracy: 0.5 },
    training: {},
    licence: 'for tests only',
  };
}

function operatingPoint(label: string): ModelCard['operating_points'][number] {
  return {
    label,
    threshold: 0.5,
    sensitivity: 0.5,
    sensitivity_interval: [0.4, 0.6],
    specificity: 0.5,
    specificity_interval: [0.4, 0.6],
    positives: 100,
    negatives: 100,
    measured_on: 'nothing: made for tests',
  };
}

function flipLastByte(bytes: Uint8Array): Uint8Array {
  return bytes.map((value, index) => (index === bytes.length - 1 ? value ^ 1 : value));
}
