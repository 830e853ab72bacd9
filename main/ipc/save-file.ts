/** A file that the window composed, written where the user chose; that something was taken along is audited. */
import type { Output, Parsed } from '../../preload/contract.ts';
import { appendAudit } from '../audit/append.ts';
import { fingerprint } from '../audit/entry.ts';
import { writeDurably } from '../database/durable-file.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Application } from './application.ts';

export async function saveFile(
  { around, state, work }: Pick<Application, 'around' | 'state' | 'work'>,
  { name, text }: Parsed<'files.save'>,
): Promise<Output<'files.save'>> {
  const path = await around.chooseTarget(name, state().language);
  if (path === null) return { hasSaved: false };
  const bytes = Buffer.from(text, 'utf8');
  await writeDurably(path, bytes);
  const { profile, user } = work().clinic;
  const { db, keys } = profile;
  const detail = {
    kind: name.endsWith('.html') ? 'html' : 'csv',
    bytes: bytes.length,
    text: fingerprint(keys.audit, text),
  };
  inTransaction(db, () => appendAudit(db, keys.audit, { actor: user, action: 'file-saved', object: 'file', detail }));
  return { hasSaved: true };
}
