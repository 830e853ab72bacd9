import { describe, expect, it } from 'vitest';
import { askQuestion } from '../../../../main/routing/answer/answer.ts';
import { putInOutbox } from '../../../../main/routing/answer/outbox.ts';
import { openGate } from '../../../../main/routing/cloud/gate.ts';
import { changeChoices, readChoices } from '../../../../main/routing/cloud/settings.ts';
import { hangs } from '../../../support/messages-server.ts';
import type { DeskChanges, TestDesk } from '../../../support/question-desk.ts';
import { COMPLEX, comeOnline, deskOn, onlineDesk, startMessagesServer } from '../../../support/question-desk.ts';

const ASKED = { study: null, text: COMPLEX, consent: 'may-leave' } as const;

describe('no packet leaves', () => {
  it.each<readonly [string, DeskChanges, string]>([
    ['while this computer only is on', { choices: { isThisComputerOnly: true } }, 'this-computer-only'],
    ['while the clinic has not allowed the cloud', { choices: { isAllowed: false } }, 'cloud-off'],
    ['while there is no key', { hasKey: false }, 'cloud-not-configured'],
    ['while the operating system sees no network', { isNetworkUp: false }, 'offline'],
  ])('%s, neither a question nor a probe', async (_, changes, because) => {
    const server = await startMessagesServer();
    const desk = deskOn(server, changes);
    await comeOnline(desk);
    expect((await askQuestion(desk, ASKED)).answers).toMatchObject([{ route: 'local', because, costUsd: 0 }]);
    expect(server.calls()).toBe(0);
  });

  it('for a question that the user keeps here, or that may name a patient', async () => {
    const server = await startMessagesServer();
    const desk = await onlineDesk(server);
    const before = server.calls();
    const kept = await askQuestion(desk, { ...ASKED, consent: 'this-computer' });
    const named = await askQuestion(desk, { ...ASKED, text: `${COMPLEX}. Hasta Ayşe Yılmaz, TC 10000000146` });
    expect(kept.answers).toMatchObject([{ because: 'consent-missing' }]);
    expect(named.answers).toMatchObject([{ because: 'protected-data' }]);
    expect(server.calls()).toBe(before);
  });

  it('once the switch is thrown, whatever was waiting', async () => {
    const server = await startMessagesServer();
    const desk = deskOn(server);
    const { id } = await askQuestion(desk, ASKED);
    expect(putInOutbox(desk, id).outbox).toBe('waiting');
    setChoices(desk, { isThisComputerOnly: true });
    desk.cloud.reset();
    await comeOnline(desk);
    expect(server.calls()).toBe(0);
  });

  it('to another host than the one that is set, nor twice through one gate', async () => {
    const [server, other] = [await startMessagesServer(), await startMessagesServer()];
    const { clinic } = deskOn(server);
    const keeper = { profile: clinic.profile, user: clinic.user, transport: server.transport };
    await expect(openGate(keeper, null).fetch(`${other.baseUrl}/v1/models`)).rejects.toThrow('not the host');
    const gate = openGate(keeper, null);
    await gate.fetch(`${server.baseUrl}/v1/models`);
    await expect(gate.fetch(`${server.baseUrl}/v1/models`)).rejects.toThrow('one request a gate');
    expect(server.calls()).toBe(1);
  });
});

describe('a decision', () => {
  it('never waits for the network', async () => {
    const server = await startMessagesServer();
    const desk = deskOn(server);
    server.behave(hangs);
    // The link is not known yet, so the answer comes from here, and nobody has been asked.
    expect((await askQuestion(desk, ASKED)).answers).toMatchObject([{ because: 'connectivity-unknown' }]);
    expect(server.questions()).toEqual([]);
  });
});

function setChoices({ clinic }: TestDesk, changes: Partial<ReturnType<typeof readChoices>>): void {
  changeChoices(clinic.profile, clinic.user, { ...readChoices(clinic.profile.db), ...changes });
}
