/** What to do where an image gets no answer, once for each reason of a run. */
import type { ReadFault, Refusal } from '../../preload/domain.ts';
import { refusalNumber } from '../../preload/refusals.ts';
import { ENGLISH } from '../routing/local/sentences-en.ts';
import type { ClassifyLine } from './classify.ts';

type Reason = Refusal | ReadFault;

/** The reasons of these lines in the order they came, each with its number, what it means and what helps. */
export function imageHints(lines: readonly Pick<ClassifyLine, 'code'>[]): readonly string[] {
  const reasons = new Set(lines.flatMap(({ code }) => (isReason(code) ? [code] : [])));
  return [...reasons].map(
    (code) => `${refusalNumber(code) ?? '-'} ${code}: ${ENGLISH.reasons[code]}; ${REMEDIES[code]}`,
  );
}

function isReason(code: string | null): code is Reason {
  return code !== null && Object.hasOwn(REMEDIES, code);
}

const WITHOUT_MODEL = 'read it without the model';
const AGAIN = 'copy or export it from its source again';

const REMEDIES: Readonly<Record<Reason, string>> = {
  'object-unsupported': `open the radiograph itself, or ${WITHOUT_MODEL}`,
  'no-pixels': `open the radiograph itself, or ${AGAIN}`,
  'multi-frame': 'export one frame and open that',
  'too-small': 'open the original and not a thumbnail of it',
  blank: 'check that it is the right file',
  'for-processing': 'send the object for presentation instead',
  'modality-unsupported': WITHOUT_MODEL,
  'body-part-not-chest': `if the tag is wrong, correct it on the device and send it again; otherwise ${WITHOUT_MODEL}`,
  'not-chest-radiograph': `if it is one, turn it upright and crop what is not the film; otherwise ${WITHOUT_MODEL}`,
  'lateral-view': 'open the frontal view',
  'view-unsupported': `open a PA or AP view, or ${WITHOUT_MODEL}`,
  'under-age': WITHOUT_MODEL,
  'self-test-failed': 'self-test says more; until it passes read without the model',
  'file-not-found': 'check where it is: it may have been moved or deleted',
  'file-unreadable': 'check its permissions and that its disk is attached',
  'file-empty': AGAIN,
  'file-too-large': 'export one image a file',
  'format-unknown': 'export it as DICOM, PNG, JPEG, TIFF or WebP',
  'image-corrupt': AGAIN,
  'image-too-many-pixels': 'export it at a smaller size',
  'dicom-corrupt': 'send it again from the device or the archive',
  'dicom-syntax-unsupported': 'export it uncompressed',
  'decode-timeout': 'try again; if it takes too long again, export it anew',
  'engine-crashed': 'try again; if it happens again, report the file',
};
