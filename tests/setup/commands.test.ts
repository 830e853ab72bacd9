import { expect, test } from 'vitest';
import { COMMANDS, asksForCommand } from '../../main/cli/arguments.ts';
import { commands } from './parts.ts';

test('npm start knows every command by name, and what is none opens the window', () => {
  expect(commands.commands).toEqual([...COMMANDS]);
  for (const words of [['help'], ['-h'], ['--help'], ['--profile', 'd', 'serve'], ['--profile', 'd'], ['a.png'], []]) {
    expect([words, commands.asksForCommand(words)]).toEqual([words, asksForCommand(words)]);
  }
});
