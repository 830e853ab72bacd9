/**
 * One HTTP exchange with an inference server in the clinic's network: bounded in time and in bytes, over mutual TLS.
 * Node's own https, not Electron's network stack: such a server stands on the LAN, behind no proxy, and asks for a
 * client certificate from a file.
 */
import { readFile } from 'node:fs/promises';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { createSecureContext } from 'node:tls';
import { RemoteFault } from './fault.ts';

export interface Exchange {
  readonly method: 'GET' | 'POST';
  /** Begins with `/`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Rejects with RemoteFault; any status is a reply. */
export type Transport = (exchange: Exchange) => Promise<Reply>;

/** PEM texts. `ca` is who signs the server; `key` and `cert` are who we are. */
export interface TlsIdentity {
  readonly key: Buffer;
  readonly cert: Buffer;
  readonly ca: Buffer;
  /** Of the key, where it has one; from the secrets of the profile, never from a file. */
  readonly passphrase?: string;
}

export interface TransportOptions {
  /** `https://host:port`, with a path in front of `/v2` where a gateway puts one. */
  readonly address: string;
  /** null: plain HTTP, for a server on this very computer alone. */
  readonly tls: TlsIdentity | null;
  /** From the first byte sent to the last byte read. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

export async function readTlsIdentity(files: {
  readonly key: string;
  readonly cert: string;
  readonly ca: string;
  readonly passphrase?: string;
}): Promise<TlsIdentity> {
  const [key, cert, ca] = await Promise.all([readFile(files.key), readFile(files.cert), readFile(files.ca)]);
  return files.passphrase === undefined ? { key, cert, ca } : { key, cert, ca, passphrase: files.passphrase };
}

/** Throws RemoteFault: `remote-insecure` where an image would cross the network in the clear, or what is wrong with the options. */
export function openTransport({ address, tls, timeoutMs = 10_000, maxBytes = 1024 * 1024 }: TransportOptions): {
  readonly send: Transport;
  readonly close: () => void;
} {
  const base = parseAddress(address, tls);
  const open = tls ? openSecure(tls) : openPlain();
  const prefix = base.pathname.replace(/\/$/, '');
  return {
    send: async ({ method, path, headers, body }) => {
      const length = body ? { 'content-length': String(body.byteLength) } : {};
      const options = {
        hostname: base.hostname.replace(/^\[|\]$/g, ''),
        port: base.port,
        method,
        path: prefix + path,
        headers: { 'accept-encoding': 'identity', ...headers, ...length },
        signal: AbortSignal.timeout(timeoutMs),
      };
      return exchange(open.request(options), body, { maxBytes, signal: options.signal });
    },
    close: () => open.agent.destroy(),
  };
}

function parseAddress(address: string, tls: TlsIdentity | null): URL {
  const base = URL.canParse(address) ? new URL(address) : null;
  if (!base || !/^https?:$/.test(base.protocol) || base.username || base.password || base.search || base.hash) {
    throw new RemoteFault('remote-address-invalid', `not the address of a server: ${base ? base.origin : address}`);
  }
  if (base.protocol === 'https:' && !tls) throw new RemoteFault('remote-insecure', 'https needs a TLS identity');
  if (base.protocol === 'https:') return base;
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(base.hostname);
  if (tls || !isHere) throw new RemoteFault('remote-insecure', `plain HTTP to ${base.host}`);
  return base;
}

interface Bounds {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

interface Opened {
  readonly agent: HttpAgent;
  readonly request: (options: RequestOptions) => ClientRequest;
}

function openSecure(tls: TlsIdentity): Opened {
  assertIdentity(tls);
  const agent = new HttpsAgent({ keepAlive: true, maxSockets: 2, minVersion: 'TLSv1.2', ...tls });
  return { agent, request: (options) => httpsRequest({ ...options, agent }) };
}

function assertIdentity(tls: TlsIdentity): void {
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new RemoteFault('remote-identity-invalid', String(error), { cause: error });
  }
}

function openPlain(): Opened {
  const agent = new HttpAgent({ keepAlive: true, maxSockets: 2 });
  return { agent, request: (options) => httpRequest({ ...options, agent }) };
}

function exchange(request: ClientRequest, body: Uint8Array | undefined, { maxBytes, signal }: Bounds): Promise<Reply> {
  return new Promise((resolve, reject) => {
    request.on('error', (error) => reject(asRemoteFault(error, signal)));
    request.on('response', (response) => {
      collect(response, maxBytes).then(
        (read) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read }),
        (error: unknown) => {
          request.destroy();
          reject(asRemoteFault(error, signal));
        },
      );
    });
    request.end(body);
  });
}

async function collect(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    // as: without an encoding set, a response stream gives Buffers.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > maxBytes) throw new RemoteFault('remote-too-large', `more than ${maxBytes} bytes`);
    chunks.push(bytes);
  }
  if (!response.complete) throw new RemoteFault('remote-unreachable', 'the response was cut off');
  return Buffer.concat(chunks);
}

/** OpenSSL's and Node's own words for a certificate that does not convince one side or the other. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|ERR_OSSL|EPROTO/;

function asRemoteFault(error: unknown, { aborted }: AbortSignal): RemoteFault {
  if (error instanceof RemoteFault) return error;
  // Once a response has begun, an abort shows as a connection reset.
  if (aborted) return new RemoteFault('remote-timeout', 'no answer in time', { cause: error });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (UNTRUSTED.test(code)) return new RemoteFault('remote-untrusted', code, { cause: error });
  return new RemoteFault('remote-unreachable', code || String(error), { cause: error });
}
