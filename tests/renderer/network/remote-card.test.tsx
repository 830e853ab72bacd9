// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { RemoteSettings } from '../../../preload/network.ts';
import { useView } from '../../../renderer/frame/view.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

let app: RenderedApp;
afterEach(() => app.close());

const SET_UP = { address: 'https://triton.clinic.example:8000', model: 'chest', version: '3' };

async function openNetwork(remote: Partial<RemoteSettings>): Promise<void> {
  app = await renderApp({ remote });
  act(() => useView.getState().show('network'));
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
}

function last(channel: string): unknown {
  return app.clinic.calls.findLast((one) => one.channel === channel)?.input;
}

test('cannot be switched on before it is set up, and then tells what leaves beside the one switch', async () => {
  await openNetwork({});
  expect(app.find('remote-switch')?.querySelector('input')?.disabled).toBe(true);
  await app.type(app.find('remote-address'), SET_UP.address);
  await app.type(app.find('remote-model'), SET_UP.model);
  await app.type(app.find('remote-version'), SET_UP.version);
  await app.click(app.find('remote-form')?.querySelector('button[type=submit]'));
  expect(last('remote.change')).toEqual({ ...SET_UP, isOn: false });
  expect(app.find('only-remote')).toBeNull();
  await app.click(app.find('remote-switch')?.querySelector('input'));
  expect(last('remote.change')).toEqual({ ...SET_UP, isOn: true });
  expect(app.find('only-remote')?.textContent).toContain('triton.clinic.example:8000');
  expect(app.find('only-state')?.textContent).toBe('Buluta izin verilmemiş.');
});

test('says why the server may not answer, and by what proof it may', async () => {
  await openNetwork({ ...SET_UP, isOn: true, phase: 'local', because: 'remote-hash-mismatch' });
  expect(app.find('remote-because')?.textContent).toContain('farklı ağırlıklar');
  await app.click(app.find('remote-check'));
  expect(app.find('remote-state')?.dataset['phase']).toBe('serving');
  expect(app.find('remote-because')).toBeNull();
  expect(app.find('remote-parity')?.textContent).toBe(
    '4 referans görüntüde bir logitte bu bilgisayardan 0,000012 (en çok 0,001)',
  );
});

test('shows who this computer is to the server, never a key', async () => {
  await openNetwork({ ...SET_UP });
  await app.click(app.find('choose-identity'));
  expect(app.find('remote-identity')?.textContent).toContain('workstation-7');
  await app.click(app.find('remove-identity'));
  await app.click(app.find('confirm-remove-identity'));
  expect(last('remote.removeIdentity')).toEqual({});
});
