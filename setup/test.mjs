// @ts-check
// npm test: sets everything up and runs every suite, or only the one that is named: npm test -- unit [its arguments].
import { installDependencies } from './dependencies.mjs';
import { answer, say } from './say.mjs';
import { suites } from './suites.mjs';
import { failure, line, sum } from './totals.mjs';

await answer(async () => {
  const [only, ...given] = process.argv.slice(2);
  await installDependencies();
  const totals = [];
  for (const [name, run] of Object.entries(suites)) {
    if (!only || only === name) totals.push(await totalOf(name, () => run(given)));
  }
  const total = totals.length > 0 ? sum(totals) : failure;
  console.log(line(total));
  return total.failed > 0 ? 1 : 0;
});

/** @param {string} name @param {() => Promise<import('./totals.mjs').Total>} run */
async function totalOf(name, run) {
  const started = Date.now();
  const total = await run().catch((problem) => {
    say(`${name}: ${problem.message}`);
    return failure;
  });
  say(`${name}: ${line(total)} (${Math.round((Date.now() - started) / 1000)} s)`);
  return total;
}
