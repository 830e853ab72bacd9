import { describe, expect, it } from 'vitest';
import { asksForCommand, parseCommand } from '../../../main/cli/arguments.ts';

describe('parseCommand', () => {
  it('reads options before and after the command', () => {
    expect(parseCommand(['--profile', 'd', 'classify', '--json', '--model', 'm@1.0.0', 'a.png', 'b'])).toMatchObject({
      name: 'classify',
      operands: ['a.png', 'b'],
      isJson: true,
      withSamples: false,
      model: 'm@1.0.0',
      profile: 'd',
      passphraseFile: null,
      query: null,
      isOffline: false,
    });
  });

  it('takes words after -- as files', () => {
    expect(parseCommand(['classify', '--', '--odd-name.png'])).toMatchObject({ operands: ['--odd-name.png'] });
  });

  it.each([
    [[], 'no command given'],
    [['diagnose'], "unknown command 'diagnose'"],
    [['classify'], 'classify needs a file or folder'],
    [['probe'], 'probe needs a file or folder'],
    [['models'], 'models takes one of: list, verify, import'],
    [['models', 'burn'], 'models takes one of: list, verify, import'],
    [['models', 'import'], 'models import takes 1 operand(s), not 0'],
    [['models', 'list', 'all'], 'models list takes 0 operand(s), not 1'],
    [['models', 'pack', 'folder'], 'models pack needs --key FILE'],
    [['audit', 'verify', 'twice'], 'audit verify takes 0 operand(s), not 1'],
    [['metrics', 'now'], 'metrics takes one of: privacy'],
    [['metrics', '--days', '0'], '--days takes a number from 1 to 366'],
    [['metrics', '--days', '1e3'], '--days takes a number from 1 to 366'],
    [['metrics', 'privacy', '--month', '2026-13'], '--month takes YYYY-MM'],
    [['route'], 'route needs --query TEXT'],
    [['route', '--query', ' '], 'route needs --query TEXT'],
    [['route', 'why', '--query', 'why'], 'route takes no operands'],
    [['metrics', '--query', 'why'], 'metrics takes no --query'],
    [['classify', 'a.png', '--port', '1'], 'classify opens no port'],
    [['serve', '--port', '70000'], 'no port: 70000'],
    [['serve', 'now'], 'serve takes no operands'],
    [['classify', '--frobnicate', 'a'], "Unknown option '--frobnicate'"],
  ])('says what is wrong with %j', (words, problem) => {
    expect(parseCommand(words)).toHaveProperty('problem', expect.stringContaining(problem));
  });
});

describe('asksForCommand', () => {
  it('tells a command from a start of the window', () => {
    expect(asksForCommand(['--profile', 'd'])).toBe(false);
    expect(asksForCommand(['--profile', 'd', 'self-test'])).toBe(true);
  });
});
