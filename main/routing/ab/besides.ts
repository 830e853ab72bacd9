/** Paired shadow: the cloud is asked what was answered here, through the same gate; its answer is kept and not shown. */
import type { AbOutcome } from '../../../preload/ab-tests.ts';
import { appendAudit } from '../../audit/append.ts';
import { fingerprint } from '../../audit/entry.ts';
import { inTransaction } from '../../database/transaction.ts';
import { caseOf, openPairOf, recordArm } from '../../registry/ab-tests/cases.ts';
import { lookIfDue } from '../../registry/ab-tests/looks.ts';
import type { Clinic } from '../../screening/clinic.ts';
import type { CloudOutcome } from '../cloud/ask.ts';
import type { Asked } from '../cloud/attempt.ts';
import type { CloudService } from '../cloud/service.ts';

/** Does nothing for a question that is no open pair: it was enrolled only with consent and where nothing kept it here. */
export async function askBesides(
  { clinic, cloud }: { readonly clinic: Clinic; readonly cloud: CloudService },
  asked: Asked,
): Promise<void> {
  const { profile, user } = clinic;
  const pair = openPairOf(profile.db, asked.id);
  if (pair === null) return;
  const startedAt = performance.now();
  const outcome = await cloud.ask(asked);
  const durationMs = performance.now() - startedAt;
  if (!profile.db.open) return;
  const lines = 'reply' in outcome ? outcome.reply.sentences : [];
  const code = 'reply' in outcome ? null : outcome.fault;
  inTransaction(profile.db, () => {
    const { microUsd } = outcome;
    const answer = { outcome: outcomeOf(outcome), code, state: null, prediction: null, lines, durationMs, microUsd };
    recordArm(profile.db, pair, { arm: 'b', at: new Date().toISOString(), ...answer });
    const detail = { outcome: answer.outcome, code, answer: fingerprint(profile.keys.audit, JSON.stringify(lines)) };
    appendAudit(profile.db, profile.keys.audit, {
      actor: user,
      action: 'ab-answer-recorded',
      object: asked.id,
      detail: { ...detail, microUsd },
    });
    lookIfDue(profile, caseOf(profile.db, pair).test, user);
  });
}

function outcomeOf(outcome: CloudOutcome): AbOutcome {
  if (!('reply' in outcome)) return 'failed';
  return outcome.reply.isAbstained ? 'abstained' : 'full';
}
