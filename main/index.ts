/** The composition root of the Electron application: reads as a list. */
import { join } from 'node:path';
import { app, ipcMain } from 'electron';
import { asksForCommand } from './cli/arguments.ts';
import { runCommand } from './cli/run.ts';
import { answerAny } from './ipc/answer.ts';
import { createApplication } from './ipc/application.ts';
import { handlersFor } from './ipc/handlers.ts';
import { registerOperations } from './ipc/register.ts';
import { watchConnectivity } from './shell/connectivity.ts';
import { needsHeadless, runHeadless } from './shell/headless.ts';
import { claimProfile, dataFolder, enableSandbox, wordsOfUser } from './shell/launch.ts';
import { reportError } from './shell/log.ts';
import { mainWindow } from './shell/main-window.ts';
import { declareScheme } from './shell/protocol.ts';
import { surroundingsFor } from './shell/surroundings.ts';

const words = wordsOfUser();

if (asksForCommand(words) && needsHeadless()) {
  app.exit(runHeadless());
} else if (asksForCommand(words)) {
  void app.whenReady().then(answerCommand).catch(giveUp);
} else if (claimProfile(words)) {
  enableSandbox();
  declareScheme();
  void app.whenReady().then(openApplication).catch(giveUp);
} else {
  app.quit();
}

async function answerCommand(): Promise<void> {
  const code = await runCommand(words, (profile) => createApplication(surroundingsFor(dataFolder(profile), null)));
  app.exit(code);
}

/** A start that fails says so and ends: a process without a window would stay for ever. */
function giveUp(error: unknown): void {
  reportError(error);
  app.exit(1);
}

async function openApplication(): Promise<void> {
  const window = mainWindow(join(import.meta.dirname, '..'));
  const application = createApplication(surroundingsFor(app.getPath('userData'), window));
  const desk = { handlers: handlersFor(application), stage: application.stage, report: reportError };
  registerOperations(ipcMain, window.isOwnPage, (channel, input) => answerAny(desk, channel, input));
  watchConnectivity(application.changed);
  app.on('second-instance', window.show);
  app.on('before-quit', application.stop);
  await application.start();
  window.open();
}
