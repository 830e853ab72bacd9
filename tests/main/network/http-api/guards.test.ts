import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpApi } from '../../../../main/network/http-api/server.ts';
import { failure } from '../../../../main/network/http-api/schemas.ts';
import { createApiToken, isAuthorised } from '../../../../main/network/http-api/token.ts';
import type { HttpReply } from '../../../support/http-client.ts';
import { httpAsk } from '../../../support/http-client.ts';
import { chestPng, dataUrl, INFERENCE, serveForFile, TOKEN } from './desk.ts';

const served = serveForFile();
const ORIGIN = 'https://pacs.clinic.example';
const BEARER = { authorization: `Bearer ${TOKEN}` };
const JSON_POST = { method: 'POST', headers: { ...BEARER, 'content-type': 'application/json' } };

function code({ body }: HttpReply): string {
  return failure.parse(body).code;
}

function portOf({ address }: HttpApi): number {
  return Number(new URL(address).port);
}

/** A request whose headers are sent and whose body is not: it holds its place until `finish` or `leave`. */
function heldRequest(api: HttpApi) {
  const held = request(api.address + INFERENCE, { ...JSON_POST, agent: false });
  held.on('error', () => undefined);
  held.write('{');
  return {
    finish: async (): Promise<number> => {
      held.end('}');
      const [response] = await once(held, 'response');
      response.resume();
      return response.statusCode;
    },
    leave: () => held.destroy(),
  };
}

describe('the address', () => {
  it('is on the loopback interface and on 127.0.0.1 alone', async () => {
    const { api } = served.current();
    expect(new URL(api.address).hostname).toBe('127.0.0.1');
    await expect(httpAsk(`http://127.0.0.2:${portOf(api)}/api/health`)).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL/);
  });

  it('taken by somebody else is a fault with a code', async () => {
    const { api, serve } = served.current();
    await expect(serve({ port: portOf(api) })).rejects.toMatchObject({ code: 'port-unavailable' });
  });

  it('is free again once closed, and a half-sent request does not keep it', async () => {
    const api = await served.current().serve({});
    const held = heldRequest(api);
    await api.close();
    held.leave();
    await expect(httpAsk(`${api.address}/api/health`)).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('the Host header', () => {
  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.evil.example:PORT',
    '[::1]:PORT',
  ])('of a rebound name is refused, token or not: %s', async (name) => {
    const { api, ask } = served.current();
    const host = name.replace('PORT', String(portOf(api)));
    for (const path of ['/api/health', '/metrics', INFERENCE, '/none']) {
      const reply = await ask(path, { headers: { host } });
      expect([reply.status, code(reply)]).toEqual([421, 'host-refused']);
    }
  });

  it('may say localhost', async () => {
    const { api, ask } = served.current();
    const reply = await ask('/api/openapi.json', { headers: { host: `localhost:${portOf(api)}` } });
    expect(reply.status).toBe(200);
  });
});

describe('the token', () => {
  it.each(['', 'Bearer', 'Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, TOKEN])(
    'is asked for before anything is recorded: %s',
    async (authorization) => {
      const { api, application } = served.current();
      const image = dataUrl(await chestPng());
      const headers = { authorization };
      const refused = await httpAsk(api.address + INFERENCE, { method: 'POST', headers, body: { image } });
      expect([refused.status, code(refused)]).toEqual([401, 'token-refused']);
      expect(refused.headers['www-authenticate']).toBe('Bearer');
      const { status } = await httpAsk(`${api.address}/metrics`, { headers });
      expect(status).toBe(401);
      const { db } = application.work().clinic.profile;
      expect(db.prepare('SELECT count(*) AS n FROM studies').get()).toEqual({ n: 0 });
    },
  );

  it('has 256 bits, is never the same, and opens for itself alone', () => {
    const { token, hash } = createApiToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(createApiToken().token).not.toBe(token);
    expect(isAuthorised(`Bearer ${token}`, hash)).toBe(true);
    fc.assert(fc.property(fc.string(), (other) => !isAuthorised(`Bearer ${other}`, hash)));
  });
});

describe('an allowed origin', () => {
  it('is answered with its CORS headers, preflight included; another is not', async () => {
    const api = await served.current().serve({ allowedOrigin: ORIGIN });
    const url = api.address + INFERENCE;
    const asked = { origin: ORIGIN, 'access-control-request-method': 'POST' };
    const preflight = await httpAsk(url, { method: 'OPTIONS', headers: asked });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type',
      vary: 'Origin',
    });
    const posted = await httpAsk(url, { ...JSON_POST, headers: { ...JSON_POST.headers, origin: ORIGIN }, body: '{}' });
    expect([posted.status, posted.headers['access-control-allow-origin']]).toEqual([400, ORIGIN]);
    for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`, ORIGIN.replace('https', 'http')]) {
      const refused = await httpAsk(url, { method: 'OPTIONS', headers: { ...asked, origin } });
      expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([403, undefined]);
    }
  });

  it.each(['*', 'null', `${ORIGIN}/`, `${ORIGIN}/app`, 'pacs', ''])('has to be one: %s', async (allowedOrigin) => {
    await expect(served.current().serve({ allowedOrigin })).rejects.toMatchObject({ code: 'input-invalid' });
  });
});

describe('the limits', () => {
  it('per minute count only whoever has the token, and say when to come back', async () => {
    const api = await served.current().serve({ limits: { perMinute: 2, parallel: 8 } });
    const post = (headers: Record<string, string>) =>
      httpAsk(api.address + INFERENCE, { method: 'POST', headers, body: {} });
    for (let turn = 0; turn < 5; turn += 1) expect((await post({})).status).toBe(401);
    expect([(await post(BEARER)).status, (await post(BEARER)).status]).toEqual([400, 400]);
    const refused = await post(BEARER);
    expect([refused.status, code(refused)]).toEqual([429, 'too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('at a time hold until the request before has gone, answered or not', async () => {
    const api = await served.current().serve({ limits: { perMinute: 1000, parallel: 1 } });
    const post = () => httpAsk(api.address + INFERENCE, { ...JSON_POST, body: '{}' });
    const untilStatus = (status: number) =>
      expect.poll(async () => (await post()).status, { timeout: 20_000 }).toBe(status);
    const held = heldRequest(api);
    await untilStatus(503);
    expect(code(await post())).toBe('busy');
    expect(await held.finish()).toBe(400);
    await untilStatus(400);
    const left = heldRequest(api);
    await untilStatus(503);
    left.leave();
    await untilStatus(400);
  });
});

describe('below HTTP', () => {
  it.each([
    'NONSENSE\r\n\r\n',
    'GET /api/health HTTP/1.1\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(9000)}\r\n\r\n`,
  ])('a broken request is answered in the one shape and hung up on: %#', async (bytes) => {
    const socket = connect(portOf(served.current().api), '127.0.0.1');
    socket.write(bytes);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    // Node itself answers a request without Host, with an empty body.
    if (!bytes.startsWith('GET /api')) expect(failure.parse(JSON.parse(body)).code).toBe('request-malformed');
  });
});
