/**
 * Whether the cloud's host can be reached, as a state machine with hysteresis. The operating system's "offline" is
 * believed at once, its "online" never: only answers of the real host count. One lost probe does not take a good link
 * down and one lucky probe does not bring a bad one up; a portal or an intercepted certificate is certain at once.
 * The probe itself belongs to the caller, who asks `isProbeDue` and reports what came of it. Times: milliseconds of a
 * clock that never runs backwards.
 */
import type { Connectivity } from '../../../preload/routing.ts';

export type LinkEvent =
  | 'os-offline'
  | 'os-online'
  | 'probe-ok'
  | 'probe-captive-portal'
  | 'probe-tls-intercepted'
  | 'probe-timeout'
  | 'probe-error'
  | 'time';

export interface Link {
  readonly state: Connectivity;
  readonly isNetworkUp: boolean;
  /** Consecutive answers, and consecutive failures, of the host. */
  readonly successes: number;
  readonly failures: number;
  readonly answeredAt: number;
  readonly probeAt: number;
}

const SUCCESSES_TO_RISE = 2;
const FAILURES_TO_FALL = 2;
/** An answer older than this proves nothing: a suspended laptop wakes up somewhere else. */
const STALE_MS = 180_000;
const STEADY_PROBE_MS = 60_000;
const FIRST_PROBE_MS = 2_000;
const LONGEST_PROBE_MS = 120_000;

export function startLink(isNetworkUp: boolean, now: number): Link {
  const state = isNetworkUp ? 'unknown' : 'offline';
  return { state, isNetworkUp, successes: 0, failures: 0, answeredAt: now, probeAt: now };
}

/** Never while the operating system reports no network: offline means no packet at all. */
export function isProbeDue(link: Link, now: number): boolean {
  return link.isNetworkUp && now >= link.probeAt;
}

export function nextLink(link: Link, event: LinkEvent, now: number): Link {
  if (event === 'os-offline') return { ...startLink(false, now) };
  if (event === 'os-online') return link.isNetworkUp ? link : startLink(true, now);
  if (!link.isNetworkUp) return link;
  switch (event) {
    case 'time':
      return link.state === 'online' && now - link.answeredAt > STALE_MS ? startLink(true, now) : link;
    case 'probe-ok':
      return afterAnswer(link, now);
    case 'probe-captive-portal':
      return afterObstacle(link, 'captive-portal', now);
    case 'probe-tls-intercepted':
      return afterObstacle(link, 'tls-intercepted', now);
    case 'probe-timeout':
    case 'probe-error':
      return afterFailure(link, now);
  }
}

function afterAnswer(link: Link, now: number): Link {
  const successes = link.successes + 1;
  const isUp = link.state === 'online' || successes >= SUCCESSES_TO_RISE;
  return {
    ...link,
    state: isUp ? 'online' : link.state,
    successes,
    failures: 0,
    answeredAt: now,
    probeAt: now + (isUp ? STEADY_PROBE_MS : FIRST_PROBE_MS),
  };
}

function afterObstacle(link: Link, state: Connectivity, now: number): Link {
  const failures = link.failures + 1;
  return { ...link, state, successes: 0, failures, probeAt: now + probeDelay(failures) };
}

function afterFailure(link: Link, now: number): Link {
  const failures = link.failures + 1;
  const isDown = failures >= FAILURES_TO_FALL;
  const state = isDown ? 'offline' : link.state;
  return { ...link, state, successes: 0, failures, probeAt: now + probeDelay(failures) };
}

/** Doubles with every failure. */
function probeDelay(failures: number): number {
  return Math.min(FIRST_PROBE_MS * 2 ** (failures - 1), LONGEST_PROBE_MS);
}
