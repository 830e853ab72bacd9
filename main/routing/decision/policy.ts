/**
 * Where a question goes, as a pure function of everything that decides it. Simple questions stay, complex ones go to the
 * cloud when every condition holds, medium ones follow their arm of the test. The displayed classification is always
 * the local model's, whatever this says: it routes questions, not images.
 */
import type { Arm, Because, CloudBlock, Complexity, Connectivity, Route } from '../../../preload/routing.ts';

/** ready; absent: not installed, configured or healthy; failed: tried for this very question and failed. */
export type Availability = 'ready' | 'absent' | 'failed';

export interface Situation {
  readonly connectivity: Connectivity;
  readonly site: 'this-computer-only' | 'cloud-off' | 'cloud-allowed';
  /** The administrator accepts that the clinic's proxy reads the traffic. */
  readonly trustsInspection: boolean;
  readonly consent: 'given' | 'missing';
  readonly protectedData: 'clear' | 'found' | 'unchecked';
  readonly breaker: 'closed' | 'half-open' | 'open';
  readonly budget: 'available' | 'exhausted';
  readonly models: Readonly<Record<Route, Availability>>;
  /** Where a medium question belongs; ignored for the others. */
  readonly arm: Arm;
  readonly estimatesUsd: Readonly<Record<Route, number>>;
}

export interface Choice {
  readonly route: Route | null;
  readonly because: Because;
  readonly estimatedCostUsd: number;
  readonly offerOutbox: boolean;
  readonly arm: Arm | null;
}

/** Blocks that pass by themselves. All others need somebody's decision first, so that waiting would promise too much. */
const PASSING: ReadonlySet<Because> = new Set<CloudBlock>([
  'offline',
  'captive-portal',
  'tls-intercepted',
  'connectivity-unknown',
  'cloud-failed',
  'breaker-open',
  'budget-exhausted',
]);

/**
 * Invariants: cloud only when `cloudBlock` is null; remote never on `this-computer-only`; a simple question is local
 * whenever the local model is ready; there is always a `because`; null only when nothing may answer.
 */
export function chooseRoute(complexity: Complexity, situation: Situation): Choice {
  const { route, because } = routeOf(complexity, situation);
  return {
    route,
    because,
    estimatedCostUsd: route === null ? 0 : situation.estimatesUsd[route],
    offerOutbox: complexity === 'complex' && route !== 'cloud' && PASSING.has(because),
    arm: complexity === 'medium' ? situation.arm : null,
  };
}

/** The first thing that keeps a question from the cloud; decisions of people first, circumstances last. */
export function cloudBlock(situation: Situation): CloudBlock | null {
  return siteBlock(situation) ?? dataBlock(situation) ?? linkBlock(situation) ?? serviceBlock(situation);
}

function routeOf(complexity: Complexity, situation: Situation): Pick<Choice, 'route' | 'because'> {
  const block = cloudBlock(situation);
  const home = homeRoute(situation);
  if (wantsCloud(complexity, situation.arm)) {
    return block === null ? { route: 'cloud', because: wishOf(complexity, 'cloud') } : { route: home, because: block };
  }
  if (home === 'local') return { route: home, because: wishOf(complexity, 'local') };
  const lack = situation.models.local === 'failed' ? 'local-failed' : 'local-unavailable';
  if (home === 'remote') return { route: home, because: lack };
  return block === null ? { route: 'cloud', because: lack } : { route: null, because: block };
}

function wantsCloud(complexity: Complexity, arm: Arm): boolean {
  return complexity === 'complex' || (complexity === 'medium' && arm === 'cloud');
}

function wishOf(complexity: Complexity, arm: Arm): Because {
  if (complexity === 'medium') return arm === 'cloud' ? 'medium-query-cloud-arm' : 'medium-query-local-arm';
  return complexity === 'simple' ? 'simple-query' : 'complex-query';
}

/** Inside the clinic: this computer, else the clinic's own inference server. */
function homeRoute({ models, site }: Situation): Exclude<Route, 'cloud'> | null {
  if (models.local === 'ready') return 'local';
  return models.remote === 'ready' && site !== 'this-computer-only' ? 'remote' : null;
}

function siteBlock({ site, models, consent }: Situation): CloudBlock | null {
  if (site !== 'cloud-allowed') return site;
  if (models.cloud === 'absent') return 'cloud-not-configured';
  return consent === 'missing' ? 'consent-missing' : null;
}

function dataBlock({ protectedData }: Situation): CloudBlock | null {
  if (protectedData === 'clear') return null;
  return protectedData === 'found' ? 'protected-data' : 'protected-data-unchecked';
}

function linkBlock({ connectivity, trustsInspection }: Situation): CloudBlock | null {
  switch (connectivity) {
    case 'online':
      return null;
    case 'tls-intercepted':
      return trustsInspection ? null : 'tls-intercepted';
    case 'unknown':
      return 'connectivity-unknown';
    case 'offline':
    case 'captive-portal':
      return connectivity;
  }
}

function serviceBlock({ models, breaker, budget }: Situation): CloudBlock | null {
  if (models.cloud === 'failed') return 'cloud-failed';
  if (breaker === 'open') return 'breaker-open';
  return budget === 'exhausted' ? 'budget-exhausted' : null;
}
