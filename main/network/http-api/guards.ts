/** Who may ask what: every request passes these before a byte of its body is read. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiFault } from './faults.ts';
import { isAuthorised } from './token.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered without a token. */
    readonly isOpen?: boolean;
  }
}

/** A page that rebinds its own name to 127.0.0.1 still sends that name: the Host header has to be ours (DNS rebinding). */
export function checkHost(request: FastifyRequest): void {
  const { host } = request.headers;
  const port = request.socket.localPort;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) throw new ApiFault('host-refused');
}

/** Only browsers send an Origin, and only pages of the one allowed origin may ask. */
export function checkOrigin(request: FastifyRequest, reply: FastifyReply, allowed: string | null): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  if (allowed === null || origin !== allowed) throw new ApiFault('origin-refused');
  reply.headers({ 'access-control-allow-origin': allowed, vary: 'Origin' });
}

export function checkToken(request: FastifyRequest, hash: string): void {
  if (request.routeOptions.config.isOpen) return;
  if (!isAuthorised(request.headers.authorization, hash)) throw new ApiFault('token-refused');
}

/**
 * At most `perMinute` requests in a window of a minute (all share one token, hence one window) and `parallel` at a time,
 * so that whoever uses the API never takes the workstation from the reader in front of it.
 */
export function createLimiter({ perMinute, parallel }: { readonly perMinute: number; readonly parallel: number }) {
  let windowStart = -Infinity;
  let inWindow = 0;
  let running = 0;
  return (reply: FastifyReply): void => {
    const now = performance.now();
    if (now - windowStart >= 60_000) [windowStart, inWindow] = [now, 0];
    inWindow += 1;
    if (inWindow > perMinute) {
      reply.header('retry-after', Math.ceil((windowStart + 60_000 - now) / 1000));
      throw new ApiFault('too-many-requests');
    }
    if (running >= parallel) {
      reply.header('retry-after', 1);
      throw new ApiFault('busy');
    }
    running += 1;
    // 'close' follows both a finished answer and a client that went away.
    reply.raw.once('close', () => {
      running -= 1;
    });
  };
}
