import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyAt, equalSensitivityCutOff, type ScoredCase } from '../../../../main/registry/passport/cut-off.ts';

/** As the application shows and judges them: four decimals. */
const probability = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 10_000);
const cases = fc.array(fc.record({ probability, isPositive: fc.boolean() }), { minLength: 1, maxLength: 80 });

describe('accuracyAt', () => {
  it('counts a case from its cut-off on', () => {
    const scored = [scoredCase(0.5, true), scoredCase(0.4999, true), scoredCase(0.5, false), scoredCase(0.1, false)];
    expect(accuracyAt(scored, 0.5)).toMatchObject({
      found: 1,
      positives: 2,
      cleared: 1,
      negatives: 2,
      sensitivity: 0.5,
      specificity: 0.5,
    });
  });

  it('says nothing of what is not there', () => {
    expect(accuracyAt([], 0.5)).toMatchObject({ sensitivity: null, sensitivityInterval: null, specificity: null });
  });
});

describe('equalSensitivityCutOff', () => {
  it('is the probability of the last case that has to be found', () => {
    expect(equalSensitivityCutOff([0.9, 0.2, 0.7, 0.4], 3)).toBe(0.4);
    expect(equalSensitivityCutOff([0.7, 0.7, 0.7], 1)).toBe(0.7);
  });

  it('is none where nothing was found, or more than there is', () => {
    expect(equalSensitivityCutOff([0.9], 0)).toBeNull();
    expect(equalSensitivityCutOff([0.9], 2)).toBeNull();
    expect(equalSensitivityCutOff([], 0)).toBeNull();
  });

  it('finds at least as many as the version at work, and no larger cut-off does', () => {
    fc.assert(
      fc.property(cases, cases, probability, (before, after, servingCutOff) => {
        const wanted = accuracyAt(before, servingCutOff).found;
        const positives = after.filter(({ isPositive }) => isPositive).map((one) => one.probability);
        const cutOff = equalSensitivityCutOff(positives, wanted);
        fc.pre(cutOff !== null);
        expect(accuracyAt(after, cutOff).found).toBeGreaterThanOrEqual(wanted);
        for (const larger of [...positives, 1].filter((value) => value > cutOff)) {
          expect(accuracyAt(after, larger).found).toBeLessThan(wanted);
        }
        expect(accuracyAt(after, cutOff + 1e-4).found).toBeLessThan(wanted);
      }),
      { numRuns: 500 },
    );
  });

  it('of the same scores finds exactly what the cut-off before found, and clears no fewer', () => {
    fc.assert(
      fc.property(cases, probability, (scored, servingCutOff) => {
        const before = accuracyAt(scored, servingCutOff);
        const positives = scored.filter(({ isPositive }) => isPositive).map((one) => one.probability);
        const cutOff = equalSensitivityCutOff(positives, before.found);
        fc.pre(cutOff !== null);
        const after = accuracyAt(scored, cutOff);
        expect(after.found).toBe(before.found);
        expect(after.cleared).toBeGreaterThanOrEqual(before.cleared);
      }),
      { numRuns: 500 },
    );
  });
});

function scoredCase(value: number, isPositive: boolean): ScoredCase {
  return { probability: value, isPositive };
}
