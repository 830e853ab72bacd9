/**
 * The gate before the model, by tags and by the plainest facts about the pixels. Its place is fixed, its strength is not:
 * whether the picture is a frontal chest at all is decided by pixels in a later gate of `GATES`.
 */
import type { Refusal, Warning } from '../../preload/domain.ts';
import { bodyRegionOf, isSagittal, type Projection, projectionOf } from './anatomy.ts';
import { greyHistogram } from './histogram.ts';
import { LOW_RESOLUTION_SIDE, MIN_SIDE } from './limits.ts';
import { present } from './present.ts';
import type { Radiograph } from './radiograph.ts';

/** Whom a model was made for, as its card says. */
export interface Population {
  readonly age_min: number;
  readonly views: readonly string[];
  readonly body_part: string;
}

/** The first reason not to give the image to the model, or null. Tags that say nothing refuse nothing. */
export function refusalOf(radiograph: Radiograph, population: Population): Refusal | null {
  for (const gate of GATES) {
    const refusal = gate(radiograph, population);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** All the reader must know of an image that is given to the model, in the order of WARNINGS. */
export function warningsOf(radiograph: Radiograph): readonly Warning[] {
  const warnings = new Set(radiograph.warnings);
  const shortSide = Math.min(radiograph.rows, radiograph.columns);
  if (SECONDARY_MODALITIES.has(radiograph.acquisition.modality ?? '')) warnings.add('non-diagnostic-source');
  if (radiograph.isLossy) warnings.add('lossy');
  if (shortSide < LOW_RESOLUTION_SIDE) warnings.add('low-resolution');
  if (isCropped(radiograph)) warnings.add('aspect-cropped');
  if (radiograph.format === 'dicom') {
    if (radiograph.patient.ageYears === null) warnings.add('age-unknown');
    if (projection(radiograph) === null) warnings.add('view-unknown');
  }
  return [...warnings];
}

type Gate = (radiograph: Radiograph, population: Population) => Refusal | null;

/** Tags first: "this is a CT" tells more than "this is small". */
const GATES: readonly Gate[] = [modalityGate, bodyPartGate, viewGate, ageGate, sizeGate, contrastGate];

/** Projection radiography: computed, digital, and digitised film. */
const PRIMARY_MODALITIES: ReadonlySet<string> = new Set(['CR', 'DX', 'RG']);

/** Copies and exports, and DICOM files without a modality: admitted, and said to be no diagnostic source. */
const SECONDARY_MODALITIES: ReadonlySet<string> = new Set(['SC', 'OT', 'RG']);

function modalityGate({ acquisition: { modality } }: Radiograph): Refusal | null {
  if (modality === null) return null;
  return PRIMARY_MODALITIES.has(modality) || SECONDARY_MODALITIES.has(modality) ? null : 'modality-unsupported';
}

function bodyPartGate({ acquisition: { bodyPart } }: Radiograph, population: Population): Refusal | null {
  if (bodyPart === null) return null;
  return bodyRegionOf(bodyPart) === bodyRegionOf(population.body_part) ? null : 'body-part-not-chest';
}

function viewGate(radiograph: Radiograph, population: Population): Refusal | null {
  const view = projection(radiograph);
  if (view === null || view === 'frontal') return null;
  if (view === 'lateral') return 'lateral-view';
  return population.views.includes(view) ? null : 'view-unsupported';
}

/** The view tag decides. Where it is silent, the orientation and the description can still give a lateral film away. */
function projection({ acquisition, orientation }: Radiograph): Projection | null {
  const stated = projectionOf(acquisition.view);
  if (stated !== null) return stated;
  return isSagittal(orientation) || projectionOf(acquisition.description) === 'lateral' ? 'lateral' : null;
}

function ageGate({ patient: { ageYears } }: Radiograph, population: Population): Refusal | null {
  return ageYears !== null && ageYears < population.age_min ? 'under-age' : null;
}

function sizeGate({ rows, columns }: Radiograph): Refusal | null {
  return Math.min(rows, columns) < MIN_SIDE ? 'too-small' : null;
}

/** Grey levels between the 1st and the 99th percentile as displayed, below which there is nothing to see. */
const MIN_CONTRAST = 8;
const CONTRAST_SAMPLES = 16_384;

function contrastGate(radiograph: Radiograph): Refusal | null {
  // Odd, so that an image whose width is a power of two is not sampled in a few columns only.
  const step = Math.floor(radiograph.values.length / CONTRAST_SAMPLES) | 1;
  const counts = greyHistogram(present({ ...radiograph, values: everyNth(radiograph.values, step) }));
  return greyAt(counts, 0.99) - greyAt(counts, 0.01) < MIN_CONTRAST ? 'blank' : null;
}

/** The grey level that the given share of the counted pixels does not exceed. */
function greyAt(counts: Uint32Array, share: number): number {
  const wanted = share * counts.reduce((sum, count) => sum + count, 0);
  let grey = 0;
  for (let below = counts[0] ?? 0; below < wanted; below += counts[grey] ?? 0) grey += 1;
  return grey;
}

function everyNth(values: Radiograph['values'], step: number): Radiograph['values'] {
  const sample = values.slice(0, Math.ceil(values.length / step));
  for (let index = 0; index < sample.length; index += 1) sample[index] = values[index * step] ?? 0;
  return sample;
}

/** The model sees the middle square. A 14 x 17 inch film loses 18 % of its height; more is worth a word. */
const MAX_CROPPED_SHARE = 0.2;

function isCropped({ rows, columns }: Radiograph): boolean {
  return 1 - Math.min(rows, columns) / Math.max(rows, columns) > MAX_CROPPED_SHARE;
}
