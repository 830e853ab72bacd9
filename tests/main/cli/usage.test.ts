import { expect, test } from 'vitest';
import { asksForHelp, COMMANDS } from '../../../main/cli/arguments.ts';
import { usageOf } from '../../../main/cli/usage.ts';

test('each command is told with its own lines and those that go on with them, and with no other’s', () => {
  for (const command of COMMANDS) {
    const starts = usageOf(command)
      .split('\n')
      .flatMap((line) => /^ {2}([a-z][\w-]*)/.exec(line)?.[1] ?? []);
    expect([command, new Set(starts)]).toEqual([command, new Set([command])]);
  }
  expect(usageOf('probe')).toContain('the borders masked');
  expect(usageOf('route')).not.toContain('the borders masked');
  expect(usageOf(undefined)).toContain('--passphrase-file');
});

test('help is asked for by its word or its options, and a file may bear the name', () => {
  expect([['help', 'models'], ['models', '--help'], ['-h']].map(asksForHelp)).toEqual([true, true, true]);
  expect(
    [
      ['classify', '--', '--help'],
      ['classify', 'help'],
    ].map(asksForHelp),
  ).toEqual([false, false]);
});
