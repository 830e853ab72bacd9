/** One request to the Messages API and what came of it, paid for whatever came. */
import Anthropic, { APIError } from '@anthropic-ai/sdk';
import type { CloudFault, QuestionId } from '../../../preload/questions.ts';
import { costMicroUsd, priceOn } from '../cost/prices.ts';
import type { Gate, GateKeeper } from './gate.ts';
import { GateClosed, openGate } from './gate.ts';
import { PRICES } from './price-list.ts';
import type { CloudReply } from './reply.ts';
import { readReply, readUsage } from './reply.ts';
import type { Sent } from './request.ts';
import { requestFor } from './request.ts';

export interface Asked extends Sent {
  readonly id: QuestionId;
}

export interface Call {
  readonly question: Asked;
  readonly model: string;
  readonly baseUrl: string;
  readonly key: string;
  /** Ends the attempt: the user's cancel or the end of all patience. */
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

export type Attempt =
  | { readonly reply: CloudReply; readonly microUsd: number }
  | {
      readonly fault: CloudFault;
      readonly microUsd: number;
      /** Of the response, or null when there was none. */
      readonly status: number | null;
      readonly retryAfter: string | null;
    };

/** Said with each request: headers of the environment would win over the client's own. */
const API_VERSION = '2026-10-21';

export async function attempt(keeper: GateKeeper, call: Call): Promise<Attempt> {
  const gate = openGate(keeper, call.question);
  try {
    const message: unknown = await clientFor(call, gate).messages.create(requestFor(call.model, call.question), {
      signal: call.signal,
      headers: { authorization: `Bearer ${call.key}`, 'anthropic-version': API_VERSION },
    });
    return concluded(gate, call.model, message);
  } catch (error) {
    return failed(gate, call, error);
  }
}

/** Everything is said here, so that no variable of the environment has a say; its own retries, logs and traces are off. */
function clientFor({ key, baseUrl, timeoutMs }: Call, gate: Gate): Anthropic {
  return new Anthropic({
    apiKey: key,
    baseURL: baseUrl,
    fetch: gate.fetch,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    openTelemetry: false,
  });
}

function concluded(gate: Gate, model: string, message: unknown): Attempt {
  const usage = readUsage(message);
  const cost = usage && costMicroUsd(usage, priceOn(PRICES, model, new Date().toISOString().slice(0, 10)));
  const microUsd = gate.settle('answered', cost, usage && { model, usage });
  const reply = readReply(message);
  return typeof reply === 'string' ? { fault: reply, microUsd, status: 200, retryAfter: null } : { reply, microUsd };
}

/** An error that the service itself tells costs nothing; where no response was read, nobody knows. */
function failed(gate: Gate, { signal }: Call, error: unknown): Attempt {
  const closed = gateClosedIn(error);
  if (closed) return { fault: closed.fault, microUsd: 0, status: 403, retryAfter: null };
  const status = error instanceof APIError && typeof error.status === 'number' ? error.status : null;
  const microUsd = gate.settle('failed', status === null ? null : 0);
  if (!(error instanceof APIError) || status === null) {
    return { fault: faultWithoutResponse(error, signal), microUsd, status: null, retryAfter: null };
  }
  const said = JSON.stringify(error.error ?? '');
  return { fault: faultOf(status, said), microUsd, status, retryAfter: error.headers?.get('retry-after') ?? null };
}

/** The client wraps what fetch throws, at times more than once. */
function gateClosedIn(error: unknown): GateClosed | null {
  if (error instanceof GateClosed) return error;
  return error instanceof Error && error.cause !== undefined ? gateClosedIn(error.cause) : null;
}

function faultWithoutResponse(error: unknown, signal: AbortSignal): CloudFault {
  if (signal.aborted) return signal.reason === 'cancelled' ? 'cancelled' : 'timeout';
  if (error instanceof Anthropic.APIConnectionTimeoutError) return 'timeout';
  if (error instanceof Anthropic.APIConnectionError) return 'connection-lost';
  // JSON that is none, under a header that says JSON.
  return 'reply-malformed';
}

/** The service tells a spent budget by 400 ("credit balance", "usage limits"), 402 or 403, each for good. */
function faultOf(status: number, said: string): CloudFault {
  if (status === 402 || (status < 404 && /credit balance|usage limit|spend(ing)? limit|billing/iu.test(said))) {
    return 'service-budget-spent';
  }
  const faults: Readonly<Record<number, CloudFault>> = {
    401: 'key-rejected',
    403: 'key-rejected',
    404: 'model-unknown',
    413: 'too-large',
    429: 'rate-limited',
    529: 'overloaded',
  };
  return faults[status] ?? (status >= 500 ? 'server-error' : 'request-refused');
}
