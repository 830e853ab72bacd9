/** The cloud as this process knows it: its link, its breaker, and what is under way. All else lies in the database. */
import type { CloudFault } from '../../../preload/questions.ts';
import type { Connectivity } from '../../../preload/routing.ts';
import type { Breaker, ServiceOutcome } from '../connection/breaker.ts';
import { admit, breakerState, CLOSED, nextBreaker } from '../connection/breaker.ts';
import type { Link } from '../connection/connectivity.ts';
import { isProbeDue, nextLink, startLink } from '../connection/connectivity.ts';
import { parseRetryAfter } from '../connection/retry.ts';
import type { CloudOutcome, Patience } from './ask.ts';
import { askCloud, PATIENCE } from './ask.ts';
import type { Asked } from './attempt.ts';
import type { GateKeeper } from './gate.ts';
import { probe } from './probe.ts';
import { hasKey, readChoices } from './settings.ts';

export interface CloudService {
  readonly connectivity: () => Connectivity;
  readonly breaker: () => 'closed' | 'half-open' | 'open';
  readonly ask: (question: Asked) => Promise<CloudOutcome>;
  /** Ends every request under way; returns how many. */
  readonly cancel: () => number;
  /** One look at the link: probes the host when that is due and allowed. */
  readonly look: () => Promise<void>;
  /** Forgets what was known of the link and the breaker: the settings have changed. */
  readonly reset: () => void;
  readonly stop: () => void;
}

export interface ServiceOptions {
  /** What the operating system says; only its "no" is believed. */
  readonly isNetworkUp: () => boolean;
  /** The host can be reached: told again with every probe that finds it so. */
  readonly onReachable: () => void;
  readonly patience?: Patience;
  /** Milliseconds of a clock that never runs backwards. */
  readonly now?: () => number;
}

const monotonic = (): number => performance.now();

const LOOK_MS = 1_000;

export function startCloud(
  keeper: GateKeeper,
  { isNetworkUp, onReachable, patience = PATIENCE, now = monotonic }: ServiceOptions,
): CloudService {
  const underWay = new Set<AbortController>();
  let breaker: Breaker = CLOSED;
  let link: Link = startLink(isNetworkUp(), now());
  let isLooking = false;
  const timer = setInterval(() => void look(), LOOK_MS).unref();

  async function ask(question: Asked): Promise<CloudOutcome> {
    const admission = admit(breaker, now());
    breaker = admission.breaker;
    if (!admission.isAdmitted) return { fault: 'breaker-open', retryAfter: null, microUsd: 0 };
    const controller = new AbortController();
    underWay.add(controller);
    const outcome = await askCloud(keeper, question, controller.signal, patience);
    underWay.delete(controller);
    note(outcome);
    return outcome;
  }

  function note(outcome: CloudOutcome): void {
    const said = 'fault' in outcome ? serviceOutcome(outcome.fault) : 'success';
    const retryAfter = 'fault' in outcome ? parseRetryAfter(outcome.retryAfter, Date.now()) : null;
    if (said !== null) breaker = nextBreaker(breaker, said, now(), retryAfter ?? 0);
  }

  async function look(): Promise<void> {
    link = nextLink(nextLink(link, isNetworkUp() ? 'os-online' : 'os-offline', now()), 'time', now());
    if (!isLooking && mayProbe(keeper) && isProbeDue(link, now())) {
      isLooking = true;
      link = nextLink(link, await probe(keeper).finally(() => (isLooking = false)), now());
      if (link.state === 'online') onReachable();
    }
  }

  function cancel(): number {
    for (const controller of underWay) controller.abort('cancelled');
    return underWay.size;
  }

  return {
    connectivity: () => link.state,
    breaker: () => breakerState(breaker, now()),
    ask,
    cancel,
    look,
    reset: () => {
      [breaker, link] = [CLOSED, startLink(isNetworkUp(), now())];
    },
    stop: () => {
      clearInterval(timer);
      cancel();
    },
  };
}

/** No packet, not even a probe, before the clinic has said yes and given a key. */
function mayProbe({ profile: { db } }: GateKeeper): boolean {
  if (!db.open) return false;
  const { isThisComputerOnly, isAllowed } = readChoices(db);
  return isAllowed && !isThisComputerOnly && hasKey(db);
}

/** What a fault says of the service; null: nothing. */
function serviceOutcome(fault: CloudFault): ServiceOutcome | null {
  switch (fault) {
    case 'timeout':
    case 'connection-lost':
    case 'rate-limited':
    case 'overloaded':
    case 'server-error':
    case 'reply-malformed':
      return 'failure';
    case 'service-budget-spent':
      return 'budget-exhausted';
    case 'key-rejected':
    case 'model-unknown':
    case 'too-large':
    case 'request-refused':
    case 'reply-cut':
    case 'reply-refused':
      return 'success';
    case 'cancelled':
    case 'interrupted':
    case 'egress-refused':
    case 'budget-exhausted':
    case 'breaker-open':
      return null;
  }
}
