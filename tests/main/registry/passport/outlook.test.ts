import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ModelCard } from '../../../../main/inference/card.ts';
import { answerOf } from '../../../../main/registry/passport/case-answer.ts';
import { makerChoice } from '../../../../main/registry/passport/chosen-cut-offs.ts';
import { outlookOf } from '../../../../main/registry/passport/outlook.ts';
import { temporaryFolder } from '../../../support/database.ts';
import { writeTinyModel } from '../../../support/tiny-model.ts';

const fourDecimals = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);

it('an answer is said to be out of reach exactly where no scores at all reach it', () => {
  const { card } = writeTinyModel(temporaryFolder());
  const margin = fc.integer({ min: 1, max: 4000 }).map((n) => n / 10_000);
  fc.assert(
    fc.property(margin, fourDecimals, fc.array(fourDecimals), (indeterminate_margin, threshold, probabilities) => {
      const site = withPoints({ ...card, indeterminate_margin }, threshold);
      const { unreachable } = outlookOf(site, makerChoice(site).cutOffs, []);
      const stateAt = (covid: number) => answerOf(outcomeOf(covid), site).state;
      const [isLow, isHigh] = (['negative', 'positive'] as const).map((answer) =>
        unreachable.some((one) => one.answer === answer),
      );
      expect(stateAt(0) === 'negative').toBe(!isLow);
      expect(stateAt(1) === 'positive').toBe(!isHigh);
      for (const one of probabilities) {
        if (isLow) expect(stateAt(one)).not.toBe('negative');
        if (isHigh) expect(stateAt(one)).not.toBe('positive');
      }
    }),
  );
});

it('counts only cases that were answered, and warns from more than half on', () => {
  const { card } = writeTinyModel(temporaryFolder());
  const outlook = (...covid: readonly (number | null)[]) =>
    outlookOf(
      card,
      makerChoice(card).cutOffs,
      covid.map((one) => (one === null ? { code: 'self-test-failed', scores: null } : outcomeOf(one))),
    );
  expect(outlook(0.9, 0.51, null)).toMatchObject({ answered: 2, indeterminate: 1, hasWarning: false });
  expect(outlook(0.9, 0.51, 0.49)).toMatchObject({ answered: 3, indeterminate: 2, isMostlyIndeterminate: true });
  expect(outlook()).toMatchObject({ answered: 0, indeterminate: 0, hasWarning: false });
});

/** One finding against Normal. */
function outcomeOf(covid: number) {
  const scores = { 'COVID-19': covid, Pneumonia: 0, Normal: Math.round((1 - covid) * 10_000) / 10_000 };
  return { code: null, scores };
}

/** Only COVID-19 has a cut-off; sigmoid, so that the winner contradicts nothing. */
function withPoints(made: ModelCard, threshold: number): ModelCard {
  const points = made.operating_points.filter(({ label }) => label === 'COVID-19');
  return { ...made, activation: 'sigmoid', operating_points: points.map((point) => ({ ...point, threshold })) };
}
