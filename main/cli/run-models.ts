/** `models …`: the registry, from listing to signing. */
import type { Computing } from '../../preload/backend.ts';
import type { ModelEntry } from '../../preload/models.ts';
import type { Application } from '../ipc/application.ts';
import type { Command } from './arguments.ts';
import { ask } from './ask.ts';
import { writeGolden } from './golden-command.ts';
import { passphraseFor } from './open.ts';
import {
  activateModel,
  importModel,
  listModelKeys,
  makeModelKey,
  revokeModelKey,
  rollBackModel,
  setModelAlias,
  setModelStatus,
  trustModelKey,
} from './models-command.ts';
import type { Output } from './output.ts';
import { packModel, signModel } from './pack-command.ts';
import { modelText } from './texts.ts';
import {
  enrolPerson,
  listPassports,
  listSignatories,
  replayModel,
  signRollBackModel,
  signUpgrade,
  withdrawPerson,
} from './upgrade-command.ts';

/** True when nothing failed. */
export async function runModels(application: Application, command: Command, output: Output): Promise<boolean> {
  const [verb] = command.operands;
  if (verb === 'list' || verb === 'verify') return listModels(application, verb, output);
  if (await performSigning(application, command, output)) return true;
  await perform(application, command, output);
  return true;
}

async function listModels(application: Application, verb: 'list' | 'verify', output: Output): Promise<boolean> {
  const models = await ask(application, 'models.list', {});
  const computing = verb === 'list' ? await computingOf(application, models) : null;
  for (const model of models) {
    output.result(model.sha256 === computing?.model.sha256 ? { ...model, computing } : model, modelText(model));
  }
  return verb === 'list' || models.every((model) => model.isIntact);
}

/** Of the model at work; null where there is none that loads. */
async function computingOf(application: Application, models: readonly ModelEntry[]): Promise<Computing | null> {
  if (!models.some(({ status }) => status === 'active')) return null;
  return ask(application, 'computing.read', {}).catch(() => null);
}

/** False for a command in which nobody signs. */
async function performSigning(application: Application, command: Command, output: Output): Promise<boolean> {
  const [verb, operand = ''] = command.operands;
  const { replay, cutOffs, signedBy, reason } = command;
  if (verb === 'replay') await replayModel(application, operand, output);
  else if (verb === 'activate' && replay !== null)
    await signUpgrade(application, { replay, cutOffs, signedBy }, output);
  else if (verb === 'rollback' && reason !== null) {
    await signRollBackModel(application, { name: operand, signedBy, reason }, output);
  } else if (verb === 'enrol') {
    await enrolPerson(application, { person: operand, holder: await passphraseFor(command) }, output);
  } else if (verb === 'withdraw') {
    await withdrawPerson(application, { name: operand, holder: await passphraseFor(command) }, output);
  } else if (verb === 'signatories') await listSignatories(application, output);
  else if (verb === 'passports') await listPassports(application, operand, output);
  else return false;
  return true;
}

async function perform(
  application: Application,
  { operands, keyFile, target, fingerprint }: Command,
  output: Output,
): Promise<unknown> {
  const [verb = '', operand = '', second = ''] = operands;
  switch (verb) {
    case 'import':
      return importModel(application, operand, output);
    case 'activate':
      return activateModel(application, operand, output);
    case 'rollback':
      return rollBackModel(application, operand, output);
    case 'trust':
      return trustModelKey(application, { keyFile: operand, fingerprint }, output);
    case 'revoke':
      return revokeModelKey(application, operand, output);
    case 'keys':
      return listModelKeys(application, output);
    case 'status':
      return setModelStatus(application, [operand, second], output);
    case 'alias':
      return setModelAlias(application, [operand, second], output);
    case 'keygen':
      return makeModelKey(operand, output);
    case 'pack':
      return packModel(
        application.work().clinic.engine,
        { folder: operand, keyFile: required(keyFile), target },
        output,
      );
    case 'golden':
      return writeGolden(application.work().clinic.engine, operand, output);
    case 'sign':
      return signModel({ file: operand, keyFile: required(keyFile), target }, output);
    default:
      throw new Error(`unknown verb '${verb}'`);
  }
}

/** The grammar has seen to it: pack and sign need --key. */
function required(keyFile: string | null): string {
  if (keyFile === null) throw new Error('--key FILE is missing');
  return keyFile;
}
