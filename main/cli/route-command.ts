/** `route`: where a question would go from here, and why. Decides and sends nothing. */
import type { Circumstances } from '../routing/decide.ts';
import { decideRoute, toRouteLine } from '../routing/decide.ts';
import { ORIGINAL_ESTIMATES_USD } from '../routing/prices.ts';
import type { Command } from './arguments.ts';
import type { Output } from './output.ts';
import { routeText } from './texts.ts';

/** True: a decision is always a proper result. */
export function runRoute({ query, isOffline }: Command, output: Output): boolean {
  const line = toRouteLine(decideRoute(query ?? '', circumstances(isOffline)));
  output.result(line, routeText(line));
  return true;
}

/** Nothing is probed: without `--offline` the cloud counts as reachable, configured and paid for. */
function circumstances(isOffline: boolean): Circumstances {
  return {
    connectivity: isOffline ? 'offline' : 'online',
    site: 'cloud-allowed',
    trustsInspection: false,
    consent: 'given',
    breaker: 'closed',
    budget: 'available',
    models: { local: 'ready', cloud: 'ready', remote: 'absent' },
    estimatesUsd: ORIGINAL_ESTIMATES_USD,
    imageCheck: 'clear',
    caseId: null,
    split: null,
  };
}
