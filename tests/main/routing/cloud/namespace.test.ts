import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../../support/attempts.mjs');

const skipped = spawnSync('unshare', ['-rn', 'true']).status !== 0;
if (skipped) console.warn('SKIPPED: this machine gives no network namespace, silence was not counted by the kernel');

// The kernel of an empty network namespace counts every attempt to send, also those that find no route.
describe.skipIf(skipped)('in a network namespace of its own', () => {
  it.each(['offline', 'this-computer-only'])('nothing tries to send while %s', (condition) => {
    expect(attemptsWhile(condition)).toBe(0);
  });

  it('the count sees an attempt where there is one', () => {
    expect(attemptsWhile('online')).toBeGreaterThan(0);
  });
});

function attemptsWhile(condition: string): number {
  const { status, stdout, stderr } = spawnSync('unshare', ['-rn', process.execPath, SCRIPT, condition], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return Number(stdout.trim());
}
