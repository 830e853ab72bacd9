import { describe, expect, it } from 'vitest';
import { findSends } from '../../../../main/routing/cloud/ledger.ts';
import type { MessagesServer } from '../../../support/messages-server.ts';
import { comeOnline, deskOn, onlineDesk, startMessagesServer } from '../../../support/question-desk.ts';

const json = { 'content-type': 'application/json' };

describe('the link', () => {
  it('is online only when the real host has answered twice', async () => {
    const server = await startMessagesServer();
    const desk = deskOn(server);
    await desk.cloud.look();
    expect(desk.cloud.connectivity()).toBe('unknown');
    desk.later(3_000);
    await desk.cloud.look();
    expect(desk.cloud.connectivity()).toBe('online');
  });

  it.each([
    [
      'a portal answers with a page',
      respond('<html>Sign in</html>', { 'content-type': 'text/html' }),
      'captive-portal',
    ],
    ['a portal answers in JSON of its own', respond('{"login":"/"}', json), 'captive-portal'],
    ['a portal sends elsewhere', redirect(), 'captive-portal'],
    ['a certificate does not hold', fail('CERT_HAS_EXPIRED'), 'tls-intercepted'],
    ['a certificate is of an unknown root', fail('net::ERR_CERT_AUTHORITY_INVALID'), 'tls-intercepted'],
    ['nothing answers', fail('ECONNREFUSED'), 'offline'],
  ] as const)('%s', async (_, fetch, state) => {
    const server = await startMessagesServer();
    const desk = await onlineDesk({ ...server, transport: { fetch, isInspected: () => false } });
    expect(desk.cloud.connectivity()).toBe(state);
  });

  it('sees that somebody on the way reads along', async () => {
    const server = await startMessagesServer();
    const desk = await onlineDesk({ ...server, transport: { ...server.transport, isInspected: () => true } });
    expect(desk.cloud.connectivity()).toBe('tls-intercepted');
  });

  it('falls at once when the system says so, and rises again only by answers', async () => {
    const server = await startMessagesServer();
    const desk = await onlineDesk(server);
    desk.setNetwork(false);
    await desk.cloud.look();
    expect(desk.cloud.connectivity()).toBe('offline');
    desk.setNetwork(true);
    await desk.cloud.look();
    expect(desk.cloud.connectivity()).toBe('unknown');
    await comeOnline(desk);
    expect(desk.cloud.connectivity()).toBe('online');
  });

  it('is probed without a body, and every probe is in the ledger', async () => {
    const server = await startMessagesServer();
    const desk = await onlineDesk(server);
    const { db } = desk.profile;
    const probes = findSends(db, { withProbes: true, limit: 100, offset: 0 });
    expect(probes).toHaveLength(server.received.length);
    for (const probe of probes) expect(probe).toMatchObject({ kind: 'probe', bytes: 0, outcome: null, costUsd: 0 });
    expect(findSends(db, { withProbes: false, limit: 100, offset: 0 })).toEqual([]);
  });
});

type Fetch = MessagesServer['transport']['fetch'];

function respond(body: string, headers: Record<string, string>): Fetch {
  return () => Promise.resolve(new Response(body, { headers }));
}

function redirect(): Fetch {
  return () => Promise.reject(new TypeError('fetch failed', { cause: new Error('unexpected redirect') }));
}

function fail(code: string): Fetch {
  return () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
}
