// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useView } from '../../../renderer/frame/view.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

let app: RenderedApp;
beforeEach(async () => {
  app = await renderApp();
  act(() => useView.getState().show('network'));
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
});
afterEach(() => app.close());

function last(channel: string): unknown {
  return app.clinic.calls.findLast((one) => one.channel === channel)?.input;
}

test('is off as delivered; switched on it tells its address, and its token until it was taken', async () => {
  expect(app.find('api-state')?.textContent).toBe('Kapalı: hiçbir programa yanıt verilmiyor.');
  await app.click(app.find('api-switch')?.querySelector('input'));
  expect(last('api.change')).toEqual({ isOn: true, port: 8642, allowedOrigin: null });
  expect(app.find('api-state')?.textContent).toContain('http://127.0.0.1:8642');
  expect(app.find('api-token-text')?.textContent).toBe('token-1');
  await app.click(app.find('api-token-close'));
  expect(app.text()).not.toContain('token-1');
});

test('a new token takes two steps', async () => {
  await app.click(app.find('api-switch')?.querySelector('input'));
  await app.click(app.find('renew-token'));
  expect(last('api.renewToken')).toBeUndefined();
  await app.click(app.find('confirm-renew-token'));
  expect(app.find('api-token-text')?.textContent).toBe('token-2');
});

test('the origin is saved without touching the switch', async () => {
  await app.type(app.find('api-origin'), ' https://pacs.example ');
  await app.click(app.find('api-form')?.querySelector('button[type=submit]'));
  expect(last('api.change')).toEqual({ isOn: false, port: 8642, allowedOrigin: 'https://pacs.example' });
});
