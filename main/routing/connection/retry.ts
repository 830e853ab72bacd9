/**
 * Whether and when to ask the cloud again.
 * Method: exponential back-off with full jitter (Brooker, AWS Architecture Blog 2015): uniform in [0, base x 2^attempt],
 * so that many workstations do not come back in step; the server's own Retry-After is a lower bound.
 */
const BASE_MS = 500;
const LONGEST_BACKOFF_MS = 8_000;
/** Nobody waits longer than this for one answer: the question goes home instead. */
const LONGEST_WAIT_MS = 20_000;
const ATTEMPTS = 3;
/** 408, 409, 429 and the server's own troubles pass; every other refusal would only be repeated. */
const PASSING_STATUS: ReadonlySet<number> = new Set([408, 409, 429, 500, 502, 503, 504, 529]);

export interface FailedAttempt {
  /** 1 for the first. */
  readonly attempt: number;
  /** HTTP status, or null when there was no response (time-out, cut connection). */
  readonly status: number | null;
  readonly retryAfter: string | null;
  /** Date and time in milliseconds, to which a Retry-After date is compared. */
  readonly now: number;
  /** Uniform in [0, 1). */
  readonly random: number;
}

/** Milliseconds until the next attempt; null: give up. */
export function retryDelay({ attempt, status, retryAfter, now, random }: FailedAttempt): number | null {
  if (attempt >= ATTEMPTS || (status !== null && !PASSING_STATUS.has(status))) return null;
  const backoff = random * Math.min(BASE_MS * 2 ** attempt, LONGEST_BACKOFF_MS);
  const asked = parseRetryAfter(retryAfter, now) ?? 0;
  return asked > LONGEST_WAIT_MS ? null : asked + backoff;
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3), in milliseconds from now; null when absent or neither. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/u.test(text)) return Number(text) * 1000;
  // Date.parse takes almost anything ("-5" is a year); an HTTP date names its zone.
  const date = text.endsWith('GMT') ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
