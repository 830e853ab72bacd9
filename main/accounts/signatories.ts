/**
 * Until accounts arrive: the people who may sign for what the model answers with, each with a passphrase of their own.
 * Whoever holds the profile's passphrase enrols them.
 */
import type { Signatory, SignatoryId } from '../../preload/passport.ts';
import { appendAudit } from '../audit/append.ts';
import { StorageFault } from '../database/fault.ts';
import type { ReadableDB } from '../database/open.ts';
import { newStretching, stretch } from '../database/passphrase.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';

/** Enrols a person, or gives one who is enrolled another passphrase. The caller has proved to hold the profile. */
export async function enrolSignatory(
  { db, keys }: Profile,
  { id, passphrase }: { readonly id: SignatoryId; readonly passphrase: string },
  actor: string,
): Promise<void> {
  const stretching = newStretching();
  const hash = await stretch(passphrase, stretching);
  inTransaction(db, () => {
    db.prepare<[string, string, Buffer, string]>(
      `INSERT INTO signatories (user, stretching, hash, enrolled_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (user) DO UPDATE SET stretching = excluded.stretching, hash = excluded.hash,
         enrolled_at = excluded.enrolled_at, withdrawn_at = NULL, failures = 0, tried_at = NULL`,
    ).run(id, JSON.stringify(stretching), hash, new Date().toISOString());
    appendAudit(db, keys.audit, { actor, action: 'signatory-enrolled', object: id });
  });
}

/** Throws `signatory-not-found`. */
export function withdrawSignatory({ db, keys }: Profile, id: SignatoryId, actor: string): void {
  inTransaction(db, () => {
    const { changes } = db
      .prepare<[string, string]>('UPDATE signatories SET withdrawn_at = ? WHERE user = ? AND withdrawn_at IS NULL')
      .run(new Date().toISOString(), id);
    if (changes !== 1) throw new StorageFault('signatory-not-found', `no signatory ${id}`);
    appendAudit(db, keys.audit, { actor, action: 'signatory-withdrawn', object: id });
  });
}

/** Those who may sign now, by name. Who was erased has only a pseudonym left and signs no more. */
export function signatories(db: ReadableDB): readonly Signatory[] {
  return db
    .prepare<[], Signatory>(
      `SELECT s.user AS id, u.display_name AS name, s.enrolled_at AS enrolledAt
       FROM signatories AS s JOIN users AS u ON u.id = s.user WHERE s.withdrawn_at IS NULL ORDER BY u.display_name`,
    )
    .all();
}
