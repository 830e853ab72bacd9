/**
 * The local HTTP API: the application's operations for programs on this computer. It binds 127.0.0.1 and nothing else,
 * and is off unless the clinic switches it on.
 */
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { fastify } from 'fastify';
import type { Application } from '../../ipc/application.ts';
import { ApplicationFault } from '../../ipc/application.ts';
import type { Desk } from '../../ipc/answer.ts';
import { faultOf } from '../../ipc/answer.ts';
import type { ApiCode } from './faults.ts';
import { ApiFault, failureOf, statusOf } from './faults.ts';
import { checkHost, checkOrigin, checkToken } from './guards.ts';
import { MAX_BODY_BYTES } from './image-text.ts';
import { addRoutes } from './routes.ts';

export interface HttpApiOptions {
  readonly application: Application;
  /** At which the window's operations are asked: the same permissions, the same handlers. */
  readonly desk: Desk;
  /** 0: any free one. */
  readonly port: number;
  /** From `createApiToken`. */
  readonly tokenHash: string;
  /** The one web origin whose pages may ask, e.g. `https://pacs.clinic.example`; null: none. */
  readonly allowedOrigin: string | null;
  readonly limits?: { readonly perMinute: number; readonly parallel: number };
}

export interface HttpApi {
  readonly address: string;
  readonly close: () => Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const LIMITS = { perMinute: 600, parallel: 8 };

/** To be called with a profile open. Rejects with `port-unavailable`, or `input-invalid` for options that are none. */
export async function startHttpApi(options: HttpApiOptions): Promise<HttpApi> {
  assertOptions(options);
  const app = openServer();
  addGuards(app, options);
  addRoutes(app, { ...options, limits: options.limits ?? LIMITS });
  answerFaults(app, options.desk);
  try {
    return { address: await app.listen({ host: LOOPBACK, port: options.port }), close: () => app.close() };
  } catch (error) {
    await app.close();
    throw new ApplicationFault('port-unavailable', `port ${options.port}: ${String(error)}`);
  }
}

function assertOptions({ tokenHash, allowedOrigin }: HttpApiOptions): void {
  if (!/^[0-9a-f]{64}$/.test(tokenHash)) throw new ApplicationFault('input-invalid', 'the token hash is no SHA-256');
  if (allowedOrigin !== null && (!URL.canParse(allowedOrigin) || new URL(allowedOrigin).origin !== allowedOrigin)) {
    throw new ApplicationFault('input-invalid', `not a web origin: ${allowedOrigin}`);
  }
}

function openServer(): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 30_000,
    connectionTimeout: 120_000,
    keepAliveTimeout: 5000,
    // A half-sent request must not keep the application from closing; a reading under way is recorded all the same.
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    http: { maxHeaderSize: 8192, headersTimeout: 10_000 },
    clientErrorHandler: answerMalformed,
    frameworkErrors: (_error, _request, reply) => void send(reply, 'request-malformed'),
  });
  app.server.maxConnections = 64;
  app.removeContentTypeParser('text/plain');
  return app;
}

/** Below HTTP: there is no request yet to answer, only a socket. */
function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return;
  const code = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request-timeout' : 'request-malformed';
  const body = JSON.stringify(failureOf(code));
  const head = `HTTP/1.1 ${statusOf(code)} ${code}\r\nconnection: close\r\ncontent-type: application/json\r\n`;
  socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function addGuards(app: FastifyInstance, { tokenHash, allowedOrigin }: HttpApiOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    checkHost(request);
    checkOrigin(request, reply, allowedOrigin);
    checkToken(request, tokenHash);
  });
}

function answerFaults(app: FastifyInstance, desk: Desk): void {
  app.setNotFoundHandler((_request, reply) => send(reply, 'route-unknown'));
  app.setErrorHandler((error, _request, reply) => {
    const code = codeOf(error);
    if (code === 'unexpected') desk.report(error);
    if (code === 'token-refused') reply.header('www-authenticate', 'Bearer');
    return send(reply, code);
  });
}

const CODE_OF_STATUS: Readonly<Record<number, ApiCode>> = {
  400: 'body-invalid',
  413: 'file-too-large',
  415: 'media-type-unsupported',
};

/** Fastify's own errors carry the status they mean. */
function codeOf(error: unknown): ApiCode {
  if (error instanceof ApiFault) return error.code;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return CODE_OF_STATUS[status] ?? faultOf(error);
}

function send(reply: FastifyReply, code: ApiCode): FastifyReply {
  return reply.code(statusOf(code)).send(failureOf(code));
}
