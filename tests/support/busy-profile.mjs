// Two months of a clinic put into a profile: node busy-profile.mjs FOLDER PASSPHRASE
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('busy-profile.ts', import.meta.url)), {
  logLevel: 'error',
});
await module.fillProfile(process.argv[2], process.argv[3], process.env.AILYDIAN_SQLITE_ADDON);
