/** The packaged application under test, and an ordinary user to run it as: as root Chromium refuses its sandbox. */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ordinary = 12_345;
const isRoot = process.getuid?.() === 0;

/** The folder that was packaged. A copy of it where an ordinary user may not enter the original's. */
export const packageFolder = readableFolder(process.env['AILYDIAN_PACKAGED'] ?? '');
export const resources = join(packageFolder, 'resources');
export const executable = join(packageFolder, 'ailydian-clinic');

/** A fresh folder that belongs to the user who runs the application. */
export function homeOfUser(): string {
  const home = passingFolder('ailydian-user-');
  if (isRoot) chownSync(home, ordinary, ordinary);
  return home;
}

interface Surroundings {
  readonly home: string;
  readonly hasDisplay: boolean;
}

export interface Started {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly output: { stdout: string; stderr: string };
}

/** Starts the packaged application as an ordinary user in an almost empty environment. */
export function startAsUser(words: readonly string[], { home, hasDisplay }: Surroundings): Started {
  const display = hasDisplay ? ['xvfb-run', '--auto-servernum'] : [];
  const clean = ['env', '-i', `HOME=${home}`, `XDG_RUNTIME_DIR=${home}`, 'PATH=/usr/bin:/bin'];
  const child = spawn('env', [...asUser(), ...clean, ...display, executable, ...words], { cwd: home, detached: true });
  const output = { stdout: '', stderr: '' };
  child.stdin.end();
  child.stdout.on('data', (data: Buffer) => (output.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output.stderr += data.toString()));
  return { child, output };
}

/** Ends it together with the display that it got. */
export function stop({ child: { pid } }: Started): void {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM');
}

function asUser(): string[] {
  return isRoot ? ['setpriv', `--reuid=${ordinary}`, `--regid=${ordinary}`, '--clear-groups'] : [];
}

function readableFolder(folder: string): string {
  if (canEnter(folder)) return folder;
  const copy = passingFolder('ailydian-package-');
  chmodSync(copy, 0o755);
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function canEnter(folder: string): boolean {
  try {
    execFileSync('env', [...asUser(), 'test', '-x', join(folder, 'ailydian-clinic')]);
    return true;
  } catch {
    return false;
  }
}

/** A folder that goes with the tests. */
function passingFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
