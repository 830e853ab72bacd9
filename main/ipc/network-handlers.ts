/** The operations on what other programs and other machines of the clinic may do here, one line each. */
import type { Handlers } from '../../preload/contract.ts';
import type { ApiChange, ApiSettings, RemoteSettings } from '../../preload/network.ts';
import { changeApi, readApiChoices, readTokenHash, renewToken } from '../network/http-api/settings.ts';
import { readIdentityFiles } from '../network/oip/identity.ts';
import { remoteSettings } from '../network/oip/overview.ts';
import { changeRemote, storeIdentity } from '../network/oip/settings.ts';
import type { Application } from './application.ts';

type NetworkChannel = Extract<keyof Handlers, `api.${string}` | `remote.${string}`>;

export function networkHandlers({ around, state, work }: Application): Pick<Handlers, NetworkChannel> {
  const profile = () => work().clinic.profile;
  const user = () => work().clinic.user;
  const remote = (): RemoteSettings => remoteSettings(work().clinic, work().remote);

  function api(): ApiSettings {
    const { db } = profile();
    const door = work().api?.state() ?? { address: null, fault: null };
    return { ...readApiChoices(db), ...door, hasToken: readTokenHash(db) !== null };
  }

  async function followed(token: string | null): Promise<ApiChange> {
    await work().api?.follow();
    return { settings: api(), token };
  }

  return {
    'api.settings': () => api(),
    'api.change': (choices) => followed(changeApi(profile(), user(), choices)),
    'api.renewToken': () => followed(renewToken(profile(), user())),
    'remote.settings': () => remote(),
    'remote.change': (choices) => {
      changeRemote(profile(), user(), choices);
      return remote();
    },
    'remote.chooseIdentity': async () => {
      const paths = await around.chooseFiles('files', state().language);
      if (paths.length > 0) storeIdentity(profile(), user(), await readIdentityFiles(paths));
      return remote();
    },
    'remote.removeIdentity': () => {
      storeIdentity(profile(), user(), null);
      return remote();
    },
    'remote.check': async () => {
      await work().remote.check(work().clinic.model());
      return remote();
    },
  };
}
