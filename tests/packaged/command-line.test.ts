import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { homeOfUser, startAsUser, stop } from './package.ts';

async function run(words: readonly string[]): Promise<{ code: unknown; lines: string[] }> {
  const started = startAsUser(words, { home: homeOfUser(), hasDisplay: false });
  const hangs = setTimeout(() => stop(started), 45_000);
  const [code] = await once(started.child, 'close');
  clearTimeout(hangs);
  return { code, lines: started.output.stdout.split('\n').filter(Boolean) };
}

test('it classifies without a display, and only the result is on stdout', async () => {
  const { code, lines } = await run(['classify', '--json', '--samples']);
  expect(code).toBe(0);
  const results = lines.map((line): unknown => JSON.parse(line));
  expect(results.length).toBeGreaterThan(0);
  for (const result of results)
    expect(result).toHaveProperty('status', expect.stringMatching(/^(result|indeterminate|refused)$/));
});

test('a misspelt option is a usage error', async () => {
  expect(await run(['classify', '--jsn'])).toEqual({ code: 2, lines: [] });
});

test('it cannot be made to run other code', async () => {
  expect((await run(['classify', '--eval', 'process.exit(77)'])).code).toBe(2);
});
