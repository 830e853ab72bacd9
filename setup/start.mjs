// @ts-check
// npm start: sets everything up, then opens the application or runs one of its commands.
import { join } from 'node:path';
import { buildApplication } from './build.mjs';
import { asksForCommand } from './commands.mjs';
import { installDependencies } from './dependencies.mjs';
import { hasDisplay } from './display.mjs';
import { root } from './places.mjs';
import { handOver } from './processes.mjs';
import { answer, say } from './say.mjs';
import { sqliteEnvironment } from './sqlite-addon.mjs';
import { openWindow } from './window.mjs';

await answer(async () => {
  const given = process.argv.slice(2);
  await installDependencies();
  await buildApplication();
  if (asksForCommand(given)) return runCommand(given);
  if (hasDisplay()) return openWindow(given);
  const subject = given.length > 0 ? 'the files' : 'the synthetic samples';
  say(`no display (neither DISPLAY nor WAYLAND_DISPLAY is set): classifying ${subject}`);
  return runCommand(['classify', ...(given.length > 0 ? given : ['--samples'])]);
});

/** The command line needs neither Electron nor a display. @param {string[]} given */
async function runCommand(given) {
  // npm changes to the project's folder; paths mean the folder in which the user typed them
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return handOver(process.execPath, [join(root, 'out/main/command-line.js'), ...given], {
    cwd,
    env: await sqliteEnvironment(),
  });
}
