/** A temporary directory for one run of a test suite: whatever its tests leave there goes when the run ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// oxlint-disable-next-line import/no-default-export -- Vitest and Playwright both call the default export before their workers start
export default function enterRunFolder(): () => void {
  const before = { ...process.env };
  const folder = mkdtempSync(join(tmpdir(), 'clinic-run-'));
  // Linux and macOS ask the first, Windows the others; workers and all that they start inherit them.
  const names = ['TMPDIR', 'TEMP', 'TMP'] as const;
  for (const name of names) process.env[name] = folder;
  // Tests load ONNX Runtime in their own process, where no host is told to be silent.
  process.env['ORT_DISABLE_TELEMETRY'] = '1';
  return () => {
    for (const name of names) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    // A window that was closed may still be writing its profile.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  };
}
