/** Who is at work, as a pseudonym: the logs hold only that, and the name lies in one row that can be erased. */
import { randomBytes } from 'node:crypto';
import type { WritableDB } from '../database/open.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';
import { appendAudit } from '../audit/append.ts';

/** The pseudonym of the user of that name, given out on first sight. */
export function localUser(db: WritableDB, displayName: string): string {
  return inTransaction(db, () => findByName(db, displayName) ?? insertUser(db, displayName));
}

/** Destroys the name. Readings lose their user; reads and the audit log keep a pseudonym that now leads nowhere. */
export function eraseUser(profile: Profile, user: string, actor: string): void {
  inTransaction(profile.db, () => {
    const { changes } = profile.db.prepare<[string]>('DELETE FROM users WHERE id = ?').run(user);
    if (changes !== 1) throw new Error(`no user ${user}`);
    appendAudit(profile.db, profile.keys.audit, { actor, action: 'user-erased', object: user });
  });
}

function findByName(db: WritableDB, displayName: string): string | null {
  const row = db.prepare<[string], { id: string }>('SELECT id FROM users WHERE display_name = ?').get(displayName);
  return row?.id ?? null;
}

/** 128 random bits: nothing about the person can be computed from them. */
function insertUser(db: WritableDB, displayName: string): string {
  const id = randomBytes(16).toString('hex');
  db.prepare<[string, string, string]>('INSERT INTO users (id, display_name, created_at) VALUES (?, ?, ?)').run(
    id,
    displayName,
    new Date().toISOString(),
  );
  return id;
}
