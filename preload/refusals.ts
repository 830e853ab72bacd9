/**
 * The number of every reason for which an image gets no answer, for the telephone and for records in any language.
 * R: not admitted to the model; E: not readable; M: no model can answer. A number is given once, and never again.
 */
import type { ReadFault, Refusal } from './domain.ts';

type ModelFault =
  | 'no-active-model'
  | 'model-not-found'
  | 'model-altered'
  | 'model-invalid'
  | 'engine-unavailable'
  | 'card-labels';

export const REFUSAL_NUMBERS: Readonly<Record<Refusal | ReadFault | ModelFault, string>> = {
  'object-unsupported': 'R01',
  'no-pixels': 'R02',
  'multi-frame': 'R03',
  'too-small': 'R04',
  blank: 'R05',
  'for-processing': 'R06',
  'modality-unsupported': 'R07',
  'body-part-not-chest': 'R08',
  'not-chest-radiograph': 'R09',
  'lateral-view': 'R10',
  'view-unsupported': 'R11',
  'under-age': 'R12',
  'self-test-failed': 'R13',
  'file-not-found': 'E01',
  'file-unreadable': 'E02',
  'file-empty': 'E03',
  'file-too-large': 'E04',
  'format-unknown': 'E05',
  'image-corrupt': 'E06',
  'image-too-many-pixels': 'E07',
  'dicom-corrupt': 'E08',
  'dicom-syntax-unsupported': 'E09',
  'decode-timeout': 'E10',
  'engine-crashed': 'E11',
  'no-active-model': 'M01',
  'model-not-found': 'M02',
  'model-altered': 'M03',
  'model-invalid': 'M04',
  'engine-unavailable': 'M05',
  'card-labels': 'M06',
};

/** null for what is no reason of that kind. */
export function refusalNumber(code: string): string | null {
  const numbers: Readonly<Partial<Record<string, string>>> = REFUSAL_NUMBERS;
  return numbers[code] ?? null;
}
