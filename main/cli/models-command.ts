/** `models …`: what is done to the registry, asked as the window asks it. Each command writes its results and throws its fault. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { DeploymentStatus } from '../../preload/domain.ts';
import type { ActivationReport } from '../../preload/models.ts';
import type { Application } from '../ipc/application.ts';
import { ApplicationFault } from '../ipc/application.ts';
import { generateSigningKey, readPublicKey, SigningKeyFault } from '../registry/bundle/signing-key.ts';
import { objectOf } from '../registry/models.ts';
import { ask } from './ask.ts';
import type { Output } from './output.ts';
import { outlookText } from './passport-texts.ts';

/** `models import FILE` */
export async function importModel(application: Application, file: string, output: Output): Promise<void> {
  const { model, refusal } = await ask(application, 'models.import', { path: resolve(file) });
  if (!model) throw new ApplicationFault(refusal?.code ?? 'unexpected', `${refusal?.step}: ${refusal?.detail}`);
  const signed = `signed by ${model.signer} (${model.signingKey.slice(0, 16)})`;
  const golden = `${model.goldenImages} reference images, largest difference ${model.goldenDifference}`;
  output.result(model, `${objectOf(model)}  imported as ${model.status}, ${signed}, ${golden}`);
}

/** `models activate NAME@VERSION` */
export async function activateModel(application: Application, choice: string, output: Output): Promise<void> {
  report(await ask(application, 'models.activate', named(choice)), 'active', output);
  const [passport] = await ask(application, 'passports.find', named(choice));
  if (passport?.basis === 'none') output.note(`${NOT_MEASURED} Passport ${passport.id}`);
  if (passport?.outlook?.hasWarning) output.note(outlookText(passport.outlook));
}

/** `models rollback NAME` */
export async function rollBackModel(application: Application, name: string, output: Output): Promise<void> {
  report(await ask(application, 'models.rollBack', { name }), 'active again', output);
}

/** `models status NAME@VERSION inactive|testing|shadow` */
export async function setModelStatus(
  application: Application,
  [choice, status]: readonly [choice: string, status: string],
  output: Output,
): Promise<void> {
  // as: the schema of the operation refuses every other word
  const wanted = status as Exclude<DeploymentStatus, 'active'>;
  const models = await ask(application, 'models.setStatus', { ...named(choice), status: wanted });
  output.result({ ...named(choice), status }, `${choice}  ${status}`);
  if (!models.some(({ domain, isServing }) => domain === 'medical' && isServing)) output.note(NONE_ANSWERS);
}

/** `models alias NAME NAME@VERSION`: a name that may move, within the medical domain. */
export async function setModelAlias(
  application: Application,
  [alias, choice]: readonly [alias: string, choice: string],
  output: Output,
): Promise<void> {
  const scope = 'medical';
  await ask(application, 'models.setAlias', { ...named(choice), alias, scope });
  output.result({ ...named(choice), alias, scope }, `${choice}  ${alias} in ${scope}`);
}

/** `models trust KEYFILE [--fingerprint HEX]`: the public key of whoever signs. Without one, the caller vouches for the file. */
export async function trustModelKey(
  application: Application,
  { keyFile, fingerprint }: { readonly keyFile: string; readonly fingerprint: string | null },
  output: Output,
): Promise<void> {
  const [pem, name] = [await readKeyText(keyFile), basename(keyFile)];
  const { id } = readPublicKey(pem);
  await ask(application, 'keys.trust', { pem, name, fingerprint: fingerprint ?? id });
  output.result({ id, name }, `trusted: ${name}  ${inGroups(id)}`);
  output.note('Compare this fingerprint with the one its owner tells you.');
}

/** `models revoke KEYFILE` */
export async function revokeModelKey(application: Application, keyFile: string, output: Output): Promise<void> {
  const pem = await readKeyText(keyFile);
  const { id } = readPublicKey(pem);
  await ask(application, 'keys.revoke', { pem });
  output.result({ id }, `revoked: ${inGroups(id)}`);
}

/** `models keys`: whose bundles are taken in here. */
export async function listModelKeys(application: Application, output: Output): Promise<void> {
  const keys = await ask(application, 'keys.find', {});
  if (keys.length === 0) output.note('No key is trusted yet, so that no bundle is taken in: models trust KEYFILE');
  for (const { id, name, addedAt, revokedAt, models } of keys) {
    const state = revokedAt === null ? 'trusted' : `REVOKED ${revokedAt}`;
    output.result({ id, name, addedAt, revokedAt, models }, `${name}  ${state}  ${models} model(s)  ${inGroups(id)}`);
  }
}

/** `models keygen FILE`: the private half in FILE, the public half in FILE.pub. Neither is ever overwritten. */
export async function makeModelKey(file: string, output: Output): Promise<void> {
  const { privatePem, publicPem, id } = generateSigningKey();
  await writeNew(file, privatePem, 0o600);
  await writeNew(`${file}.pub`, publicPem, 0o644);
  output.result({ id, privateKey: file, publicKey: `${file}.pub` }, `${file}, ${file}.pub  ${inGroups(id)}`);
  output.note('Keep the private half offline: whoever has it can sign models for every clinic that trusts it.');
}

async function writeNew(file: string, text: string, mode: number): Promise<void> {
  try {
    await writeFile(file, text, { mode, flag: 'wx' });
  } catch (error) {
    throw new ApplicationFault('input-invalid', `${basename(file)} exists already, or its folder takes no file`, {
      cause: error,
    });
  }
}

export async function readKeyText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new SigningKeyFault(`no key file ${basename(file)}`, { cause: error });
  }
}

const NOT_MEASURED =
  "No local measurement exists: this clinic has no reference cases, and the maker's cut-offs apply. Nobody signed.";

const NONE_ANSWERS =
  'No version answers now: no image is classified until one is activated (where somebody may sign here: by two signatures).';

function named(choice: string): { readonly name: string; readonly version: string } {
  const [name = '', version = ''] = choice.split('@', 2);
  return { name, version };
}

function report({ model, refusal }: ActivationReport, state: string, output: Output): void {
  if (!model) throw new ApplicationFault('activation-failed', `${refusal?.code}: ${refusal?.detail}`);
  output.result(model, `${objectOf(model)}  ${state}`);
}

/** As people read a fingerprint to each other. */
function inGroups(id: string): string {
  return id.match(/.{4}/g)?.join(' ') ?? id;
}
