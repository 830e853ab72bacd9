// @ts-check
import { root } from './places.mjs';
import { handOver } from './processes.mjs';
import { findRuntime } from './runtime.mjs';
import { needSandbox } from './sandbox.mjs';
import { say } from './say.mjs';
import { sqliteEnvironment } from './sqlite-addon.mjs';
import { needLibraries } from './system-packages.mjs';

/** Opens the application of this checkout. @param {string[]} given */
export async function openWindow(given) {
  const runtime = await findRuntime();
  needLibraries(runtime.executable);
  say(`opening the application with Electron ${runtime.version} (${runtime.kind})`);
  return handOver(runtime.executable, [...needSandbox(runtime.folder), root, ...given], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    // a terminal inside another Electron program may carry this variable over
    env: { ...(await sqliteEnvironment(runtime)), ELECTRON_RUN_AS_NODE: undefined },
  });
}
