import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { startEngine } from '../../../main/inference/supervisor.ts';
import { pictureOf } from '../../support/images.ts';
import { temporaryFolder } from '../../support/database.ts';
import { spawnRealHost } from '../../support/host.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';

afterEach(() => vi.unstubAllEnvs());

it('the host leaves nothing of its own where users and programs keep theirs: no report, no identifier, no picture', async () => {
  const folder = temporaryFolder();
  const spawn = await spawnRealHost();
  // As on a workstation, where nobody has switched anything off.
  vi.stubEnv('ORT_DISABLE_TELEMETRY', undefined);
  vi.stubEnv('CI', undefined);
  const places = { HOME: 'home', XDG_CACHE_HOME: 'cache', TMPDIR: 'temporary', TEMP: 'temporary', TMP: 'temporary' };
  for (const [name, place] of Object.entries(places)) {
    mkdirSync(join(folder, place), { recursive: true });
    vi.stubEnv(name, join(folder, place));
  }
  const engine = startEngine({ spawn });
  onTestFinished(engine.stop);
  const model = writeTinyModel(join(folder, 'models'));
  const outcome = await engine.run('screen', { bytes: await pictureOf(60), model });
  expect(outcome.kind).toBe('verdict');
  for (const place of ['home', 'cache', 'temporary']) expect(readdirSync(join(folder, place))).toEqual([]);
});
