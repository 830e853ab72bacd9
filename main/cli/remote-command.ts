/** `remote …`: the clinic's inference server, set up and checked without a window. */
import type { RemoteSettings } from '../../preload/network.ts';
import type { Application } from '../ipc/application.ts';
import { ApplicationFault } from '../ipc/application.ts';
import { readIdentityFiles } from '../network/oip/identity.ts';
import { storeIdentity } from '../network/oip/settings.ts';
import type { Command } from './arguments.ts';
import { ask } from './ask.ts';
import type { Output } from './output.ts';
import { remoteText } from './texts.ts';

/** True unless a check found that the server may not answer. */
export async function runRemote(application: Application, command: Command, output: Output): Promise<boolean> {
  const settings = await perform(application, command);
  output.result(settings, remoteText(settings));
  if (settings.address === '') output.note('remote set --address URL --model NAME@VERSION sets one up');
  return command.operands[0] !== 'check' || settings.phase === 'serving';
}

async function perform(application: Application, command: Command): Promise<RemoteSettings> {
  switch (command.operands[0]) {
    case 'check':
      return ask(application, 'remote.check', {});
    case 'set':
      return setUp(application, command);
    case 'off':
      return switchOff(application);
    default:
      return ask(application, 'remote.settings', {});
  }
}

async function setUp(
  application: Application,
  { address, model, keyFile, ...files }: Command,
): Promise<RemoteSettings> {
  const [name = '', version = ''] = (model ?? '').split('@', 2);
  const identity = [keyFile, files.certificateFile, files.authorityFile].filter((file) => file !== null);
  const { profile, user } = application.work().clinic;
  if (identity.length > 0) storeIdentity(profile, user, await readIdentityFiles(identity));
  if (!address || name === '' || version === '') throw new ApplicationFault('input-invalid', SET_USAGE);
  return ask(application, 'remote.change', { isOn: true, address, model: name, version });
}

async function switchOff(application: Application): Promise<RemoteSettings> {
  const { address, model, version } = await ask(application, 'remote.settings', {});
  return ask(application, 'remote.change', { isOn: false, address, model, version });
}

const SET_USAGE = 'remote set needs --address URL and --model NAME@VERSION, as the server names them';
