// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useView } from '../../../renderer/frame/view.ts';
import type { FakeCloud, FakeSend } from '../../support/fake-bridge/fake-questions.ts';
import { CLOUD_ON } from '../../support/fake-bridge/fake-questions.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

let app: RenderedApp;
afterEach(() => app.close());

async function openNetwork(cloud: FakeCloud): Promise<void> {
  app = await renderApp({ cloud });
  act(() => useView.getState().show('network'));
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
}

function toggle(testId: string): HTMLInputElement | null {
  return app.find(testId)?.querySelector('input') ?? null;
}

function inputOf(channel: string): unknown {
  return app.clinic.calls.findLast((one) => one.channel === channel)?.input;
}

test('"this computer only" acts at once, is said in words, and stands in the status bar', async () => {
  await openNetwork({ settings: CLOUD_ON });
  expect(app.find('status-spend')?.textContent).toBe('Bulut, bugün: $0,0214');
  await app.click(toggle('only-switch'));
  expect(inputOf('cloud.change')).toMatchObject({ isThisComputerOnly: true, isAllowed: true });
  expect(app.find('only-state')?.textContent).toBe('Bu bilgisayardan hiçbir şey çıkmıyor.');
  expect(app.find('status-only')?.textContent).toBe('Yalnızca bu bilgisayar');
  expect(app.find('status-spend')).toBeNull();
  expect(app.find('ledger-only')).not.toBeNull();
});

test('as delivered the cloud is off and nothing has left', async () => {
  await openNetwork({});
  expect(toggle('allowed-switch')?.checked).toBe(false);
  expect(app.find('only-state')?.textContent).toBe('Hiçbir şey çıkmıyor: buluta izin verilmemiş.');
  expect(app.find('ledger-empty')?.textContent).toBe('Bu bilgisayardan hiçbir şey çıkmadı.');
  expect(app.find('status-spend')).toBeNull();
});

test('an image may go along only after a switch of its own, and what leaves then says so', async () => {
  await openNetwork({ settings: CLOUD_ON });
  expect(toggle('image-switch')?.checked).toBe(false);
  await app.click(toggle('image-switch'));
  expect(inputOf('cloud.change')).toMatchObject({ isAllowed: true, isImageAllowed: true });
  expect(app.find('only-state')?.textContent).toContain('işaretlerseniz yanlarında görüntü');
});

test('the key goes in and is forgotten by the field; removing it takes two steps', async () => {
  await openNetwork({});
  expect(app.find('key-state')?.dataset['stored']).toBe('false');
  await app.type(app.find('key-field'), 'sk-test-0123456789');
  await app.click(app.find('key-field')?.closest('form')?.querySelector('button'));
  expect(inputOf('cloud.setKey')).toEqual({ key: 'sk-test-0123456789' });
  expect(app.find('key-state')?.dataset['stored']).toBe('true');
  expect(app.find('key-field')).toHaveProperty('value', '');
  await app.click(app.find('remove-key'));
  expect(inputOf('cloud.setKey')).not.toEqual({ key: null });
  await app.click(app.find('confirm-remove-key'));
  expect(inputOf('cloud.setKey')).toEqual({ key: null });
});

test('another host says that it forgets the key before it is saved', async () => {
  await openNetwork({ settings: CLOUD_ON });
  expect(app.find('key-forgotten')).toBeNull();
  await app.type(app.find('base-url'), 'https://proxy.example');
  expect(app.find('key-forgotten')).not.toBeNull();
  await app.click(app.find('service-form')?.querySelector('button[type=submit]'));
  expect(inputOf('cloud.change')).toMatchObject({ baseUrl: 'https://proxy.example', isAllowed: true });
});

test('the ledger shows what left byte for byte, by pages, with probes only when asked', async () => {
  await openNetwork({ settings: CLOUD_ON, sends: [...Array.from({ length: 60 }, (_, i) => send(i)), probe()] });
  expect(document.querySelectorAll('[data-testid=ledger-row]')).toHaveLength(50);
  await app.click(app.find('ledger-row')?.querySelector('button'));
  expect(app.find('ledger-body')?.textContent).toBe('{"n":0}');
  const older = app.find('ledger-pages')?.querySelectorAll('button')[1];
  await app.click(older);
  expect(document.querySelectorAll('[data-testid=ledger-row]')).toHaveLength(10);
  await app.click(toggle('probes-switch'));
  expect(inputOf('egress.find')).toEqual({ withProbes: true, limit: 51, offset: 0 });
});

function send(n: number): FakeSend {
  const at = new Date(Date.UTC(2026, 10, 23, 8, n)).toISOString();
  const what = { bytes: 7, sha256: 'ab'.repeat(32), body: `{"n":${n}}`, outcome: 'answered', costUsd: 0.01 } as const;
  return { id: n + 1, at, kind: 'question', question: null, host: 'api.anthropic.com', ...what };
}

function probe(): FakeSend {
  return { ...send(61), kind: 'probe', body: '', bytes: 0, outcome: null, costUsd: 0 };
}
