import { expect, test } from 'vitest';
import { imageHints } from '../../../main/cli/image-hints.ts';

test('each reason is explained once, with its number and what helps; an answer and a word of no image are not', () => {
  const codes = ['body-part-not-chest', null, 'file-not-found', 'body-part-not-chest', 'no-active-model'] as const;
  expect(imageHints(codes.map((code) => ({ code })))).toEqual([
    expect.stringMatching(/^R08 body-part-not-chest: it does not show the chest; if the tag is wrong/),
    expect.stringMatching(/^E01 file-not-found: the file was not found; /),
  ]);
});
