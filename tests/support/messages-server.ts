/** A Messages API on loopback that can be told to misbehave. Counts what reaches it, byte by byte. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { CloudTransport } from '../../main/routing/cloud/transport.ts';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

type Conduct = (response: ServerResponse, received: Received) => void;

export interface MessagesServer {
  readonly baseUrl: string;
  /** Questions and probes alike. */
  readonly received: readonly Received[];
  readonly questions: () => readonly Received[];
  readonly transport: CloudTransport;
  /** How often the transport was called, whether or not anything arrived. */
  readonly calls: () => number;
  /** What the next questions meet, one after the other; the last one stays. */
  readonly behave: (...conducts: readonly Conduct[]) => void;
  readonly close: () => void;
}

export async function listenForMessages(): Promise<MessagesServer> {
  const received: Received[] = [];
  let conducts: Conduct[] = [says(['Genel bir yanıt.'])];
  let calls = 0;
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { method = '', url: path = '', headers } = request;
      const one = { method, path, headers, body };
      received.push(one);
      if (method === 'GET') return refuses(401, 'authentication_error', 'x-api-key header is required')(response, one);
      const [next, ...rest] = conducts;
      if (rest.length > 0) conducts = rest;
      next?.(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    received,
    questions: () => received.filter(({ method }) => method === 'POST'),
    transport: {
      fetch: (url, init) => {
        calls += 1;
        return fetch(url, init);
      },
      isInspected: () => false,
    },
    calls: () => calls,
    behave: (...next) => void (conducts = [...next]),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const USAGE = { input_tokens: 700, output_tokens: 90 };

export function says(sentences: readonly string[], usage: object = USAGE): Conduct {
  return saysText(JSON.stringify({ abstain: sentences.length === 0, sentences }), { usage });
}

/** The envelope of a real message around any text. */
export function saysText(text: string, changes: object = {}): Conduct {
  const content = [{ type: 'text', text }];
  return sends(200, { ...ENVELOPE, content, usage: USAGE, ...changes });
}

export function refuses(status: number, type: string, message: string, headers: Record<string, string> = {}): Conduct {
  return sends(status, { type: 'error', error: { type, message }, request_id: 'req_1' }, headers);
}

export function sends(status: number, body: unknown, headers: Record<string, string> = {}): Conduct {
  return sendsBytes(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

export function sendsBytes(status: number, body: string, headers: Record<string, string>): Conduct {
  return (response) => void response.writeHead(status, headers).end(body);
}

/** Accepts the question and never answers. */
export const hangs: Conduct = () => undefined;

/** Begins a good answer and loses the line in the middle. */
export const cuts: Conduct = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id":"msg_1","type":"mess', () => response.destroy());
};

const ENVELOPE = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-5-5',
  stop_reason: 'end_turn',
  stop_sequence: null,
};
