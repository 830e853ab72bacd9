import { expect, test } from 'vitest';
import type { EgressEntry } from '../../../preload/questions.ts';
import { isOtherHost } from '../../../renderer/network/host.ts';
import { ledgerText } from '../../../renderer/network/ledger-text.ts';

const SEND: EgressEntry = {
  id: 1,
  at: '2026-11-23T08:00:00.000Z',
  kind: 'question',
  question: null,
  host: 'api.anthropic.com',
  bytes: 12,
  sha256: 'ab',
  outcome: 'answered',
  costUsd: 0.0107,
};

test('rows are copied as RFC 4180 text', () => {
  expect(ledgerText([SEND, { ...SEND, kind: 'probe', outcome: null }])).toBe(
    [
      'at,kind,host,bytes,outcome,costUsd,sha256',
      '2026-11-23T08:00:00.000Z,question,api.anthropic.com,12,answered,0.0107,ab',
      '2026-11-23T08:00:00.000Z,probe,api.anthropic.com,12,,0.0107,ab',
    ].join('\r\n'),
  );
});

test('no cell becomes a formula', () => {
  expect(ledgerText([{ ...SEND, host: '=1+1' }])).toMatch(/,'=1\+1,/);
});

test('another host is another scheme, name or port; a path is not, and half an address is none', () => {
  expect(isOtherHost('https://a.example', 'https://b.example')).toBe(true);
  expect(isOtherHost('https://a.example', 'https://a.example:8443')).toBe(true);
  expect(isOtherHost('https://a.example', ' https://a.example/v1 ')).toBe(false);
  expect(isOtherHost('https://a.example', 'https:/')).toBe(false);
});
