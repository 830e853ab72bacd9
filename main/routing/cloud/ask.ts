/** Asks the cloud, again where that may help, and never longer than anybody would wait. The only loop that retries. */
import { setTimeout as wait } from 'node:timers/promises';
import type { CloudFault } from '../../../preload/questions.ts';
import { retryDelay } from '../connection/retry.ts';
import type { Attempt, Asked } from './attempt.ts';
import { attempt } from './attempt.ts';
import type { GateKeeper } from './gate.ts';
import type { CloudReply } from './reply.ts';
import { readChoices, readKey } from './settings.ts';

/** Milliseconds. */
export interface Patience {
  readonly attemptMs: number;
  readonly totalMs: number;
  /** Stretches the back-off; 1 but in tests. */
  readonly pace: number;
}

export const PATIENCE: Patience = { attemptMs: 20_000, totalMs: 30_000, pace: 1 };

/** `microUsd`: of all attempts together, whether or not they brought an answer. */
export type CloudOutcome = { readonly microUsd: number } & (
  | { readonly reply: CloudReply }
  | { readonly fault: CloudFault; readonly retryAfter: string | null }
);

/** Settles always; a fault is a value here. */
export async function askCloud(
  keeper: GateKeeper,
  question: Asked,
  cancel: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<CloudOutcome> {
  const { model, baseUrl } = readChoices(keeper.profile.db);
  const key = readKey(keeper.profile);
  if (key === null) return { fault: 'key-rejected', retryAfter: null, microUsd: 0 };
  const signal = AbortSignal.any([cancel, AbortSignal.timeout(patience.totalMs)]);
  const call = { question, model, baseUrl, key, signal, timeoutMs: patience.attemptMs };
  let microUsd = 0;
  for (let count = 1; ; count += 1) {
    const outcome = await attempt(keeper, call);
    microUsd += outcome.microUsd;
    if ('reply' in outcome) return { reply: outcome.reply, microUsd };
    const { fault, retryAfter } = outcome;
    const delay = mayPass(outcome) ? delayAfter(outcome, count, patience) : null;
    if (delay === null || !(await waited(delay, signal))) return { fault, retryAfter, microUsd };
  }
}

/** A reply that was read but is no answer would only be paid for twice. */
function mayPass({ fault }: Extract<Attempt, { readonly fault: CloudFault }>): boolean {
  return !fault.startsWith('reply-') && fault !== 'cancelled' && fault !== 'service-budget-spent';
}

function delayAfter(
  { status, retryAfter }: Extract<Attempt, { readonly fault: CloudFault }>,
  count: number,
  { pace }: Patience,
): number | null {
  const delay = retryDelay({ attempt: count, status, retryAfter, now: Date.now(), random: Math.random() });
  return delay === null ? null : delay * pace;
}

/** False when the signal came first. */
async function waited(delay: number, signal: AbortSignal): Promise<boolean> {
  return wait(delay, true, { signal }).catch(() => false);
}
