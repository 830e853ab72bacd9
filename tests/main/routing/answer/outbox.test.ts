import { describe, expect, it, vi } from 'vitest';
import { askQuestion, questionOn } from '../../../../main/routing/answer/answer.ts';
import { putInOutbox, takeFromOutbox } from '../../../../main/routing/answer/outbox.ts';
import type { QuestionEntry } from '../../../../preload/questions.ts';
import type { MessagesServer } from '../../../support/messages-server.ts';
import { refuses, says } from '../../../support/messages-server.ts';
import type { TestDesk } from '../../../support/question-desk.ts';
import { COMPLEX, comeOnline, deskOn, onlineDesk, startMessagesServer } from '../../../support/question-desk.ts';

describe('a complex question asked without a network', () => {
  it('is answered here, offered to wait, and asked when the link returns only because the user said so', async () => {
    const { server, desk, entry } = await askedOffline();
    const left = await ask(desk);
    expect([entry.outbox, left.outbox]).toEqual(['offered', 'offered']);
    expect(putInOutbox(desk, entry.id).outbox).toBe('waiting');
    await reconnect(desk);
    await vi.waitFor(() => expect(desk.answered).toEqual([entry.id]));
    expect(server.questions()).toHaveLength(1);
    const { answers, outbox } = questionOn(desk, entry.id);
    expect(outbox).toBe('sent');
    expect(answers.map(({ route }) => route)).toEqual(['local', 'cloud']);
    expect(questionOn(desk, left.id).outbox).toBe('offered');
  });

  it('is not asked twice', async () => {
    const { server, desk, entry } = await askedOffline();
    putInOutbox(desk, entry.id);
    await reconnect(desk);
    await vi.waitFor(() => expect(desk.answered).toHaveLength(1));
    desk.later(61_000);
    await desk.cloud.look();
    expect(server.questions()).toHaveLength(1);
    expect(() => putInOutbox(desk, entry.id)).toThrow(expect.objectContaining({ code: 'outbox-not-offered' }));
  });

  it('can be taken back', async () => {
    const { server, desk, entry } = await askedOffline();
    putInOutbox(desk, entry.id);
    expect(takeFromOutbox(desk, entry.id).outbox).toBe('withdrawn');
    await reconnect(desk);
    expect(server.questions()).toEqual([]);
    expect(() => takeFromOutbox(desk, entry.id)).toThrow(expect.objectContaining({ code: 'outbox-not-offered' }));
  });

  it('is given up after five tries, and can be put in again', async () => {
    const { server, desk, entry } = await askedOffline();
    server.behave(refuses(413, 'request_too_large', 'x'));
    putInOutbox(desk, entry.id);
    await reconnect(desk);
    for (let tries = 1; tries < 7; tries += 1) {
      await vi.waitFor(() => expect(server.questions()).toHaveLength(Math.min(tries, 5)));
      // The probe of the next minute comes back to it.
      desk.later(61_000);
      await settled(desk);
    }
    expect(questionOn(desk, entry.id).outbox).toBe('failed');
    expect(questionOn(desk, entry.id).answers).toHaveLength(1);
    server.behave(says(['Tamam.']));
    putInOutbox(desk, entry.id);
    desk.later(61_000);
    await desk.cloud.look();
    await vi.waitFor(() => expect(questionOn(desk, entry.id).outbox).toBe('sent'));
  });
});

describe('what is not offered', () => {
  it('cannot be put in: a simple question, or one that the user keeps here', async () => {
    const desk = await onlineDesk(await startMessagesServer());
    for (const [text, consent] of [
      ['Merhaba', 'may-leave'],
      [COMPLEX, 'this-computer'],
    ] as const) {
      const { id, outbox } = await askQuestion(desk, { study: null, text, consent });
      expect(outbox).toBeNull();
      expect(() => putInOutbox(desk, id)).toThrow(expect.objectContaining({ code: 'outbox-not-offered' }));
    }
  });
});

interface Offline {
  readonly server: MessagesServer;
  readonly desk: TestDesk;
  readonly entry: QuestionEntry;
}

async function askedOffline(): Promise<Offline> {
  const server = await startMessagesServer();
  const desk = deskOn(server, { isNetworkUp: false });
  const entry = await ask(desk);
  expect(entry.answers).toMatchObject([{ route: 'local', because: 'offline' }]);
  return { server, desk, entry };
}

function ask(desk: TestDesk): Promise<QuestionEntry> {
  return askQuestion(desk, { study: null, text: COMPLEX, consent: 'may-leave' });
}

async function reconnect(desk: TestDesk): Promise<void> {
  desk.setNetwork(true);
  await comeOnline(desk);
}

/** The send under way has ended, and the next probe is answered. */
async function settled(desk: TestDesk): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  await desk.cloud.look();
}
