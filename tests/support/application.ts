/** A whole application without a window: a profile on disk, tiny models on the shelf and the real inference host. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Application, Surroundings } from '../../main/ipc/application.ts';
import { createApplication } from '../../main/ipc/application.ts';
import { OPTIONS, PASSPHRASE } from './database.ts';
import { spawnRealHost } from './host.ts';

/** A process around the application that has no network, no window and no dialogue; `folder/models` is the shelf. */
export function bareSurroundings(folder: string, spawnHost: Surroundings['spawnHost']): Surroundings {
  return {
    version: '0.0.0-test',
    folder,
    modelsFolder: join(folder, 'models'),
    addon: OPTIONS.addon,
    userName: 'Dr. Ayşe Işık',
    systemLanguage: 'en',
    keychain: null,
    spawnHost,
    isOnline: () => false,
    chooseFiles: () => Promise.resolve([]),
    chooseTarget: () => Promise.resolve(null),
    emit: () => undefined,
  };
}

/** Opens the profile in `folder`, or sets one up; `folder/models` is the shelf. Stops when the test ends. */
export async function openApplication(folder: string): Promise<Application> {
  const application = createApplication(bareSurroundings(folder, await spawnRealHost()));
  onTestFinished(application.stop);
  await application.start();
  if (application.stage() === 'create') await application.create(PASSPHRASE, 'en');
  else await application.unlock(PASSPHRASE);
  return application;
}
