import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { totals } from './parts.ts';

const oneFailure = { passed: 0, failed: 1, skipped: 0 };

function total(report: unknown, exitCode: number) {
  const file = join(mkdtempSync(join(tmpdir(), 'totals-')), 'report.json');
  if (report !== null) writeFileSync(file, JSON.stringify(report));
  return totals.totalOfReport(file, exitCode, totals.readVitest);
}

function vitestReport(passed: number, failed: number, files: object[] = []) {
  return { numPassedTests: passed, numFailedTests: failed, numPendingTests: 1, numTodoTests: 1, testResults: files };
}

test('passed, failed and skipped tests are counted', () => {
  expect(total(vitestReport(5, 0), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  expect(total(vitestReport(5, 2), 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test('a file that cannot be loaded is a failure', () => {
  const files = [{ status: 'failed', assertionResults: [] }];
  expect(total(vitestReport(5, 0, files), 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

test('a failed file with a failed test is not counted twice', () => {
  const files = [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }];
  expect(total(vitestReport(1, 1, files), 1)).toEqual({ passed: 1, failed: 1, skipped: 2 });
});

test('no report, no tests and an unexplained bad exit are failures', () => {
  const empty = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  expect(total(null, 0)).toEqual(oneFailure);
  expect(total(empty, 0)).toEqual(oneFailure);
  expect(total(vitestReport(5, 0), 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

test('an error outside every journey is a failure', () => {
  const stats = { expected: 3, flaky: 1, unexpected: 0, skipped: 2 };
  expect(totals.readPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 1, skipped: 2 });
});
