import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { chromium, expect, test } from '@playwright/test';
import { batchIsDone, call, PASSPHRASE } from '../support/clinic-window.ts';
import type { Started } from './package.ts';
import { executable, homeOfUser, startAsUser, stop } from './package.ts';

let started: Started;
let page: Page;

// The fuses keep Playwright's usual way for Electron out of this binary; the DevTools protocol still reaches its page.
test.beforeAll(async () => {
  started = startAsUser(['--remote-debugging-port=0'], { home: homeOfUser(), hasDisplay: true });
  await expect.poll(() => devToolsAddress(started), { timeout: 30_000 }).toBeTruthy();
  const address = devToolsAddress(started);
  await expect.poll(() => pagesAt(address), { timeout: 30_000 }).toHaveLength(1);
  const browser = await chromium.connectOverCDP(address);
  page = browser.contexts()[0]!.pages()[0]!;
});

test.afterAll(() => stop(started));

test('its window opens with the page of the application', async () => {
  await expect(page).toHaveTitle(/Ailydian Clinic/);
  await expect(page.locator('body')).not.toBeEmpty();
});

test('the page sees neither Node nor Electron', async () => {
  const seen = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((n) => n in window),
  );
  expect(seen).toEqual([]);
});

test('the sandbox of the page is on', () => {
  const renderers = processes().filter(({ command }) => command.includes('--type=renderer'));
  expect(renderers.length).toBeGreaterThan(0);
  // 2 = system calls are filtered. Without the sandbox it is 0, while Electron still calls the process sandboxed.
  for (const { id } of renderers) expect(readFileSync(`/proc/${id}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
});

test('no process runs without a sandbox by request', () => {
  expect(processes().filter(({ command }) => command.includes('--no-sandbox'))).toEqual([]);
});

test('first start, samples, own read, answer', async () => {
  await page.getByRole('radio', { name: 'English' }).click();
  for (const field of await page.locator('input[type=password]').all()) await field.fill(PASSPHRASE);
  await page.getByRole('button').last().click();
  await page.getByTestId('sample-offer').getByRole('button').first().click();
  await batchIsDone(page, 5);
  await page.getByRole('row', { name: /sample-4-tilted/ }).dblclick();
  await expect(page.getByTestId('viewport')).toHaveAttribute('data-ready', 'true');
  await page.keyboard.press('Shift+Digit3');
  await expect(page.getByTestId('result-card')).toBeVisible();
  expect(await call(page, 'audit.verify', {})).toMatchObject({ isIntact: true });
});

/** Chromium writes the address to stderr, which xvfb-run may pass on as stdout. */
function devToolsAddress({ output }: Started): string {
  return /^DevTools listening on (ws:\S+)/m.exec(output.stderr + output.stdout)?.[1] ?? '';
}

/** Connecting before the window has its page would wait for ever. */
async function pagesAt(address: string): Promise<unknown[]> {
  const list: unknown = await (await fetch(`http://${new URL(address).host}/json/list`)).json();
  return Array.isArray(list)
    ? list.filter(({ type, url }) => type === 'page' && url !== 'about:blank' && url !== '')
    : [];
}

function processes(): { id: string; command: string }[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map((id) => ({ id, command: commandOf(id) })).filter(({ command }) => command.startsWith(executable));
}

function commandOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // it has ended meanwhile
  }
}
