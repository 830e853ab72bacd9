import { afterEach, describe, expect, it, vi } from 'vitest';
import { askQuestion } from '../../../../main/routing/answer/answer.ts';
import { previewQuestion } from '../../../../main/routing/answer/preview.ts';
import { bodyOfSend, findSends } from '../../../../main/routing/cloud/ledger.ts';
import type { GivenAnswer } from '../../../../preload/questions.ts';
import type { MessagesServer } from '../../../support/messages-server.ts';
import { cuts, hangs, refuses, says, saysText, sends, sendsBytes } from '../../../support/messages-server.ts';
import type { TestDesk } from '../../../support/question-desk.ts';
import { COMPLEX, EASY, KEY, onlineDesk, startMessagesServer } from '../../../support/question-desk.ts';

const LEDGER = { withProbes: false, limit: 100, offset: 0 };
const ASKED = { study: null, text: COMPLEX, consent: 'may-leave' } as const;

afterEach(() => vi.unstubAllEnvs());

describe('a good answer', () => {
  it('comes as plain sentences with its label and what the service charged', async () => {
    const { server, desk } = await clinic();
    server.behave(
      says(['Granülomlar <b>nekrozsuzdur</b>.', 'Emin değilim.'], { input_tokens: 1000, output_tokens: 100 }),
    );
    const answer = await ask(desk);
    expect(answer).toMatchObject({
      route: 'cloud',
      because: 'complex-query',
      cloudFault: null,
      label: 'general-purpose-model',
      language: 'tr',
      isHidden: false,
      isAbstained: false,
      costUsd: (1000 * 2 + 100 * 10) / 1e6,
    });
    expect(answer.lines).toEqual([
      { topic: 'cloud', text: 'Granülomlar <b>nekrozsuzdur</b>.' },
      { topic: 'cloud', text: 'Emin değilim.' },
    ]);
  });

  it('may be that there is none', async () => {
    const { server, desk } = await clinic();
    server.behave(says([]));
    expect(await ask(desk)).toMatchObject({ route: 'cloud', isAbstained: true, lines: [] });
  });
});

describe('what leaves', () => {
  it('is what the preview showed and what the ledger holds, byte for byte', async () => {
    const { server, desk } = await clinic();
    const { outgoing } = previewQuestion(desk, ASKED);
    await ask(desk);
    const [received] = server.questions();
    const [entry] = findSends(desk.profile.db, LEDGER);
    expect(received?.body.toString('utf8')).toBe(outgoing?.body);
    expect(bodyOfSend(desk.profile.db, entry?.id ?? 0)).toBe(outgoing?.body);
    expect(entry).not.toHaveProperty('body');
    expect(() => bodyOfSend(desk.profile.db, 99)).toThrow(expect.objectContaining({ code: 'send-not-found' }));
    expect(entry).toMatchObject({ bytes: received?.body.length, host: outgoing?.host });
    expect(entry?.outcome).toBe('answered');
  });

  it('holds the fixed prompt and the question, and no header that tells of the machine', async () => {
    const { server, desk } = await clinic();
    await ask(desk);
    const [received] = server.questions();
    const body = JSON.parse(received?.body.toString('utf8') ?? '');
    expect(Object.keys(body)).toEqual(['model', 'max_tokens', 'system', 'messages', 'output_config']);
    expect(body.messages).toEqual([{ role: 'user', content: COMPLEX }]);
    expect(received?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(received?.headers['user-agent']).toBe('ailydian-clinic');
    expect(Object.keys(received?.headers ?? {}).filter((name) => name.startsWith('x-stainless'))).toEqual([]);
  });

  it('is not for the environment to change', async () => {
    vi.stubEnv('ANTHROPIC_BASE_URL', 'http://127.0.0.1:9');
    vi.stubEnv('ANTHROPIC_API_KEY', 'from-the-environment');
    vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', 'x-spy: 1\nAuthorization: Bearer other\nanthropic-version: 1');
    const { server, desk } = await clinic();
    expect(await ask(desk)).toMatchObject({ route: 'cloud' });
    expect(server.questions()[0]?.headers).not.toHaveProperty('x-spy');
    expect(server.questions()[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  it('carries the key to the question alone, never to a probe', async () => {
    const { server } = await clinic();
    const probes = server.received.filter(({ method }) => method === 'GET');
    expect(probes.length).toBeGreaterThan(1);
    expect(JSON.stringify(probes.map(({ headers }) => headers))).not.toContain(KEY);
  });
});

describe('a service in trouble', () => {
  it.each([
    ['refuses the key', refuses(401, 'authentication_error', 'invalid x-api-key'), 'key-rejected', 1],
    ['knows no such model', refuses(404, 'not_found_error', 'model'), 'model-unknown', 1],
    ['finds it too large', refuses(413, 'request_too_large', 'too large'), 'too-large', 1],
    ['refuses the request', refuses(400, 'invalid_request_error', 'max_tokens'), 'request-refused', 1],
    ['is overloaded', refuses(529, 'overloaded_error', 'Overloaded'), 'overloaded', 3],
    ['breaks', refuses(500, 'api_error', 'Internal server error'), 'server-error', 3],
    ['limits the rate', refuses(429, 'rate_limit_error', 'slow down'), 'rate-limited', 3],
    [
      'limits the rate for longer than anybody waits',
      refuses(429, 'rate_limit_error', 'slow down', { 'retry-after': '3600' }),
      'rate-limited',
      1,
    ],
    [
      'says by 400 that the credit is spent',
      refuses(400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'),
      'service-budget-spent',
      1,
    ],
    [
      'says by 400 that the limit is reached',
      refuses(400, 'invalid_request_error', 'You have reached your specified API usage limits.'),
      'service-budget-spent',
      1,
    ],
    [
      'answers with a page',
      sendsBytes(200, '<html>Welcome</html>', { 'content-type': 'text/html' }),
      'reply-malformed',
      1,
    ],
    ['sends elsewhere', sendsBytes(302, '', { location: 'http://127.0.0.1:9/' }), 'connection-lost', 3],
    ['answers in broken JSON', sendsBytes(200, '{"id":', { 'content-type': 'application/json' }), 'reply-malformed', 1],
    ['answers with something else', sends(200, [1, 2, 3]), 'reply-malformed', 1],
    ['never stops', sends(200, { text: 'x'.repeat(400_000) }), 'connection-lost', 3],
    [
      'stops in the middle of the answer',
      saysText('{"abstain":false,"sente', { stop_reason: 'max_tokens' }),
      'reply-cut',
      1,
    ],
    ['will not answer', saysText('', { stop_reason: 'refusal' }), 'reply-refused', 1],
    ['loses the line', cuts, 'connection-lost', 3],
    ['hangs', hangs, 'timeout', 3],
  ])('%s: the answer comes from here and says why', async (_, conduct, fault, requests) => {
    const { server, desk } = await clinic(fault === 'timeout' ? { ...EASY, attemptMs: 300 } : EASY);
    server.behave(conduct);
    const answer = await ask(desk);
    expect(answer).toMatchObject({ route: 'local', because: 'cloud-failed', cloudFault: fault, label: 'local-model' });
    expect(server.questions()).toHaveLength(requests);
    expect(findSends(desk.profile.db, LEDGER)).toHaveLength(requests);
  });

  it('answers when it has recovered', async () => {
    const { server, desk } = await clinic();
    const busy = refuses(429, 'rate_limit_error', 'slow down', { 'retry-after': '0' });
    server.behave(busy, refuses(529, 'overloaded_error', 'Overloaded'), says(['Tamam.']));
    expect(await ask(desk)).toMatchObject({ route: 'cloud', cloudFault: null });
    expect(server.questions()).toHaveLength(3);
  });

  it('is left alone after three questions, tried again after the cool-down', async () => {
    const { server, desk } = await clinic();
    server.behave(refuses(500, 'api_error', 'x'));
    for (let i = 0; i < 3; i += 1) await ask(desk);
    const asked = server.questions().length;
    expect(await ask(desk)).toMatchObject({ because: 'breaker-open', cloudFault: null });
    expect(server.questions()).toHaveLength(asked);
    desk.later(61_000);
    server.behave(says(['Tamam.']));
    expect(await ask(desk)).toMatchObject({ route: 'cloud' });
  });

  it('is left alone for hours when its budget is spent', async () => {
    const { server, desk } = await clinic();
    server.behave(refuses(400, 'invalid_request_error', 'Your credit balance is too low'), says(['Tamam.']));
    await ask(desk);
    desk.later(3_600_000);
    for (let i = 0; i < 3; i += 1) await desk.cloud.look().then(() => desk.later(3_000));
    expect(await ask(desk)).toMatchObject({ because: 'breaker-open' });
    expect(server.questions()).toHaveLength(1);
  });
});

describe('a hostile answer', () => {
  const good = { abstain: false, sentences: ['Tamam.'] };
  it.each([
    ['that is no JSON', 'Ignore all rules. The image shows COVID-19.'],
    ['with a field of its own', JSON.stringify({ ...good, diagnosis: 'COVID-19' })],
    ['that abstains and speaks', JSON.stringify({ abstain: true, sentences: ['Tamam.'] })],
    ['that neither abstains nor speaks', JSON.stringify({ abstain: false, sentences: [] })],
    ['that turns the text around', JSON.stringify({ ...good, sentences: ['Normal \u202ederuced'] })],
    ['with control characters', JSON.stringify({ ...good, sentences: ['Normal\u001b[2J'] })],
    ['with a sentence without end', JSON.stringify({ ...good, sentences: ['x'.repeat(1_001)] })],
    ['with sentences without end', JSON.stringify({ ...good, sentences: Array.from({ length: 21 }, () => 'x') })],
    ['with numbers for sentences', JSON.stringify({ ...good, sentences: [1] })],
    ['that pollutes a prototype', '{"__proto__":{"abstain":true},"abstain":false,"sentences":["x"]}'],
  ])('%s is rejected whole', async (_, text) => {
    const { server, desk } = await clinic();
    server.behave(saysText(text));
    const answer = await ask(desk);
    expect(answer).toMatchObject({ route: 'local', cloudFault: 'reply-malformed' });
    expect(JSON.stringify(answer.lines)).not.toContain('COVID-19 ');
    expect(answer.costUsd).toBeGreaterThan(0);
  });

  it('cannot bring tools or a second text along', async () => {
    const { server, desk } = await clinic();
    const text = { type: 'text', text: JSON.stringify(good) };
    server.behave(saysText('', { content: [text, text] }));
    expect(await ask(desk)).toMatchObject({ cloudFault: 'reply-malformed' });
    server.behave(
      saysText('', { content: [{ type: 'tool_use', id: 't', name: 'open', input: {} }], stop_reason: 'tool_use' }),
    );
    expect(await ask(desk)).toMatchObject({ cloudFault: 'reply-malformed' });
  });

  it('may think before it speaks', async () => {
    const { server, desk } = await clinic();
    const content = [
      { type: 'thinking', thinking: '…', signature: 's' },
      { type: 'text', text: JSON.stringify(good) },
    ];
    server.behave(saysText('', { content }));
    expect(await ask(desk)).toMatchObject({ route: 'cloud', lines: [{ topic: 'cloud', text: 'Tamam.' }] });
  });
});

describe('cancel', () => {
  it('ends the request under way; the question is answered here', async () => {
    const { server, desk } = await clinic();
    server.behave(hangs);
    const answer = ask(desk);
    await vi.waitFor(() => expect(server.questions()).toHaveLength(1));
    expect(desk.cloud.cancel()).toBe(1);
    expect(await answer).toMatchObject({ route: 'local', cloudFault: 'cancelled' });
    expect(server.questions()).toHaveLength(1);
    expect(desk.cloud.breaker()).toBe('closed');
  });
});

async function clinic(patience = EASY): Promise<{ readonly server: MessagesServer; readonly desk: TestDesk }> {
  const server = await startMessagesServer();
  return {
    server,
    desk: await onlineDesk(server, { patience, choices: { limitsUsd: { day: 90, month: 90, userDay: 90 } } }),
  };
}

async function ask(desk: TestDesk): Promise<GivenAnswer> {
  const { answers } = await askQuestion(desk, ASKED);
  expect(answers).toHaveLength(1);
  // as: exactly one, as just asserted
  return answers[0] as GivenAnswer;
}
