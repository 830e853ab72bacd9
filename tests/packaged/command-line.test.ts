import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { homeOfUser, startAsUser } from './package.ts';

async function run(words: readonly string[]): Promise<{ code: unknown; lines: string[] }> {
  const { child, output } = startAsUser(words, { home: homeOfUser(), hasDisplay: false });
  const [code] = await once(child, 'close');
  return { code, lines: output.stdout.split('\n').filter(Boolean) };
}

test('it classifies without a display, and only the result is on stdout', async () => {
  const { code, lines } = await run(['classify', '--json', '--samples']);
  expect(code).toBe(0);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('status');
});

test('a misspelt option is a usage error', async () => {
  expect(await run(['classify', '--jsn'])).toEqual({ code: 2, lines: [] });
});

test('it cannot be made to run other code', async () => {
  expect((await run(['classify', '--eval', 'process.exit(77)'])).code).toBe(2);
});
