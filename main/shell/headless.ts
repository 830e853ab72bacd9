/** A command needs no display, but Chromium asks for one on Linux before anything of ours can say so: start again. */
import { spawnSync } from 'node:child_process';
import { app } from 'electron';

const SWITCHES = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3'];

export function needsHeadless(): boolean {
  return process.platform === 'linux' && app.commandLine.getSwitchValue('ozone-platform') !== 'headless';
}

/** The same command in a process without a display; gives its exit code. */
export function runHeadless(): number {
  const { status } = spawnSync(process.execPath, [...SWITCHES, ...process.argv.slice(1)], { stdio: 'inherit' });
  return status ?? 1;
}
