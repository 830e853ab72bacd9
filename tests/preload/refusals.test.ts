import { expect, it } from 'vitest';
import { READ_FAULTS, REFUSALS } from '../../preload/domain.ts';
import { REFUSAL_NUMBERS, refusalNumber } from '../../preload/refusals.ts';

it('gives every reason a number of its own', () => {
  const numbers = Object.values(REFUSAL_NUMBERS);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.every((number) => /^[REM]\d\d$/.test(number))).toBe(true);
  expect(REFUSALS.every((code) => REFUSAL_NUMBERS[code].startsWith('R'))).toBe(true);
  expect(READ_FAULTS.every((code) => REFUSAL_NUMBERS[code].startsWith('E'))).toBe(true);
  expect(refusalNumber('disk-full')).toBeNull();
});

it('never gives a number that was given to another reason', () => {
  expect(Object.entries(REFUSAL_NUMBERS).map(([code, number]) => `${number} ${code}`)).toMatchInlineSnapshot(`
    [
      "R01 object-unsupported",
      "R02 no-pixels",
      "R03 multi-frame",
      "R04 too-small",
      "R05 blank",
      "R06 for-processing",
      "R07 modality-unsupported",
      "R08 body-part-not-chest",
      "R09 not-chest-radiograph",
      "R10 lateral-view",
      "R11 view-unsupported",
      "R12 under-age",
      "R13 self-test-failed",
      "E01 file-not-found",
      "E02 file-unreadable",
      "E03 file-empty",
      "E04 file-too-large",
      "E05 format-unknown",
      "E06 image-corrupt",
      "E07 image-too-many-pixels",
      "E08 dicom-corrupt",
      "E09 dicom-syntax-unsupported",
      "E10 decode-timeout",
      "E11 engine-crashed",
      "M01 no-active-model",
      "M02 model-not-found",
      "M03 model-altered",
      "M04 model-invalid",
      "M05 engine-unavailable",
      "M06 card-labels",
    ]
  `);
});
