/** The operations on what other programs and other machines of the clinic may do here, one line each. */
import type { Handlers } from '../../preload/contract.ts';
import type { ApiSettings } from '../../preload/network.ts';
import { changeApi, readApiChoices, readTokenHash, renewToken } from '../network/http-api/settings.ts';
import type { Application } from './application.ts';

type NetworkChannel = Extract<keyof Handlers, `api.${string}`>;

export function networkHandlers({ work }: Application): Pick<Handlers, NetworkChannel> {
  const profile = () => work().clinic.profile;

  function settings(): ApiSettings {
    const { db } = profile();
    const state = work().api?.state() ?? { address: null, fault: null };
    return { ...readApiChoices(db), ...state, hasToken: readTokenHash(db) !== null };
  }

  async function followed(token: string | null) {
    await work().api?.follow();
    return { settings: settings(), token };
  }

  return {
    'api.settings': () => settings(),
    'api.change': (choices) => followed(changeApi(profile(), work().clinic.user, choices)),
    'api.renewToken': () => followed(renewToken(profile(), work().clinic.user)),
  };
}
