/** The readiness checks of what the clinic switched on for others; what is off is no check. */
import type { ReadinessCheck } from '../../preload/domain.ts';
import type { Work } from '../ipc/application.ts';

type Network = Pick<Work, 'api' | 'remote'>;

export function networkChecks({ api, remote }: Network): readonly ReadinessCheck[] {
  return [...checkApi(api), ...checkRemote(remote)];
}

function checkApi(api: Network['api']): readonly ReadinessCheck[] {
  const { address, fault } = api?.state() ?? { address: null, fault: null };
  if (fault !== null) return [{ name: 'http-api', outcome: 'fail', detail: fault, found: null }];
  return address === null ? [] : [{ name: 'http-api', outcome: 'pass', detail: address, found: null }];
}

/** A warning at most: this computer answers where the server does not. */
function checkRemote(remote: Network['remote']): readonly ReadinessCheck[] {
  const { phase, because } = remote.state();
  if (phase === 'off') return [];
  const found = phase === 'serving' ? ({ word: 'serving', figures: {} } as const) : null;
  return [{ name: 'remote-inference', outcome: phase === 'local' ? 'warn' : 'pass', detail: because ?? phase, found }];
}
