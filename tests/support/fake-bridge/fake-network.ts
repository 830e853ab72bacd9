/** What the in-memory main answers about other programs and machines: off as delivered, and obedient. */
import type { Channel, Input, Output } from '../../../preload/contract.ts';
import type { ApiSettings, RemoteSettings } from '../../../preload/network.ts';

type NetworkChannel = Extract<Channel, `api.${string}` | `remote.${string}`>;

/** `remote`: how the clinic's inference server was set up and does. */
export function fakeNetwork(remote: Partial<RemoteSettings> = {}): {
  readonly [C in NetworkChannel]: (input: Input<C>) => Output<C>;
} {
  let api = API_OFF;
  let tokens = 0;
  let server: RemoteSettings = { ...REMOTE_OFF, ...remote };
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
    'remote.settings': () => server,
    'remote.change': (choices) => (server = { ...server, ...choices, phase: choices.isOn ? 'untried' : 'off' }),
    'remote.chooseIdentity': () => (server = { ...server, identity: IDENTITY }),
    'remote.removeIdentity': () => (server = { ...server, identity: null }),
    'remote.check': () => (server = { ...server, phase: 'serving', because: null, parity: PARITY, checkedAt: AT }),
  };
}

const AT = '2026-11-23T08:00:00.000Z';
const PARITY = { worstDifference: 0.000_012, images: 4 };
const IDENTITY = { subject: 'workstation-7', validUntil: '2027-11-23T08:00:00.000Z', authorities: ['Clinic CA'] };

const API_OFF: ApiSettings = {
  isOn: false,
  port: 8642,
  allowedOrigin: null,
  hasToken: false,
  address: null,
  fault: null,
};

const REMOTE_OFF: RemoteSettings = {
  isOn: false,
  address: '',
  model: '',
  version: '',
  phase: 'off',
  because: null,
  checkedAt: null,
  parity: null,
  identity: null,
  expectedSha256: 'ab'.repeat(32),
  tolerance: 0.001,
};
