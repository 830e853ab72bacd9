// @ts-check
// npm run dev: the application with its page reloading as the sources change.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies } from './dependencies.mjs';
import { root } from './places.mjs';
import { handOver } from './processes.mjs';
import { findRuntime } from './runtime.mjs';
import { needSandbox } from './sandbox.mjs';
import { answer } from './say.mjs';
import { sqliteEnvironment } from './sqlite-addon.mjs';
import { needLibraries } from './system-packages.mjs';

await answer(async () => {
  await installDependencies();
  rmSync(join(root, 'out/main.made-from'), { force: true }); // what this leaves in out/ is no build to keep
  const runtime = await findRuntime();
  needLibraries(runtime.executable);
  const sandbox = needSandbox(runtime.folder).length > 0 ? ['--noSandbox'] : [];
  const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  return handOver(process.execPath, [electronVite, 'dev', ...sandbox, ...process.argv.slice(2)], {
    env: {
      ...(await sqliteEnvironment(runtime)),
      ELECTRON_EXEC_PATH: runtime.executable,
      ELECTRON_RUN_AS_NODE: undefined,
    },
  });
});
