/** What the in-memory main answers about other programs and machines: off as delivered, and obedient. */
import type { Channel, Input, Output } from '../../preload/contract.ts';
import type { ApiSettings } from '../../preload/network.ts';

type NetworkChannel = Extract<Channel, `api.${string}`>;

export function fakeNetwork(): { readonly [C in NetworkChannel]: (input: Input<C>) => Output<C> } {
  let api = API_OFF;
  let tokens = 0;
  const makeToken = (): string => `token-${(tokens += 1)}`;
  return {
    'api.settings': () => api,
    'api.change': (choices) => {
      const token = choices.isOn && !api.hasToken ? makeToken() : null;
      const address = choices.isOn ? `http://127.0.0.1:${choices.port}` : null;
      api = { ...api, ...choices, address, hasToken: tokens > 0 };
      return { settings: api, token };
    },
    'api.renewToken': () => ({ settings: api, token: makeToken() }),
  };
}

const API_OFF: ApiSettings = {
  isOn: false,
  port: 8642,
  allowedOrigin: null,
  hasToken: false,
  address: null,
  fault: null,
};
