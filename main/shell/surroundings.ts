/** What Electron provides to the application, with or without a window. */
import { join } from 'node:path';
import { app } from 'electron';
import type { Surroundings } from '../ipc/application.ts';
import { httpApiService } from '../network/http-api/service.ts';
import { openCloudTransport } from './cloud-transport.ts';
import { systemUserName } from '../screening/user-name.ts';
import { isOnline } from './connectivity.ts';
import { openKeychain } from './keychain.ts';
import { reportError } from './log.ts';
import type { MainWindow } from './main-window.ts';
import { forkUtilityHost } from './utility-host.ts';

export function surroundingsFor(folder: string, window: MainWindow | null): Surroundings {
  return {
    version: app.getVersion(),
    folder,
    modelsFolder: app.isPackaged ? join(process.resourcesPath, 'models') : join(app.getAppPath(), 'models'),
    // A packaged build loads only the addon it was built and signed with.
    addon: app.isPackaged ? undefined : process.env['AILYDIAN_SQLITE_ADDON'],
    userName: systemUserName(),
    systemLanguage: app.getLocale().startsWith('en') ? 'en' : 'tr',
    keychain: openKeychain(),
    spawnHost: () => forkUtilityHost(join(import.meta.dirname, 'inference-host.js')),
    // A command never needs the cloud, and opens a port only when it is `serve`.
    ...(window && { cloud: openCloudTransport(), serveApi: (application) => httpApiService(application, reportError) }),
    isOnline,
    chooseFiles: window?.chooseFiles ?? (() => Promise.resolve([])),
    chooseTarget: window?.chooseTarget ?? (() => Promise.resolve(null)),
    emit: window?.emit ?? (() => undefined),
  };
}
