/** The original's day: ten thousand questions, of which its router answers six in ten at home. */
import { expect, it } from 'vitest';
import { createAbTest, stepAbTest } from '../../../../main/registry/ab-tests/life-cycle.ts';
import { splitOf } from '../../../../main/routing/ab/question-test.ts';
import { ORIGINAL_ESTIMATES_USD } from '../../../../main/routing/cost/prices.ts';
import type { Circumstances } from '../../../../main/routing/decision/decide.ts';
import { decideRoute } from '../../../../main/routing/decision/decide.ts';
import { QUESTION_PLAN, USER } from '../../../support/ab-tests.ts';
import { registerModel, throwAway } from '../../../support/database.ts';

const QUESTIONS = 10_000;
const SIMPLE = 'Merhaba';
const MEDIUM = 'Bu göğüs röntgeninde pnömoni var mı?';
const COMPLEX =
  'Hasta verilerini analiz ederek COVID-19, pnömoni ve normal akciğer dokusu arasındaki farkları karşılaştır';

it('costs what the original says, through the router and the split of a running test', () => {
  const profile = throwAway();
  registerModel(profile);
  createAbTest(profile, QUESTION_PLAN, USER);
  expect(splitOf(profile.db)).toBeNull();
  stepAbTest(profile, QUESTION_PLAN.name, 'start', USER);
  const circumstances: Omit<Circumstances, 'caseId'> = {
    connectivity: 'online',
    site: 'cloud-allowed',
    trustsInspection: false,
    consent: 'given',
    imageCheck: 'clear',
    breaker: 'closed',
    budget: 'available',
    models: { local: 'ready', remote: 'absent', cloud: 'ready' },
    estimatesUsd: ORIGINAL_ESTIMATES_USD,
    split: splitOf(profile.db),
  };
  expect(circumstances.split).toEqual({ testId: QUESTION_PLAN.name, localPercent: 50 });
  const decided = Array.from({ length: QUESTIONS }, (_, i) =>
    decideRoute(textOf(i), { ...circumstances, caseId: `case ${i}` }),
  );
  const local = decided.filter(({ route }) => route === 'local').length;
  const costUsd = decided.reduce((sum, { estimatedCostUsd }) => sum + estimatedCostUsd, 0);
  // Six thousand medium questions are split: five standard deviations of a fair coin, sqrt(6000 / 4) each.
  const slack = 5 * Math.sqrt(6000 / 4);
  expect(Math.abs(local - 6000)).toBeLessThan(slack);
  expect(Math.abs(costUsd - 80.6)).toBeLessThan(slack * (0.02 - 0.0001));
  expect(Math.abs((200 - costUsd) / 200 - 0.597)).toBeLessThan((slack * 0.0199) / 200);
});

/** Three in ten simple, six medium, one complex: with an even split six in ten stay at home. */
function textOf(i: number): string {
  if (i % 10 < 3) return SIMPLE;
  return i % 10 < 9 ? MEDIUM : COMPLEX;
}
