import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../../main/audit/verify.ts';
import { openProfile } from '../../../../main/database/profile.ts';
import { findSends } from '../../../../main/routing/cloud/ledger.ts';
import { changeChoices, readChoices, storeKey } from '../../../../main/routing/cloud/settings.ts';
import { spentUsd } from '../../../../main/routing/cost/budget.ts';
import { findQuestions, unansweredQuestions } from '../../../../main/routing/questions/questions.ts';
import { localUser } from '../../../../main/screening/users.ts';
import { OPTIONS, PASSPHRASE, profileOnDisk, temporaryFolder } from '../../../support/database.ts';
import type { MessagesServer } from '../../../support/messages-server.ts';
import { says } from '../../../support/messages-server.ts';
import { deskOn, KEY, startMessagesServer } from '../../../support/question-desk.ts';

const CYCLES = 6;
const LIMIT_USD = 0.6;
/** Nearly the worst case of each send: 2500 x 2 + 3900 x 10 millionths. */
const CHARGED_USD = 0.044;

it(
  'neither overspends nor loses a question when the process is killed during cloud calls',
  { timeout: 180_000 },
  async () => {
    const folder = join(temporaryFolder(), 'profile');
    const server = await startMessagesServer();
    server.behave((response, received) => {
      const answer = says(['Tamam.'], { input_tokens: 2_500, output_tokens: 3_900 });
      setTimeout(() => answer(response, received), 30);
    });
    await prepare(folder, server);
    const told = new Set<string>();
    const interrupted = new Set<string>();
    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      await askUntilKilled(folder, server, told, 1 + cycle);
      const survivor = await openProfile(folder, { passphrase: PASSPHRASE }, OPTIONS);
      const { db, keys } = survivor;
      expect((await verifyAudit(db, keys.audit)).isIntact).toBe(true);
      // Everything the service may charge is on the books, and the books keep to the limit.
      const today = new Date().toISOString().slice(0, 10);
      const booked = spentUsd(db, today, localUser(db, 'Dr. Ayşe Işık')).day;
      expect(server.questions().length * CHARGED_USD).toBeLessThanOrEqual(booked + 1e-9);
      expect(booked).toBeLessThanOrEqual(LIMIT_USD + 1e-9);
      expect(findSends(db, { withProbes: false, limit: 500, offset: 0 }).length).toBeGreaterThanOrEqual(
        server.questions().length,
      );
      const kept = findQuestions(db, null, 500);
      expect([...told].filter((id) => !kept.some((question) => question.id === id))).toEqual([]);
      for (const { id } of unansweredQuestions(db)) interrupted.add(id);
      survivor.close();
    }
    expect(interrupted.size).toBeGreaterThan(0);
    await expectAllAnsweredAtNextStart(folder, server, interrupted);
  },
);

async function prepare(folder: string, { baseUrl }: MessagesServer): Promise<void> {
  const profile = await profileOnDisk(folder);
  const user = localUser(profile.db, 'Dr. Ayşe Işık');
  const limitsUsd = { day: LIMIT_USD, month: LIMIT_USD, userDay: LIMIT_USD };
  changeChoices(profile, user, { ...readChoices(profile.db), isAllowed: true, baseUrl, limitsUsd });
  storeKey(profile, user, KEY);
  profile.close();
}

/** Kills without warning once the service has seen so many more questions. */
async function askUntilKilled(folder: string, server: MessagesServer, told: Set<string>, more: number): Promise<void> {
  const script = join(import.meta.dirname, '../../../support/ask-loop.mjs');
  const child = spawn(process.execPath, [script, folder, PASSPHRASE], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const goal = server.questions().length + more;
  const watch = setInterval(() => {
    if (server.questions().length >= goal) child.kill('SIGKILL');
  }, 1);
  for await (const line of createInterface({ input: child.stdout })) {
    const [id = '', , because = ''] = line.split(' ');
    told.add(id);
    if (because === 'budget-exhausted') child.kill('SIGKILL');
  }
  clearInterval(watch);
  expect(await exit).toEqual([null, 'SIGKILL']);
}

async function expectAllAnsweredAtNextStart(
  folder: string,
  server: MessagesServer,
  interrupted: ReadonlySet<string>,
): Promise<void> {
  const profile = await openProfile(folder, { passphrase: PASSPHRASE }, OPTIONS);
  const desk = deskOn(server, { profile, choices: { isAllowed: false } });
  await vi.waitFor(() => expect(unansweredQuestions(desk.profile.db)).toEqual([]));
  const found = findQuestions(profile.db, null, 500).filter(({ id }) => interrupted.has(id));
  expect(found).toHaveLength(interrupted.size);
  for (const { answers } of found) expect(answers).toMatchObject([{ route: 'local', cloudFault: 'interrupted' }]);
  desk.cloud.stop();
  profile.close();
}
