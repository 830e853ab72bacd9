/** Questions that wait for the cloud because the user said so, and are asked when it can be reached. */
import type { OutboxState, QuestionEntry, QuestionId } from '../../../preload/questions.ts';
import { appendAudit } from '../../audit/append.ts';
import type { ReadableDB, WritableDB } from '../../database/open.ts';
import { inTransaction } from '../../database/transaction.ts';
import { decideRoute } from '../decision/decide.ts';
import { QuestionFault } from '../questions/fault.ts';
import type { QuestionDesk } from './answer.ts';
import { keepReply, questionOn } from './answer.ts';
import { circumstancesOf } from './situation.ts';

/** Each try may cost: after so many the question is given up, and says so. */
const MAX_ATTEMPTS = 5;

/** Throws `question-not-found`, and `outbox-not-offered` for a question that was not offered to wait. */
export function putInOutbox(desk: QuestionDesk, id: QuestionId): QuestionEntry {
  const { outbox } = questionOn(desk, id);
  if (outbox === 'waiting') return questionOn(desk, id);
  if (outbox !== 'offered' && outbox !== 'withdrawn' && outbox !== 'failed') {
    throw new QuestionFault('outbox-not-offered', `${id} is not offered`);
  }
  change(desk, id, 'waiting');
  return questionOn(desk, id);
}

/** Throws `question-not-found`, and `outbox-not-offered` for a question that does not wait. */
export function takeFromOutbox(desk: QuestionDesk, id: QuestionId): QuestionEntry {
  if (questionOn(desk, id).outbox !== 'waiting') throw new QuestionFault('outbox-not-offered', `${id} does not wait`);
  change(desk, id, 'withdrawn');
  return questionOn(desk, id);
}

/** One after the other, in the order they were put in. Stops when the cloud cannot be asked. Returns what was answered. */
export async function sendOutbox(desk: QuestionDesk): Promise<readonly QuestionId[]> {
  const answered: QuestionId[] = [];
  for (const { id, attempts } of waiting(desk.clinic.profile.db)) {
    const sent = await sendOne(desk, id, attempts);
    if (sent === 'blocked') break;
    if (sent === 'answered') answered.push(id);
  }
  return answered;
}

async function sendOne(
  desk: QuestionDesk,
  id: QuestionId,
  attempts: number,
): Promise<'answered' | 'failed' | 'blocked'> {
  const { profile, user } = desk.clinic;
  const { study, text } = questionOn(desk, id);
  const asking = { study, text, consent: 'may-leave' } as const;
  const circumstances = circumstancesOf(profile, desk.cloud, { ...asking, user });
  const decision = decideRoute(text, circumstances);
  if (decision.route !== 'cloud') return 'blocked';
  inTransaction(profile.db, () => countAttempt(profile.db, id));
  const startedAt = performance.now();
  const onAnswered = (): void => write(profile.db, id, 'sent');
  const outcome = await desk.cloud.ask({ id, text });
  if (!profile.db.open) return 'blocked';
  if ('reply' in outcome) {
    keepReply(desk, { ...asking, id, startedAt, onAnswered }, decision, outcome);
    return 'answered';
  }
  if (attempts + 1 >= MAX_ATTEMPTS) change(desk, id, 'failed');
  return 'failed';
}

function waiting(db: ReadableDB): readonly { readonly id: QuestionId; readonly attempts: number }[] {
  return db
    .prepare<[], { id: QuestionId; attempts: number }>(
      "SELECT question AS id, attempts FROM outbox WHERE state = 'waiting' ORDER BY changed_at",
    )
    .all();
}

function countAttempt(db: WritableDB, id: QuestionId): void {
  db.prepare<[QuestionId]>('UPDATE outbox SET attempts = attempts + 1 WHERE question = ?').run(id);
}

function change({ clinic }: QuestionDesk, id: QuestionId, state: Exclude<OutboxState, 'offered'>): void {
  const { profile, user } = clinic;
  inTransaction(profile.db, () => {
    write(profile.db, id, state);
    const entry = { actor: user, action: 'outbox-changed', object: id, detail: { state } } as const;
    appendAudit(profile.db, profile.keys.audit, entry);
  });
}

/** Put in anew, a question has all its attempts before it. */
function write(db: WritableDB, id: QuestionId, state: Exclude<OutboxState, 'offered'>): void {
  db.prepare<[QuestionId, string, string]>(
    `INSERT INTO outbox (question, state, changed_at) VALUES (?, ?, ?)
     ON CONFLICT (question) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at,
       attempts = iif(excluded.state = 'waiting', 0, attempts)`,
  ).run(id, state, new Date().toISOString());
}
