/** Whether the real host answers. Asks without a key, and takes only the refusal that this API gives to that for an answer. */
import type { LinkEvent } from '../connection/connectivity.ts';
import type { GateKeeper } from './gate.ts';
import { openGate } from './gate.ts';
import { readChoices } from './settings.ts';

const TIMEOUT_MS = 3_000;
/** Chromium's names and Node's for a certificate that does not hold. */
const CERTIFICATE = /ERR_CERT_|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_HAS_EXPIRED|ERR_TLS_CERT/u;

export async function probe(keeper: GateKeeper): Promise<LinkEvent> {
  const { baseUrl } = readChoices(keeper.profile.db);
  const url = new URL('/v1/models', baseUrl);
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const headers = { accept: 'application/json' };
    const response = await openGate(keeper, null).fetch(url.href, { signal, headers });
    if (!(await isFromApi(response))) return 'probe-captive-portal';
    return keeper.transport.isInspected(url.hostname) ? 'probe-tls-intercepted' : 'probe-ok';
  } catch (error) {
    return eventOf(error);
  }
}

/** A portal answers with a page or sends elsewhere; the API says that a key is missing, a gateway may list its models. */
async function isFromApi(response: Response): Promise<boolean> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const text = await response.text();
  return isJson && /"type"\s*:\s*"(?:error|model)"/u.test(text);
}

function eventOf(error: unknown): LinkEvent {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'probe-timeout';
  const words = wordsOf(error);
  if (CERTIFICATE.test(words)) return 'probe-tls-intercepted';
  return /redirect/iu.test(words) ? 'probe-captive-portal' : 'probe-error';
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return `${code} ${error.message} ${wordsOf(error.cause)}`;
}
