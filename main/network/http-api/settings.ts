/** What the clinic decided about the local HTTP API. The token is told once; only its hash is kept. */
import type { ApiChoices } from '../../../preload/network.ts';
import { appendAudit } from '../../audit/append.ts';
import type { ReadableDB } from '../../database/open.ts';
import type { Profile } from '../../database/profile.ts';
import { inTransaction } from '../../database/transaction.ts';
import { createApiToken } from './token.ts';

interface Row {
  readonly isOn: 0 | 1;
  readonly port: number;
  readonly allowedOrigin: string | null;
  readonly tokenHash: string | null;
}

export function readApiChoices(db: ReadableDB): ApiChoices {
  const { isOn, port, allowedOrigin } = readRow(db);
  return { isOn: isOn === 1, port, allowedOrigin };
}

/** 64 hexadecimal digits, or null before the first token was made. */
export function readTokenHash(db: ReadableDB): string | null {
  return readRow(db).tokenHash;
}

/** Switching on without a token makes one. Returns it, or null where none was made. */
export function changeApi(profile: Profile, user: string, choices: ApiChoices): string | null {
  const { db, keys } = profile;
  return inTransaction(db, () => {
    const token = choices.isOn && readTokenHash(db) === null ? makeToken(profile, user) : null;
    db.prepare<[number, number, string | null]>(
      'UPDATE http_api_settings SET is_on = ?, port = ?, allowed_origin = ?',
    ).run(choices.isOn ? 1 : 0, choices.port, choices.allowedOrigin);
    appendAudit(db, keys.audit, {
      actor: user,
      action: 'http-api-changed',
      object: 'http-api',
      detail: { ...choices },
    });
    return token;
  });
}

/** The token before it opens nothing any more. */
export function renewToken(profile: Profile, user: string): string {
  return inTransaction(profile.db, () => makeToken(profile, user));
}

/** To be called in the transaction of what asks for it. */
function makeToken({ db, keys }: Profile, user: string): string {
  const { token, hash } = createApiToken();
  db.prepare<[string]>('UPDATE http_api_settings SET token_sha256 = ?').run(hash);
  appendAudit(db, keys.audit, { actor: user, action: 'http-api-token-made', object: 'http-api' });
  return token;
}

function readRow(db: ReadableDB): Row {
  const sql = `SELECT is_on AS isOn, port, allowed_origin AS allowedOrigin, token_sha256 AS tokenHash
    FROM http_api_settings`;
  const row = db.prepare<[], Row>(sql).get();
  if (!row) throw new Error('the settings of the HTTP API have no row');
  return row;
}
