/**
 * Whether these people are who they say. All passphrases are tried, whatever the first one gave, and a refusal never
 * tells which was wrong. A try is counted before it is made, so that neither parallel tries nor a kill win free guesses.
 */
import { timingSafeEqual } from 'node:crypto';
import type { SignatoryId } from '../../preload/passport.ts';
import { appendAudit } from '../audit/append.ts';
import { StorageFault } from '../database/fault.ts';
import type { ReadableDB } from '../database/open.ts';
import { newStretching, stretch, type Stretching } from '../database/passphrase.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';

export interface Signature {
  readonly signatory: SignatoryId;
  readonly passphrase: string;
}

/** Throws `signatures-same-person`, `signature-throttled` or `signature-wrong`. `now`: the wall clock. */
export async function confirmSignatures(
  profile: Profile,
  signatures: readonly Signature[],
  actor: string,
  now: Date = new Date(),
): Promise<void> {
  const ids = signatures.map(({ signatory }) => signatory);
  if (new Set(ids).size !== ids.length) throw new StorageFault('signatures-same-person', 'one person signed twice');
  const known = countTries(profile, ids, now);
  const verdicts = await Promise.all(signatures.map((signature) => isRight(signature, known.get(signature.signatory))));
  inTransaction(profile.db, () => settle(profile, ids, verdicts.every(Boolean), actor));
  if (!verdicts.every(Boolean)) throw new StorageFault('signature-wrong', 'a signature did not hold');
}

interface Enrolled {
  readonly user: string;
  readonly stretching: string;
  readonly hash: Buffer;
  readonly failures: number;
  readonly triedAt: string | null;
}

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

function countTries({ db }: Profile, ids: readonly SignatoryId[], now: Date): ReadonlyMap<string, Enrolled> {
  return inTransaction(db, () => {
    const enrolled = ids.flatMap((id) => findEnrolled(db, id) ?? []);
    if (enrolled.some((one) => mustWait(one, now))) throw new StorageFault('signature-throttled', 'too many tries');
    const count = db.prepare<[string, string]>(
      'UPDATE signatories SET failures = failures + 1, tried_at = ? WHERE user = ?',
    );
    for (const { user } of enrolled) count.run(now.toISOString(), user);
    return new Map(enrolled.map((one) => [one.user, one]));
  });
}

/** After five tries in a row 30 seconds, doubled with each further one up to a quarter of an hour. A clock set back waits too. */
function mustWait({ failures, triedAt }: Enrolled, now: Date): boolean {
  if (failures < FREE_TRIES || triedAt === null) return false;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES));
  return now.getTime() - Date.parse(triedAt) < wait;
}

/** Somebody who is not enrolled costs as much time as somebody who is. */
async function isRight({ passphrase }: Signature, enrolled: Enrolled | undefined): Promise<boolean> {
  // as: the column is written by enrolSignatory alone
  const stretching = enrolled ? (JSON.parse(enrolled.stretching) as Stretching) : newStretching();
  const hash = await stretch(passphrase, stretching);
  return enrolled !== undefined && timingSafeEqual(hash, enrolled.hash);
}

function settle({ db, keys }: Profile, ids: readonly SignatoryId[], areRight: boolean, actor: string): void {
  if (!areRight) {
    appendAudit(db, keys.audit, { actor, action: 'signature-refused', detail: { signatories: ids.join(',') } });
    return;
  }
  const forget = db.prepare<[string]>('UPDATE signatories SET failures = 0, tried_at = NULL WHERE user = ?');
  for (const id of ids) forget.run(id);
}

function findEnrolled(db: ReadableDB, id: SignatoryId): Enrolled | undefined {
  return db
    .prepare<[string], Enrolled>(
      `SELECT user, stretching, hash, failures, tried_at AS triedAt FROM signatories
       WHERE user = ? AND withdrawn_at IS NULL`,
    )
    .get(id);
}
