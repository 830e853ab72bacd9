/**
 * Circuit breaker of the cloud service. Three failures in a row open it; after the cool-down one trial is let through,
 * whose failure doubles the cool-down and whose success closes it. A spent budget cools down for hours: asking again
 * sooner cannot help. Times: milliseconds of a clock that never runs backwards.
 */
export type Breaker =
  | { readonly state: 'closed'; readonly failures: number }
  | {
      readonly state: 'open';
      readonly cause: 'failures' | 'budget-exhausted';
      readonly until: number;
      readonly coolDownMs: number;
    }
  | { readonly state: 'half-open'; readonly coolDownMs: number; readonly trialUntil: number };

export type ServiceOutcome = 'success' | 'failure' | 'budget-exhausted';

export const CLOSED: Breaker = { state: 'closed', failures: 0 };

const FAILURES_TO_OPEN = 3;
const FIRST_COOL_DOWN_MS = 60_000;
const LONGEST_COOL_DOWN_MS = 3_600_000;
const BUDGET_COOL_DOWN_MS = 6 * 3_600_000;
/** A trial that never reports back must not hold the door shut for ever. */
const TRIAL_MS = 120_000;

/** What the policy is to hear: `half-open` says that a trial may start now. */
export function breakerState(breaker: Breaker, now: number): 'closed' | 'half-open' | 'open' {
  if (breaker.state === 'closed') return 'closed';
  const reopensAt = breaker.state === 'open' ? breaker.until : breaker.trialUntil;
  return now >= reopensAt ? 'half-open' : 'open';
}

/** Takes the one trial when the cool-down is over: until it reports back, everybody else finds the breaker open. */
export function admit(breaker: Breaker, now: number): { readonly breaker: Breaker; readonly isAdmitted: boolean } {
  if (breaker.state === 'closed') return { breaker, isAdmitted: true };
  if (breakerState(breaker, now) === 'open') return { breaker, isAdmitted: false };
  const trial: Breaker = { state: 'half-open', coolDownMs: breaker.coolDownMs, trialUntil: now + TRIAL_MS };
  return { breaker: trial, isAdmitted: true };
}

/** `retryAfterMs`: how long the service itself asked to be left alone; never shortens a cool-down. */
export function nextBreaker(breaker: Breaker, outcome: ServiceOutcome, now: number, retryAfterMs = 0): Breaker {
  switch (outcome) {
    case 'success':
      // An answer that was still under way when the breaker opened says nothing about the service now.
      return breaker.state === 'open' ? breaker : CLOSED;
    case 'budget-exhausted':
      return open('budget-exhausted', Math.max(BUDGET_COOL_DOWN_MS, retryAfterMs), now);
    case 'failure':
      return afterFailure(breaker, now, retryAfterMs);
  }
}

function afterFailure(breaker: Breaker, now: number, retryAfterMs: number): Breaker {
  if (breaker.state === 'open') return breaker;
  if (breaker.state === 'half-open') {
    const doubled = Math.min(breaker.coolDownMs * 2, Math.max(LONGEST_COOL_DOWN_MS, breaker.coolDownMs));
    return open('failures', Math.max(doubled, retryAfterMs), now);
  }
  const failures = breaker.failures + 1;
  if (failures < FAILURES_TO_OPEN) return { state: 'closed', failures };
  return open('failures', Math.max(FIRST_COOL_DOWN_MS, retryAfterMs), now);
}

function open(cause: 'failures' | 'budget-exhausted', coolDownMs: number, now: number): Breaker {
  return { state: 'open', cause, until: now + coolDownMs, coolDownMs };
}
