/** Opens what a command works on: the named profile, or one in memory that keeps nothing. */
import { createInterface } from 'node:readline/promises';
import { inputs } from '../../preload/contract.ts';
import type { Application } from '../ipc/application.ts';
import { ApplicationFault } from '../ipc/application.ts';
import type { Command } from './arguments.ts';
import { ask } from './ask.ts';
import type { Output } from './output.ts';
import { readPassphraseFile } from './passphrase-file.ts';

/**
 * Commands about the past need the profile and throw `passphrase-required` where it stays shut; `classify`, `bench` and
 * `self-test` go on in memory instead and say so.
 */
export async function openFor(application: Application, command: Command, output: Output): Promise<void> {
  await application.start();
  if (application.stage() === 'unlock') await tryToUnlock(application, command);
  if (application.stage() === 'create') await tryToCreate(application, command, output);
  if (application.stage() === 'ready') return;
  if (needsProfile(command)) throw new ApplicationFault('passphrase-required', `no open profile: ${WAYS}`);
  if (command.name === 'route') return output.note(WITHOUT_SETTINGS);
  if (worksOnFiles(command)) return application.openThrowAway();
  output.note(reasonFor(application));
  await application.openThrowAway();
}

const WITHOUT_SETTINGS =
  'No profile is open: as where the clinic allows the cloud and the user agrees. Nothing is sent.';

async function tryToUnlock(application: Application, command: Command): Promise<void> {
  const passphrase = await passphraseFor(command);
  if (passphrase !== null) await application.unlock(passphrase);
}

/** A named folder and a passphrase in a file are a clear wish; an empty default folder is not. */
async function tryToCreate(application: Application, command: Command, output: Output): Promise<void> {
  if (command.profile === null || command.passphraseFile === null) return;
  const { language } = application.state();
  const created = { passphrase: await passphraseFor(command), language };
  if (!inputs['profile.create'].safeParse(created).success) throw new ApplicationFault('input-invalid', TOO_SHORT);
  await ask(application, 'profile.create', created);
  output.note('A new profile was set up. Nobody can recover it without its passphrase.');
}

const TOO_SHORT = 'a new profile takes a passphrase of at least 12 characters';

/** The profile's passphrase as this command was given it; null where it was not. */
export async function passphraseFor({ passphraseFile }: Command): Promise<string | null> {
  if (passphraseFile !== null) return (await readPassphraseFile(passphraseFile)).replace(/\r?\n$/, '');
  if (!process.stdin.isTTY) return null;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question('Passphrase of the profile (empty: work without it): ');
  prompt.close();
  return answer === '' ? null : answer;
}

const WAYS = 'set one up in the window, or name it with --profile DIR --passphrase-file FILE';
const KEEPING_VERBS = new Set([
  'import',
  'activate',
  'rollback',
  'trust',
  'revoke',
  'keys',
  'status',
  'alias',
  'replay',
  'enrol',
  'withdraw',
  'signatories',
  'passports',
]);

/** What is to be kept needs a profile; a log and its figures are only worth something from the one that was named. */
function needsProfile({ name, profile, operands }: Command): boolean {
  if (name === 'serve' || name === 'remote') return true;
  if (name === 'models') return KEEPING_VERBS.has(operands[0] ?? '');
  return profile !== null && (name === 'audit' || name === 'metrics' || name === 'ab-tests');
}

/** What is made lies in files; whether a profile is open changes nothing about it. */
function worksOnFiles({ name, operands }: Command): boolean {
  return name === 'models' && ['keygen', 'pack', 'sign', 'golden'].includes(operands[0] ?? '');
}

function reasonFor(application: Application): string {
  return application.stage() === 'create'
    ? 'No profile is set up: working in memory, nothing is kept.'
    : 'The profile is locked: working in memory, nothing is kept. --passphrase-file opens it.';
}
