import { describe, expect, it } from 'vitest';
import { appendAudit } from '../../../../main/audit/append.ts';
import type { Profile } from '../../../../main/database/profile.ts';
import { inTransaction } from '../../../../main/database/transaction.ts';
import { askQuestion } from '../../../../main/routing/answer/answer.ts';
import { findSends } from '../../../../main/routing/cloud/ledger.ts';
import { changeChoices, readChoices } from '../../../../main/routing/cloud/settings.ts';
import { privacySheet } from '../../../../main/routing/figures/privacy-sheet.ts';
import { localUser } from '../../../../main/screening/users.ts';
import { throwAway } from '../../../support/database.ts';
import { refuses } from '../../../support/messages-server.ts';
import { COMPLEX, deskOn, onlineDesk, startMessagesServer } from '../../../support/question-desk.ts';

const THIS_MONTH = new Date().toISOString().slice(0, 7);
const ASKED = { study: null, text: COMPLEX, consent: 'may-leave' } as const;

describe('"nothing left"', () => {
  it('is said without a condition while the way out was shut all the time', () => {
    const profile = started();
    expect(sheetOf(profile)).toMatchObject({ statement: 'closed', sends: 0, bytes: 0, openPeriods: [], isOver: false });
    change(profile, { isAllowed: true, isThisComputerOnly: true });
    expect(sheetOf(profile).statement).toBe('closed');
  });

  it('is no longer, once the way was open, however shortly', () => {
    const profile = started();
    change(profile, { isAllowed: true });
    expect(sheetOf(profile)).toMatchObject({ statement: 'silent', openPeriods: [{ until: null }] });
    change(profile, { isThisComputerOnly: true });
    const { statement, openPeriods } = sheetOf(profile);
    expect(statement).toBe('silent');
    expect(openPeriods).toHaveLength(1);
    expect(openPeriods[0]?.until).not.toBeNull();
  });

  it('knows from the months before that the way is open', () => {
    const profile = started();
    change(profile, { isAllowed: true });
    const next = new Date(Date.now() + 40 * 86_400_000);
    const sheet = privacySheet(profile.db, next.toISOString().slice(0, 7), new Date(next.getTime() + 40 * 86_400_000));
    expect(sheet).toMatchObject({ statement: 'silent', isOver: true });
    expect(sheet.openPeriods).toEqual([{ from: sheet.from, until: null }]);
  });

  it('is not said of a month that nobody recorded', () => {
    expect(privacySheet(started().db, '2025-01')).toMatchObject({ statement: 'unrecorded', sends: 0 });
    expect(privacySheet(started().db, '2099-12')).toMatchObject({ statement: 'unrecorded', isOver: false });
  });
});

describe('what left', () => {
  it('is the sum of the ledger, host by host and user by user, with what it cost', async () => {
    const server = await startMessagesServer();
    const desk = await onlineDesk(server);
    await askQuestion(desk, ASKED);
    server.behave(refuses(529, 'overloaded_error', 'Overloaded'));
    await askQuestion(desk, ASKED);
    const ledger = findSends(desk.profile.db, { withProbes: true, limit: 500, offset: 0 });
    const sheet = sheetOf(desk.profile);
    expect(sheet.statement).toBe('sent');
    expect(sheet.sends).toBe(ledger.length);
    expect(sheet.bytes).toBe(ledger.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(sheet.costUsd).toBeCloseTo(
      ledger.reduce((sum, { costUsd }) => sum + costUsd, 0),
      9,
    );
    const questions = ledger.filter(({ kind }) => kind === 'question');
    expect(sheet.rows).toMatchObject([
      { kind: 'question', host: questions[0]?.host, user: desk.clinic.user, sends: questions.length },
      { kind: 'probe', bytes: 0, costUsd: 0 },
    ]);
    // Both left, the failed one as well: neither was kept here.
    expect(sheet.kept).toEqual([]);
    expect(JSON.stringify(sheet)).not.toContain('Sarkoidoz');
  });

  it('tells what kept the others here', async () => {
    const desk = deskOn(await startMessagesServer(), { isNetworkUp: false });
    await askQuestion(desk, ASKED);
    await askQuestion(desk, { ...ASKED, consent: 'this-computer' });
    await askQuestion(desk, { ...ASKED, text: 'Merhaba' });
    expect(sheetOf(desk.profile).kept).toEqual(
      expect.arrayContaining([
        { code: 'consent-missing', count: 1 },
        { code: 'offline', count: 1 },
      ]),
    );
    expect(sheetOf(desk.profile).kept).toHaveLength(2);
  });
});

function sheetOf({ db }: Profile) {
  return privacySheet(db, THIS_MONTH, new Date(Date.now() + 1_000));
}

/** As a new profile begins: its log tells since when there is a record. */
function started(): Profile {
  const profile = throwAway();
  const entry = { actor: 'system', action: 'profile-created', object: 'profile' } as const;
  inTransaction(profile.db, () => appendAudit(profile.db, profile.keys.audit, entry));
  return profile;
}

function change(profile: Profile, choices: Partial<ReturnType<typeof readChoices>>): void {
  changeChoices(profile, localUser(profile.db, 'Dr. A'), { ...readChoices(profile.db), ...choices });
}
