// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Total */

export const nothing = { passed: 0, failed: 0, skipped: 0 };
export const failure = { ...nothing, failed: 1 };

/** @param {Total} total */
export function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** @param {Total[]} totals @returns {Total} */
export function sum(totals) {
  return totals.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    nothing,
  );
}

/**
 * What a runner's report says, distrusting it: no report, no tests at all, or a bad exit without a failed test is a
 * failure too.
 * @param {string} file @param {number} exitCode @param {(report: any) => Total} read @returns {Total}
 */
export function totalOfReport(file, exitCode, read) {
  if (!existsSync(file)) return failure;
  const total = read(JSON.parse(readFileSync(file, 'utf8')));
  const isTrue = total.passed + total.failed + total.skipped > 0 && (exitCode === 0 || total.failed > 0);
  return isTrue ? total : sum([total, failure]);
}

/** A file that cannot even be loaded has no failed test in the report. @param {any} report @returns {Total} */
export function readVitest(report) {
  const broken = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && !file.assertionResults.some(hasFailed),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {any} test */
function hasFailed(test) {
  return test.status === 'failed';
}

/** @param {any} report @returns {Total} */
export function readPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}
