import { expect, test } from '@playwright/test';
import type { ClinicWindow } from '../support/clinic-window.ts';
import { call, openClinic, setUpProfile } from '../support/clinic-window.ts';
import type { MessagesServer } from '../support/messages-server.ts';
import { listenForMessages, refuses } from '../support/messages-server.ts';

const KEY = 'sk-ant-CANARY-0123456789abcdef';
const SHOWN = {
  study: null,
  text: 'Sarkoidoz ile tüberküloz arasındaki farkları karşılaştır ve ayırıcı tanıyı değerlendir',
} as const;
const ASKED = { ...SHOWN, consent: 'may-leave' } as const;

test('a question goes out by the real network stack, byte for byte as shown, and stays here when told to', async () => {
  const server = await listenForMessages();
  const clinic = await openClinic();
  const { page } = clinic;
  await setUpProfile(clinic);
  expect(server.received).toEqual([]);
  await allow(clinic, server, false);
  await call(page, 'cloud.setKey', { key: KEY });
  await expect.poll(async () => (await call(page, 'cloud.settings', {})).connectivity).toBe('online');

  const { outgoing } = await call(page, 'questions.preview', SHOWN);
  const asked = await call(page, 'questions.ask', ASKED);
  expect(asked.answers).toMatchObject([{ route: 'cloud', lines: [{ topic: 'cloud', text: 'Genel bir yanıt.' }] }]);
  expect(server.questions().map(({ body }) => body.toString('utf8'))).toEqual([outgoing?.body]);
  const ledger = await call(page, 'egress.find', { withProbes: false, limit: 10, offset: 0 });
  expect(ledger).toMatchObject([{ bytes: outgoing?.bytes, outcome: 'answered' }]);
  const sent = await call(page, 'egress.open', { id: ledger[0]?.id ?? 0 });
  expect(sent.body).toBe(outgoing?.body);
  expect(server.questions()[0]?.headers).not.toHaveProperty('cookie');
  expect(server.questions()[0]?.headers['user-agent']).toBe('ailydian-clinic');

  server.behave(refuses(529, 'overloaded_error', 'Overloaded'));
  expect((await call(page, 'questions.ask', ASKED)).answers).toMatchObject([
    { route: 'local', cloudFault: 'overloaded' },
  ]);

  await allow(clinic, server, true);
  const before = server.received.length;
  expect((await call(page, 'questions.ask', ASKED)).answers).toMatchObject([{ because: 'this-computer-only' }]);
  // Longer than the link waits between two looks.
  await page.waitForTimeout(3_000);
  expect(server.received).toHaveLength(before);
  expect(JSON.stringify([asked, ledger, sent, await call(page, 'cloud.settings', {})])).not.toContain(KEY);
  await clinic.app.close();
  server.close();
});

async function allow({ page }: ClinicWindow, { baseUrl }: MessagesServer, isThisComputerOnly: boolean): Promise<void> {
  await call(page, 'cloud.change', {
    isThisComputerOnly,
    isAllowed: true,
    isImageAllowed: false,
    model: 'claude-sonnet-5-5',
    baseUrl,
    trustsInspection: false,
    limitsUsd: { day: 2, month: 20, userDay: 2 },
  });
}
