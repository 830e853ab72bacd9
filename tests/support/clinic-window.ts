/** The real application in its real window, on a profile of its own. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, expect } from '@playwright/test';
import type { Channel, Input, Output, PathChannel } from '../../preload/contract.ts';
import type { Language, Reply } from '../../preload/domain.ts';

const ROOT = join(import.meta.dirname, '../..');

export const PASSPHRASE = 'on iki kelime yeter de artar';

export interface ClinicWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly folder: string;
  /** Everything the page and its security policy complained about. */
  readonly complaints: string[];
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ailydian-journey-'));
}

/** Starts the application once more on a profile that is open, without anything driving it. */
export function startAgain(folder: string): ChildProcess {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return spawn(executable(), [...asRoot, ROOT, '--profile', folder], { stdio: 'ignore' });
}

export async function openClinic(folder: string = freshFolder()): Promise<ClinicWindow> {
  const app = await launch(folder).catch((error: unknown) => {
    // Both debuggers connected, and the driver never heard that Electron was ready: 2 of 32 starts on a busy machine.
    console.warn(`the window is started once more: ${String(error).split('\n')[0]}`);
    return launch(folder);
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.waitForLoadState();
  return { app, page, folder, complaints };
}

function launch(folder: string): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: executable(),
    args: [ROOT, '--profile', folder],
    // Chromium refuses its sandbox to root alone.
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: 30_000,
  });
}

function executable(): string {
  const path = process.env['AILYDIAN_ELECTRON'];
  if (path === undefined) throw new Error('run the journeys with npm test: it names the Electron to drive');
  return path;
}

/** First start through the window, as a user does it. */
export async function setUpProfile({ page }: ClinicWindow, language: Language = 'en'): Promise<void> {
  await page.getByRole('radio', { name: language === 'tr' ? 'Türkçe' : 'English' }).click();
  for (const field of await page.locator('input[type=password]').all()) await field.fill(PASSPHRASE);
  await page.getByRole('button').last().click();
  await expect(page.getByTestId('status-bar')).toBeVisible();
}

export async function unlockProfile({ page }: ClinicWindow, passphrase: string = PASSPHRASE): Promise<void> {
  await page.locator('input[type=password]').fill(passphrase);
  await page.keyboard.press('Enter');
}

/** Calls an operation through the bridge of the page, as the page itself does. Fails when it is refused. */
export async function call<C extends Exclude<Channel, PathChannel>>(
  page: Page,
  channel: C,
  input: Input<C>,
): Promise<Output<C>> {
  const asked: { readonly name: string; readonly value: unknown } = { name: channel, value: input };
  // as: types do not cross into the page and back; the contract gives them again.
  const reply = (await page.evaluate(
    ({ name, value }) => (window.clinic.call as (name: string, value: unknown) => Promise<unknown>)(name, value),
    asked,
  )) as Reply<Output<C>>;
  if (!reply.ok) throw new Error(`${channel}: ${reply.fault.code}`);
  return reply.value;
}

/** Drops real files on the window, as the file manager does. */
export async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  }
}

export async function batchIsDone(page: Page, done: number): Promise<void> {
  await expect
    .poll(async () => (await call(page, 'app.state', {})).batch, { timeout: 180_000 })
    .toMatchObject({ phase: 'idle', done });
}
