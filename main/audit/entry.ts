/** The shape of one link of the chain. */
import { createHmac } from 'node:crypto';

/** Stable words: they are in the chain for ever. */
export type AuditAction =
  | 'profile-created'
  | 'profile-opened'
  | 'settings-changed'
  | 'user-erased'
  | 'model-registered'
  | 'study-arrived'
  | 'study-requeued'
  | 'reading-recorded'
  | 'own-read-recorded'
  | 'answer-revealed'
  | 'final-read-recorded'
  | 'shortcut-probe-recorded'
  | 'ab-test-created'
  | 'ab-test-started'
  | 'ab-test-stopped'
  | 'ab-test-concluded'
  | 'ab-test-looked'
  | 'ab-answer-recorded'
  | 'ab-verdict-recorded'
  | 'model-imported'
  | 'model-import-refused'
  | 'model-activated'
  | 'model-activation-failed'
  | 'model-rolled-back'
  | 'model-status-changed'
  | 'model-alias-set'
  | 'model-alias-removed'
  | 'models-replayed'
  | 'passport-issued'
  | 'reference-case-marked'
  | 'reference-case-removed'
  | 'signatory-enrolled'
  | 'signatory-withdrawn'
  | 'signature-refused'
  | 'signing-key-trusted'
  | 'signing-key-revoked'
  | 'question-asked'
  | 'question-answered'
  | 'cloud-sent'
  | 'cloud-settings-changed'
  | 'cloud-key-set'
  | 'cloud-key-removed'
  | 'outbox-changed'
  | 'file-saved'
  | 'http-api-changed'
  | 'http-api-token-made'
  | 'http-api-opened'
  | 'remote-changed'
  | 'remote-identity-set'
  | 'remote-admitted'
  | 'remote-dropped';

export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly session: string;
  readonly uptime_ms: number;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly detail: string;
  readonly previous: string;
  readonly mac: string;
}

/** What the first entry is chained to. */
export const GENESIS = '0'.repeat(64);

/** HMAC-SHA-256 (RFC 2104) over the row as a JSON array: every field has one place and one spelling. */
export function macOf(key: Buffer, row: Omit<AuditRow, 'mac'>): string {
  const { previous, seq, at, session, uptime_ms: uptime, actor, action, object, detail } = row;
  const canonical = JSON.stringify([previous, seq, at, session, uptime, actor, action, object, detail]);
  return createHmac('sha256', key).update(canonical).digest('hex');
}

/** Binds a text to the chain without putting it there. */
export function fingerprint(key: Buffer, text: string): string {
  return createHmac('sha256', key).update('fingerprint\0').update(text).digest('hex');
}
