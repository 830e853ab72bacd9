import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../../main/audit/verify.ts';
import { answer } from '../../../../main/ipc/answer.ts';
import type { Application } from '../../../../main/ipc/application.ts';
import { handlersFor } from '../../../../main/ipc/handlers.ts';
import { askQuestion } from '../../../../main/routing/answer/answer.ts';
import { changeChoices, hasKey, readChoices, readKey, storeKey } from '../../../../main/routing/cloud/settings.ts';
import type { Channel, Input } from '../../../../preload/contract.ts';
import { profileOnDisk, temporaryFolder, throwAway } from '../../../support/database.ts';
import { refuses } from '../../../support/messages-server.ts';
import { COMPLEX, KEY, onlineDesk, startMessagesServer } from '../../../support/question-desk.ts';

const USER = 'b'.repeat(32);

describe('the key', () => {
  it('is in no reply, no file, no log and no row, in any encoding we use', async () => {
    const folder = join(temporaryFolder(), 'profile');
    const said: string[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    }
    const server = await startMessagesServer();
    const desk = await onlineDesk(server, { profile: await profileOnDisk(folder) });
    const replies = await everyReply(desk);
    server.behave(refuses(401, 'authentication_error', `invalid x-api-key ${KEY}`));
    replies.push(await askQuestion(desk, { study: null, text: COMPLEX, consent: 'may-leave' }));
    vi.restoreAllMocks();
    const { db, keys } = desk.profile;
    const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const rows = tables.map(({ name }) => db.prepare(`SELECT * FROM ${name}`).all());
    expect(server.questions()).toHaveLength(2);
    expect(readKey(desk.profile)).toBe(KEY);
    const files = filesIn(folder).map((path) => readFileSync(path).toString('latin1'));
    for (const secret of [KEY, Buffer.from(KEY).toString('base64'), Buffer.from(KEY).toString('hex')]) {
      expect(files.join()).not.toContain(secret);
      expect(JSON.stringify([replies, rows, said])).not.toContain(secret);
      expect(bytesIn(rows)).not.toContain(secret);
    }
    expect((await verifyAudit(db, keys.audit)).isIntact).toBe(true);
  });

  it('is for one host: another host forgets it', () => {
    const profile = throwAway();
    storeKey(profile, USER, KEY);
    const choices = readChoices(profile.db);
    changeChoices(profile, USER, { ...choices, baseUrl: `${choices.baseUrl}/gateway` });
    expect(readKey(profile)).toBe(KEY);
    changeChoices(profile, USER, { ...choices, baseUrl: 'https://elsewhere.example' });
    expect(hasKey(profile.db)).toBe(false);
  });

  it('does not open when a host is changed behind our back', () => {
    const profile = throwAway();
    storeKey(profile, USER, KEY);
    profile.db.exec("UPDATE cloud_settings SET base_url = 'https://elsewhere.example'");
    expect(readKey(profile)).toBeNull();
  });

  it('can be taken away', () => {
    const profile = throwAway();
    storeKey(profile, USER, KEY);
    storeKey(profile, USER, null);
    expect(readKey(profile)).toBeNull();
  });
});

describe('a choice', () => {
  it('of a model without a price is refused', () => {
    const profile = throwAway();
    const choices = { ...readChoices(profile.db), model: 'claude-unheard-of' };
    expect(() => changeChoices(profile, USER, choices)).toThrow(
      expect.objectContaining({ code: 'cloud-model-unknown' }),
    );
  });

  it('is in the audit log, with the host and without the key', () => {
    const { db, ...profile } = throwAway();
    changeChoices({ db, ...profile }, USER, { ...readChoices(db), isAllowed: true });
    storeKey({ db, ...profile }, USER, KEY);
    const log = db.prepare('SELECT actor, action, detail FROM audit_log').all();
    expect(log).toMatchObject([
      { actor: USER, action: 'cloud-settings-changed', detail: expect.stringContaining('"isAllowed":true') },
      { actor: USER, action: 'cloud-key-set', detail: '{"host":"https://api.anthropic.com"}' },
    ]);
  });
});

/** Every operation that has to do with the cloud, asked as the window asks. */
async function everyReply(desk: Awaited<ReturnType<typeof onlineDesk>>): Promise<unknown[]> {
  // as: the operations below ask for nothing but what is open
  const application = { work: () => ({ clinic: desk.clinic, questions: desk }), around: {} } as unknown as Application;
  const handlers = handlersFor(application);
  const replies: unknown[] = [];
  const ask = async <C extends Channel>(channel: C, input: Input<C>): Promise<void> => {
    const reply = await answer(
      { handlers, stage: () => 'ready', report: (error) => replies.push(error) },
      channel,
      input,
    );
    expect(reply).toHaveProperty('ok', true);
    replies.push(reply);
  };
  await ask('questions.preview', { study: null, text: COMPLEX });
  await ask('questions.ask', { study: null, text: COMPLEX, consent: 'may-leave' });
  await ask('questions.find', { study: null, limit: 10 });
  await ask('cloud.settings', {});
  await ask('cloud.setKey', { key: KEY });
  await ask('egress.find', { withProbes: true, limit: 100, offset: 0 });
  await ask('egress.open', { id: 1 });
  for (let looks = 0; looks < 3; looks += 1) await desk.cloud.look().then(() => desk.later(3_000));
  return replies;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function bytesIn(rows: readonly (readonly unknown[])[]): string {
  const values = rows.flat().flatMap((row) => Object.values(row ?? {}));
  return values.map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : '')).join();
}
