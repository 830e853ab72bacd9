import { describe, expect, it } from 'vitest';
import { confirmSignatures } from '../../../main/accounts/confirm.ts';
import { enrolSignatory, signatories, withdrawSignatory } from '../../../main/accounts/signatories.ts';
import { verifyAudit } from '../../../main/audit/verify.ts';
import type { Profile } from '../../../main/database/profile.ts';
import { localUser } from '../../../main/screening/users.ts';
import type { SignatoryId } from '../../../preload/passport.ts';
import { throwAway } from '../../support/database.ts';

const NOW = new Date('2026-11-23T08:00:00.000Z');

describe('confirmSignatures', () => {
  it('takes two people with their own passphrases, whatever keyboard they were typed on', async () => {
    const { profile, ayse, can } = await enrolled();
    const decomposed = 'Ayşe’nin parolası çğİ'.normalize('NFD');
    await confirmSignatures(profile, [sign(ayse, decomposed), sign(can, 'Can’ın parolası')], 'system', NOW);
    expect(failures(profile)).toEqual([0, 0]);
  });

  it('never tells which passphrase was wrong, nor whether somebody is enrolled at all', async () => {
    const { profile, ayse, can } = await enrolled();
    const stranger = localUser(profile.db, 'Somebody else') as SignatoryId;
    const wrong = [
      [sign(ayse, 'wrong'), sign(can, 'Can’ın parolası')],
      [sign(ayse, 'Ayşe’nin parolası çğİ'), sign(can, 'wrong')],
      [sign(ayse, 'Ayşe’nin parolası çğİ'), sign(stranger, 'Can’ın parolası')],
      [sign(ayse, 'Can’ın parolası'), sign(can, 'Ayşe’nin parolası çğİ')],
    ];
    const messages = new Set<string>();
    for (const signatures of wrong) {
      const refusal = confirmSignatures(profile, signatures, 'system', NOW);
      await expect(refusal).rejects.toMatchObject({ code: 'signature-wrong' });
      await refusal.catch((error: Error) => messages.add(error.message));
    }
    expect(messages.size).toBe(1);
    expect(actions(profile).filter((action) => action === 'signature-refused')).toHaveLength(4);
    expect((await verifyAudit(profile.db, profile.keys.audit)).isIntact).toBe(true);
  });

  it('does not let one person sign twice, even with the right passphrase', async () => {
    const { profile, ayse } = await enrolled();
    const twice = [sign(ayse, 'Ayşe’nin parolası çğİ'), sign(ayse, 'Ayşe’nin parolası çğİ')];
    await expect(confirmSignatures(profile, twice, 'system', NOW)).rejects.toMatchObject({
      code: 'signatures-same-person',
    });
  });

  it('lets nobody guess: five tries, then waits that double, and the right passphrase waits too', async () => {
    const { profile, ayse } = await enrolled();
    const guess = (at: Date, passphrase = 'wrong') =>
      confirmSignatures(profile, [sign(ayse, passphrase)], 'system', at).then(
        () => 'right',
        (error: { code: string }) => error.code,
      );
    for (let i = 0; i < 5; i += 1) expect(await guess(NOW)).toBe('signature-wrong');
    expect(await guess(later(29), 'Ayşe’nin parolası çğİ')).toBe('signature-throttled');
    expect(await guess(later(30))).toBe('signature-wrong');
    expect(await guess(later(30 + 59))).toBe('signature-throttled');
    expect(await guess(later(-86_400), 'Ayşe’nin parolası çğİ')).toBe('signature-throttled');
    expect(await guess(later(30 + 60), 'Ayşe’nin parolası çğİ')).toBe('right');
    expect(failures(profile)[0]).toBe(0);
  });

  it('counts parallel tries before any of them is answered', async () => {
    const { profile, ayse } = await enrolled();
    const tries = Array.from({ length: 8 }, () => confirmSignatures(profile, [sign(ayse, 'wrong')], 'system', NOW));
    const codes = (await Promise.allSettled(tries)).map((one) =>
      one.status === 'rejected' ? one.reason.code : 'right',
    );
    expect(codes.filter((code) => code === 'signature-wrong')).toHaveLength(5);
    expect(codes.filter((code) => code === 'signature-throttled')).toHaveLength(3);
  });

  it('does not forget the guesses at one person because another signed', async () => {
    const { profile, ayse, can } = await enrolled();
    const both = [sign(ayse, 'wrong'), sign(can, 'Can’ın parolası')];
    await expect(confirmSignatures(profile, both, 'system', NOW)).rejects.toMatchObject({ code: 'signature-wrong' });
    await confirmSignatures(profile, [sign(can, 'Can’ın parolası')], 'system', NOW);
    expect(failures(profile)).toEqual([1, 0]);
  });
});

it('whoever was withdrawn signs no more, and stays in the log', async () => {
  const { profile, ayse, can } = await enrolled();
  withdrawSignatory(profile, can, 'system');
  expect(signatories(profile.db).map(({ id }) => id)).toEqual([ayse]);
  await expect(confirmSignatures(profile, [sign(can, 'Can’ın parolası')], 'system', NOW)).rejects.toMatchObject({
    code: 'signature-wrong',
  });
  expect(() => withdrawSignatory(profile, can, 'system')).toThrow(`no signatory ${can}`);
  expect(() => profile.db.exec('DELETE FROM signatories')).toThrow('not deleted');
  expect(actions(profile)).toContain('signatory-withdrawn');
});

async function enrolled(): Promise<{ profile: Profile; ayse: SignatoryId; can: SignatoryId }> {
  const profile = throwAway();
  const [ayse, can] = [idOf(profile, 'Dr. Ayşe Işık'), idOf(profile, 'Dr. Can Öz')];
  await enrolSignatory(profile, { id: ayse, passphrase: 'Ayşe’nin parolası çğİ' }, 'system');
  await enrolSignatory(profile, { id: can, passphrase: 'Can’ın parolası' }, 'system');
  return { profile, ayse, can };
}

function idOf(profile: Profile, name: string): SignatoryId {
  // as: a user's pseudonym is a signatory's
  return localUser(profile.db, name) as SignatoryId;
}

function sign(signatory: SignatoryId, passphrase: string) {
  return { signatory, passphrase };
}

function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

/** In the order of enrolment. */
function failures({ db }: Profile): number[] {
  return db
    .prepare<[], { failures: number }>('SELECT failures FROM signatories ORDER BY rowid')
    .all()
    .map((row) => row.failures);
}

function actions({ db }: Profile): string[] {
  return db
    .prepare<[], { action: string }>('SELECT action FROM audit_log ORDER BY seq')
    .all()
    .map(({ action }) => action);
}
