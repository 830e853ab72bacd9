/** What the clinic decided about its inference server, and who this computer is to it. The private key stays sealed. */
import type { RemoteChoices } from '../../../preload/network.ts';
import { appendAudit } from '../../audit/append.ts';
import type { ReadableDB } from '../../database/open.ts';
import type { Profile } from '../../database/profile.ts';
import { seal, unseal } from '../../database/sealed.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { IdentityFiles } from './identity.ts';
import { parseIdentity } from './identity.ts';

const CONTEXT = 'ailydian-clinic identity for the inference server';

interface Row extends Omit<RemoteChoices, 'isOn'> {
  readonly isOn: 0 | 1;
}

export function readRemoteChoices(db: ReadableDB): RemoteChoices {
  const row = db.prepare<[], Row>('SELECT is_on AS isOn, address, model, version FROM remote_settings').get();
  if (!row) throw new Error('the settings of the inference server have no row');
  return { ...row, isOn: row.isOn === 1 };
}

export function changeRemote({ db, keys }: Profile, user: string, choices: RemoteChoices): void {
  inTransaction(db, () => {
    db.prepare<[Row]>(
      'UPDATE remote_settings SET is_on = :isOn, address = :address, model = :model, version = :version',
    ).run({ ...choices, isOn: choices.isOn ? 1 : 0 });
    const detail = { ...choices };
    appendAudit(db, keys.audit, { actor: user, action: 'remote-changed', object: 'remote', detail });
  });
}

/** null removes it. Throws `remote-identity-invalid` for what is none. */
export function storeIdentity({ db, keys }: Profile, user: string, files: IdentityFiles | null): void {
  const fingerprint = files && parseIdentity(files).fingerprint;
  const sealed = files && seal(keys.secrets, Buffer.from(JSON.stringify(files), 'utf8'), CONTEXT);
  inTransaction(db, () => {
    db.prepare<[Buffer | null]>('UPDATE remote_settings SET sealed_identity = ?').run(sealed);
    const detail = { fingerprint };
    appendAudit(db, keys.audit, { actor: user, action: 'remote-identity-set', object: 'remote', detail });
  });
}

/** The PEM texts as they were given; null where there are none. */
export function readIdentity({ db, keys }: Profile): IdentityFiles | null {
  const sql = 'SELECT sealed_identity AS sealed FROM remote_settings';
  const sealed = db.prepare<[], { sealed: Buffer | null }>(sql).get()?.sealed ?? null;
  const text = sealed && unseal(keys.secrets, sealed, CONTEXT)?.toString('utf8');
  // as: sealed by storeIdentity alone, and authenticated
  return text ? (JSON.parse(text) as IdentityFiles) : null;
}
