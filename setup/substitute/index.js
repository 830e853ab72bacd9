// Stands in for Electron's own default_app, which the registry-hosted runtime lacks: starts the application in the
// folder named on the command line. It awaits the application, so that nothing of it comes after the event `ready`.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
const given = process.argv.slice(1);
for (const [at, argument] of given.entries()) {
  if (argument === '-r') require(resolve(given[at + 1]));
}
const named = given.find((argument, at) => !argument.startsWith('-') && given[at - 1] !== '-r');
if (named) await start(resolve(named));

async function start(folder) {
  const description = require(join(folder, 'package.json'));
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version);
  app.setDesktopName(description.desktopName ?? `${description.name}.desktop`);
  app.setAppPath(folder);
  await import(pathToFileURL(join(folder, description.main)).href);
}
