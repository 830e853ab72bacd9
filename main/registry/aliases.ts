/** Names for versions that may move: champion answers in its scope, challenger is compared with it, others are free. */
import { appendAudit } from '../audit/append.ts';
import { isRefusedRow, StorageFault } from '../database/fault.ts';
import type { ReadableDB, WritableDB } from '../database/open.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';
import { findModelVersion, objectOf } from './models.ts';

export interface Alias {
  readonly alias: string;
  /** A domain (`medical`), or a place within the clinic. */
  readonly scope: string;
  readonly name: string;
  readonly version: string;
}

/** Champion is not set by hand but by `activateVersion`. Throws `model-not-found` or `input-invalid`. */
export function setAlias(profile: Profile, { alias, scope, name, version }: Alias, actor: string): void {
  if (alias === 'champion') throw new StorageFault('input-invalid', 'champion is who was activated');
  inTransaction(profile.db, () => {
    const found = findModelVersion(profile.db, name, version);
    pointAlias(profile.db, alias, scope, found.id);
    const detail = { alias, scope };
    appendAudit(profile.db, profile.keys.audit, { actor, action: 'model-alias-set', object: objectOf(found), detail });
  });
}

/** Throws `input-invalid` for the champion: a domain loses it when its version is taken from work. */
export function removeAlias(profile: Profile, alias: string, scope: string, actor: string): void {
  if (alias === 'champion') throw new StorageFault('input-invalid', 'champion is who was activated');
  inTransaction(profile.db, () => {
    const found = listAliases(profile.db).find((one) => one.alias === alias && one.scope === scope);
    if (!found) return;
    pointAlias(profile.db, alias, scope, null);
    const detail = { alias, scope };
    appendAudit(profile.db, profile.keys.audit, {
      actor,
      action: 'model-alias-removed',
      object: objectOf(found),
      detail,
    });
  });
}

export function listAliases(db: ReadableDB): readonly Alias[] {
  return db
    .prepare<[], Alias>(
      `SELECT a.alias, a.scope, m.name, v.version FROM model_aliases AS a
       JOIN model_versions AS v ON v.id = a.model_version JOIN models AS m ON m.id = v.model
       ORDER BY a.scope, a.alias`,
    )
    .all();
}

/** The id of the version an alias points to, or null. */
export function aliasTarget(db: ReadableDB, alias: string, scope: string): number | null {
  const row = db
    .prepare<[string, string], { id: number }>(
      'SELECT model_version AS id FROM model_aliases WHERE alias = ? AND scope = ?',
    )
    .get(alias, scope);
  return row?.id ?? null;
}

/** To be called in the transaction of the audit entry. `id` null takes the alias away. */
export function pointAlias(db: WritableDB, alias: string, scope: string, id: number | null): void {
  if (id === null) {
    db.prepare<[string, string]>('DELETE FROM model_aliases WHERE alias = ? AND scope = ?').run(alias, scope);
    return;
  }
  const point = db.prepare<[string, string, number, string]>(
    `INSERT INTO model_aliases (alias, scope, model_version, set_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (alias, scope) DO UPDATE SET model_version = excluded.model_version, set_at = excluded.set_at`,
  );
  try {
    point.run(alias, scope, id, new Date().toISOString());
  } catch (error) {
    if (isRefusedRow(error))
      throw new StorageFault('input-invalid', `not an alias: ${alias} ${scope}`, { cause: error });
    throw error;
  }
}
