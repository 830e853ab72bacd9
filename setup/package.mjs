// @ts-check
// npm run package [-- --release] [target …]: packages the application into dist/, as a plain folder without targets.
import { installDependencies } from './dependencies.mjs';
import { packageLocally, packageRelease } from './packaging.mjs';
import { answer, say } from './say.mjs';

await answer(async () => {
  const given = process.argv.slice(2);
  const targets = given.filter((word) => !word.startsWith('--'));
  await installDependencies();
  say(`packaged into ${await (given.includes('--release') ? packageRelease(targets) : packageLocally(targets))}`);
  return 0;
});
