/** English sentences of the local answer. */
import type { FindingNames, Sentences } from './sentences.ts';
import { formatList, formatPercent, nameOf } from './sentences.ts';

const NAMES: FindingNames = {
  Normal: 'normal',
  Pneumonia: 'pneumonia',
  pneumothorax: 'pneumothorax',
  effusion: 'pleural effusion',
  'nodule-or-mass': 'nodule or mass',
  tuberculosis: 'tuberculosis',
  fracture: 'fracture',
  'lines-and-tubes': 'lines and tubes',
  'heart-failure': 'heart failure',
  'COVID-19': 'COVID-19',
};

function percent(ratio: number): string {
  return formatPercent(ratio, 'en-GB');
}

function range([low, high]: readonly [number, number]): string {
  return `${percent(low)} to ${percent(high)}`;
}

function any(words: readonly string[]): string {
  return formatList(
    words.map((word) => nameOf(NAMES, word)),
    'en-GB',
    'disjunction',
  );
}

function all(words: readonly string[]): string {
  return formatList(
    words.map((word) => nameOf(NAMES, word)),
    'en-GB',
    'conjunction',
  );
}

export const ENGLISH: Sentences = {
  withheld: 'The model’s answer is withheld until your own reading of this image has been recorded.',
  noStudy: 'No study is open. The local model answers only about an opened chest radiograph.',
  pending: 'The model has not finished with this image yet.',
  refused: (reason) =>
    `The model was not applied to this image: ${reason}. There is no result and there are no scores.`,
  unreadable: (reason) => `The image could not be read: ${reason}. There is no result and there are no scores.`,
  reasons: {
    'object-unsupported': 'this kind of DICOM object is not accepted',
    'no-pixels': 'the file holds no image',
    'multi-frame': 'the file holds several frames',
    'too-small': 'the image is too small',
    blank: 'the image is blank',
    'for-processing': 'it is raw detector data that was not meant for presentation',
    'modality-unsupported': 'it is not a radiograph',
    'body-part-not-chest': 'it does not show the chest',
    'not-chest-radiograph': 'it does not look like a frontal chest radiograph',
    'lateral-view': 'it is a lateral view',
    'view-unsupported': 'the view is not one the model was made for',
    'under-age': 'the patient is younger than the model was made for',
    'self-test-failed': 'on this computer it does not answer as expected on its reference images',
    'file-not-found': 'the file was not found',
    'file-unreadable': 'the file cannot be opened',
    'file-empty': 'the file is empty',
    'file-too-large': 'the file is too large',
    'format-unknown': 'the format is unknown',
    'image-corrupt': 'the image is damaged',
    'image-too-many-pixels': 'the image has too many pixels',
    'dicom-corrupt': 'the DICOM file is damaged',
    'dicom-syntax-unsupported': 'its DICOM encoding is not supported',
    'decode-timeout': 'reading it took too long',
    'engine-crashed': 'the engine stopped while reading it',
  },
  reasonUnknown: (code) => `the reason is recorded as “${code}”`,
  positive: (label) => `The model finds a pattern of ${nameOf(NAMES, label)}.`,
  negative: (labels) => `The model finds no pattern of ${any(labels)}. This does not rule out disease.`,
  uncertain: 'The model’s answer is indeterminate: it lies too near a cut-off, or contradicts itself, to be given.',
  score: (facts) =>
    `${capitalised(nameOf(NAMES, facts.label))}: score ${percent(facts.score)}, ${facts.isReached ? 'at or above' : 'below'} the cut-off of ${percent(facts.threshold)}. At this cut-off the model had a sensitivity of ${percent(facts.sensitivity)} (${range(facts.sensitivityInterval)}, n = ${facts.positives}) and a specificity of ${percent(facts.specificity)} (${range(facts.specificityInterval)}, n = ${facts.negatives}), measured on ${facts.measuredElsewhere === null ? 'reference cases of this clinic' : `${facts.measuredElsewhere} and not at this clinic`}.`,
  scoreWithoutPoint: (label, score) =>
    `${capitalised(nameOf(NAMES, label))}: score ${percent(score)}; no cut-off was measured for it.`,
  covid: 'COVID-19 is established by RT-PCR or an antigen test; imaging alone is not recommended for it.',
  warnings: {
    'non-diagnostic-source': 'The image does not come from a diagnostic source.',
    lossy: 'The image was compressed with loss.',
    'low-resolution': 'The resolution of the image is low.',
    'colour-converted': 'The image was converted from colour.',
    'age-unknown': 'The patient’s age is not known; the model is meant for adults only.',
    'view-unknown': 'The view is not known; the model is meant for frontal views only.',
    'burned-in-text-possible': 'There may be text burned into the image.',
    'aspect-cropped': 'The edges of the image were cut off for the model.',
    'inversion-suspected': 'The image may be a negative.',
    sample: 'This is a synthetic sample, not a patient’s image.',
  },
  prior: ({ date, prediction }) =>
    `In the earlier image${date === null ? '' : ` of ${date}`} the model’s highest class was ${nameOf(NAMES, prediction)}.`,
  priorChange: ({ label, before, now }) =>
    `Score for ${nameOf(NAMES, label)}: ${percent(before)} then, ${percent(now)} now. A change of score is not a measurement of progression.`,
  priorWithoutAnswer: 'The earlier image has no result to compare with.',
  priorOfAnotherModel: 'The earlier image was read by another version of the model; its scores cannot be compared.',
  askedButNotAssessed: (names) => `The model does not assess ${any(names)}; it can neither find nor exclude this.`,
  askedButUnknown: (words) => `The model says nothing about: ${words.join(', ')}.`,
  notAssessed: (names) => `Not assessed by this model: ${all(names)}.`,
  notAnswerable: (labels) =>
    `Beyond that the local model cannot answer this question: it only tells ${all(labels)} apart on a frontal chest radiograph.`,
  purpose: 'This is decision support for a qualified reader, not a diagnosis.',
};

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
