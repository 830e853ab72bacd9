/** A plain HTTP client for tests: every header, the Host too, is what the test says. */
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface HttpReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** null where the body is no JSON. */
  readonly body: unknown;
}

interface HttpAsk {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: object | string;
}

/** Sends one request on a connection of its own. Rejects where the connection does. */
export function httpAsk(url: string, { method = 'GET', headers = {}, body }: HttpAsk = {}): Promise<HttpReply> {
  const isJson = typeof body === 'object';
  const type = isJson ? { 'content-type': 'application/json' } : {};
  const payload = isJson ? JSON.stringify(body) : body;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...type, ...headers }, agent: false }, (response) => {
      text(response).then(
        (read) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: read, body: parse(read) }),
        reject,
      );
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}

function parse(read: string): unknown {
  try {
    return JSON.parse(read);
  } catch {
    return null;
  }
}
