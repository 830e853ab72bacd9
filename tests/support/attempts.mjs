// A session of questions, then how often this network namespace tried to send: node attempts.mjs CONDITION
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('attempts.ts', import.meta.url)), { logLevel: 'error' });
await module.printAttempts(process.argv[2], process.env.AILYDIAN_SQLITE_ADDON);
