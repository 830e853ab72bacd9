// @ts-check
// The words that start a command and no window. The command line itself is not built yet when they are asked for;
// tests/setup/commands.test.ts holds them to its own.

export const commands = [
  'classify',
  'probe',
  'models',
  'audit',
  'metrics',
  'self-test',
  'bench',
  'route',
  'serve',
  'remote',
  'ab-tests',
];

/** @param {string[]} words */
export function asksForCommand(words) {
  const asksForHelp = words[0] === 'help' || words.includes('--help') || words.includes('-h');
  return asksForHelp || words.some((word) => commands.includes(word));
}
