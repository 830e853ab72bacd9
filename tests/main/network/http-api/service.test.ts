/** The door as the window opens it: by the operations of the contract, on the settings of a real profile. */
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Input, Output } from '../../../../preload/contract.ts';
import { ask } from '../../../../main/cli/ask.ts';
import { httpAsk } from '../../../support/http-client.ts';
import { INFERENCE, chestPng, dataUrl, freePort, serveForFile } from './desk.ts';

const served = serveForFile();

function change(choices: Partial<Input<'api.change'>>): Promise<Output<'api.change'>> {
  const { application } = served.current();
  return ask(application, 'api.change', { isOn: true, port: 8642, allowedOrigin: null, ...choices });
}

async function statusOf(address: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await httpAsk(`${address}${INFERENCE}`, { method: 'POST', headers, body: {} })).status;
}

function audited(): { action: string; detail: string }[] {
  return served
    .current()
    .application.work()
    .clinic.profile.db.prepare<[], { action: string; detail: string }>(
      "SELECT action, detail FROM audit_log WHERE object = 'http-api' ORDER BY seq",
    )
    .all();
}

describe('the local HTTP API', () => {
  it('is off as delivered, and nobody has a token', async () => {
    const settings = await ask(served.current().application, 'api.settings', {});
    expect(settings).toEqual({
      isOn: false,
      port: 8642,
      allowedOrigin: null,
      hasToken: false,
      address: null,
      fault: null,
    });
    expect(audited()).toEqual([]);
  });

  it('opens with a token that is told once, and says so in the audit log without it', async () => {
    const port = await freePort();
    const { settings, token } = await change({ port });
    const address = `http://127.0.0.1:${port}`;
    expect(settings).toMatchObject({ isOn: true, port, hasToken: true, address, fault: null });
    expect(await statusOf(address, token ?? '')).toBe(400);
    expect((await change({ port })).token).toBeNull();
    expect(audited().map(({ action }) => action)).toEqual([
      'http-api-token-made',
      'http-api-changed',
      'http-api-opened',
      'http-api-changed',
      'http-api-opened',
    ]);
    const { db } = served.current().application.work().clinic.profile;
    const kept = JSON.stringify([audited(), db.prepare('SELECT * FROM http_api_settings').all()]);
    expect(kept).not.toContain(token);
  });

  it('records an image from the network like one of the window', async () => {
    const { application } = served.current();
    const { token } = await ask(application, 'api.renewToken', {});
    const { address } = await ask(application, 'api.settings', {});
    const headers = { authorization: `Bearer ${token}` };
    const body = { image: dataUrl(await chestPng()) };
    const reply = await httpAsk(`${address}${INFERENCE}`, { method: 'POST', headers, body });
    expect(reply).toMatchObject({ status: 200, body: { success: true } });
    const { rows } = await ask(application, 'studies.find', { search: '', show: 'unread', limit: 5, offset: 0 });
    expect(rows).toMatchObject([{ fileName: 'HTTP API', progress: 'ready', answer: null }]);
  });

  it('forgets the token before, at once', async () => {
    const { application } = served.current();
    const first = await ask(application, 'api.renewToken', {});
    const second = await ask(application, 'api.renewToken', {});
    const address = second.settings.address ?? '';
    expect(await statusOf(address, first.token ?? '')).toBe(401);
    expect(await statusOf(address, second.token ?? '')).toBe(400);
  });

  it('answers on no interface of this machine but 127.0.0.1', async () => {
    const { settings } = await change({ port: await freePort() });
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address }) => address)
      .filter((address) => address !== '127.0.0.1');
    for (const host of ['127.0.0.2', '::1', ...others]) {
      const socket = connect(settings.port, host);
      await expect(once(socket, 'connect')).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL|EINVAL|ENETUNREACH/);
    }
  });

  it('says that a port is taken, stays closed, and is a failed check of this workstation', async () => {
    const { application, api } = served.current();
    const port = Number(new URL(api.address).port);
    const { settings } = await change({ port });
    expect(settings).toMatchObject({ isOn: true, address: null, fault: 'port-unavailable' });
    const checks = await ask(application, 'diagnostics.run', {});
    expect(checks.find(({ name }) => name === 'http-api')).toMatchObject({
      outcome: 'fail',
      detail: 'port-unavailable',
    });
  });

  it('closes when it is switched off, and with the application', async () => {
    const { application } = served.current();
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    await change({ port });
    const off = await change({ isOn: false, port });
    expect(off.settings).toMatchObject({ isOn: false, address: null, fault: null });
    await expect(httpAsk(`${address}/api/health`)).rejects.toThrow('ECONNREFUSED');
    await change({ port });
    application.work().api?.stop();
    await expect.poll(() => httpAsk(`${address}/api/health`).then(Boolean, () => false)).toBe(false);
  });
});
