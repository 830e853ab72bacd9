// A process that only waits to be killed: node ask-loop.mjs FOLDER PASSPHRASE
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('ask-loop.ts', import.meta.url)), { logLevel: 'error' });
await module.askLoop(process.argv[2], process.argv[3], process.env.AILYDIAN_SQLITE_ADDON);
