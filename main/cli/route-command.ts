/** `route`: where a question would go from here, and why. Decides and sends nothing. */
import { circumstancesOf } from '../routing/answer/situation.ts';
import type { Circumstances } from '../routing/decision/decide.ts';
import { decideRoute, toRouteLine } from '../routing/decision/decide.ts';
import { ORIGINAL_ESTIMATES_USD } from '../routing/cost/prices.ts';
import type { Clinic } from '../screening/clinic.ts';
import type { Command } from './arguments.ts';
import type { Output } from './output.ts';
import { routeText } from './texts.ts';

/** By the settings of the open profile, else as where nothing is in the way. True: a decision is always a proper result. */
export function runRoute(clinic: Clinic | null, { query, isOffline }: Command, output: Output): boolean {
  const text = query ?? '';
  const line = toRouteLine(decideRoute(text, clinic ? inClinic(clinic, text, isOffline) : anywhere(isOffline)));
  output.result(line, routeText(line));
  return true;
}

/** Nothing is probed: without `--offline` the cloud counts as reachable. */
function linkFor(isOffline: boolean): 'offline' | 'online' {
  return isOffline ? 'offline' : 'online';
}

function inClinic({ profile, user }: Clinic, text: string, isOffline: boolean): Circumstances {
  const link = { connectivity: () => linkFor(isOffline), breaker: () => 'closed' as const };
  return circumstancesOf(profile, link, { study: null, text, consent: 'may-leave', user });
}

function anywhere(isOffline: boolean): Circumstances {
  return {
    connectivity: linkFor(isOffline),
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
