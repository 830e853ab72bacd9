/** `ab-tests list`: every A/B test with its figures; what they decide is on the screen of the window. */
import type { AbTest } from '../../preload/ab-tests.ts';
import type { Application } from '../ipc/application.ts';
import { ask } from './ask.ts';
import type { Output } from './output.ts';
import { inMs } from './metrics-texts.ts';

export async function listTests(application: Application, output: Output): Promise<boolean> {
  const tests = await ask(application, 'abTests.list', {});
  for (const test of tests) output.result(test, abTestText(test));
  if (tests.length === 0) output.note('No A/B test yet: one is planned in the window.');
  return true;
}

function abTestText(test: AbTest): string {
  const { name, status, modelA, modelB, mode, splitPercent, plannedCases, requestsA, requestsB, winner } = test;
  const how = mode === 'paired' ? 'paired' : `split ${splitPercent}/${100 - splitPercent}`;
  const counts = `requests ${requestsA}/${requestsB} of ${plannedCases} planned cases`;
  const means = `mean ${inMs(test.meanMsA)}/${inMs(test.meanMsB)}`;
  return `${name}  ${status}  ${modelA} vs ${modelB}, ${how}  ${counts}, ${means}  winner ${winner ?? 'not decided'}`;
}
