import { expect, it } from 'vitest';
import { outlookText } from '../../../main/cli/passport-texts.ts';

it('warns of a cut-off within the margin of 0, and says when no case was there to count on', () => {
  const unreachable = [{ label: 'COVID-19', threshold: 0.08, answer: 'negative' }] as const;
  const outlook = { margin: 0.12, unreachable, isMostlyIndeterminate: true, hasWarning: true };
  const counted = outlookText({ ...outlook, answered: 40, indeterminate: 36 });
  expect(counted).toContain('36 of 40 answered reference cases indeterminate (90.0%)');
  expect(counted).toContain(
    "WARNING: the cut-off of COVID-19 (0.08) is smaller than the model's indeterminate margin (0.12)",
  );
  expect(counted).toContain('WARNING: more than half');
  const uncounted = outlookText({ ...outlook, isMostlyIndeterminate: false, answered: 0, indeterminate: 0 });
  expect(uncounted).toContain('no answered reference case');
  expect(uncounted).not.toContain('NaN');
});
