/**
 * Which version is at work. A version is first proved ready and then put to work in one transaction: when it fails, the one
 * before goes on serving as if nothing had been tried.
 */
import type { DeploymentStatus } from '../../preload/domain.ts';
import { signatories } from '../accounts/signatories.ts';
import { appendAudit } from '../audit/append.ts';
import { fingerprint } from '../audit/entry.ts';
import { StorageFault } from '../database/fault.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';
import { aliasTarget, pointAlias } from './aliases.ts';
import { findModelVersion, listModels, type ModelVersion, objectOf } from './models.ts';
import { assertAdmissible, type Endorsement, issuePassport } from './passport/gate.ts';

export interface ActivationOptions {
  /** Loads the version and replays its reference images (`readinessOn`). A rejection keeps everything as it is. */
  readonly isReady: (version: ModelVersion) => Promise<void>;
  readonly actor: string;
  /** What two people signed for. Left out: nobody did. */
  readonly endorsement?: Endorsement;
}

export interface RollBackOptions extends Omit<ActivationOptions, 'endorsement'> {
  /** Who confirmed it and why; needed as soon as somebody may sign here. */
  readonly confirmation?: { readonly signatory: string; readonly reason: string };
}

/** Throws `model-not-found`, `passport-required` and `replay-stale` (`assertAdmissible`), or `activation-failed` with what spoke against the version as its cause. */
export async function activateVersion(
  profile: Profile,
  name: string,
  version: string,
  options: ActivationOptions,
): Promise<ModelVersion> {
  const wanted = findModelVersion(profile.db, name, version);
  const endorsement = options.endorsement ?? null;
  assertAdmissible(profile, wanted, endorsement);
  await proveReady(profile, wanted, options);
  return inTransaction(profile.db, () => {
    const steps = { previous: activeOf(profile, name), previousChampion: championOf(profile, wanted) };
    if (steps.previous !== wanted.id || steps.previousChampion !== wanted.id) {
      // First: it says what answered until now.
      issuePassport(profile, wanted, endorsement, options.actor);
      putToWork(profile, wanted, steps.previous, wanted.id);
      insertActivation(profile, wanted, steps, options.actor);
    }
    note(profile, options.actor, 'model-activated', wanted);
    return findModelVersion(profile.db, name, version);
  });
}

/**
 * Back to what was at work before this model's present version was activated; it answers with its own cut-offs again.
 * Throws `rollback-impossible`, or `signatures-required` where somebody may sign and nobody did.
 */
export async function rollBack(profile: Profile, name: string, options: RollBackOptions): Promise<ModelVersion> {
  const { confirmation } = options;
  if (!confirmation && signatories(profile.db).length > 0) throw new StorageFault('signatures-required', name);
  const current = activeVersion(profile, name);
  const way = current && wayBack(profile, current.id);
  const target = way && byId(profile, way.previous ?? way.previousChampion);
  if (!current || !target) throw new StorageFault('rollback-impossible', `nothing was at work in place of ${name}`);
  await proveReady(profile, target, options);
  return inTransaction(profile.db, () => {
    if (activeOf(profile, name) !== current.id) throw new StorageFault('rollback-impossible', 'changed meanwhile');
    writeStatus(profile, current.id, 'inactive');
    putToWork(profile, target, activeOf(profile, target.name), way.previousChampion);
    if (confirmation) insertRollBack(profile, current, target, confirmation);
    note(profile, options.actor, 'model-rolled-back', current, confirmedBy(profile, confirmation));
    return findModelVersion(profile.db, target.name, target.version);
  });
}

/** What `rollBack` would put to work in place of this version; null where it is not at work or was the first. */
export function rollBackTarget(profile: Profile, { id, status }: ModelVersion): ModelVersion | null {
  const way = status === 'active' ? wayBack(profile, id) : null;
  return way && byId(profile, way.previous ?? way.previousChampion);
}

/**
 * `active` is reached by `activateVersion` alone. When the version that answers is taken from work, no other slips into its
 * place: those that were active beside it stand down too, until somebody activates one.
 */
export function setStatus(
  profile: Profile,
  {
    name,
    version,
    status,
  }: Pick<ModelVersion, 'name' | 'version'> & {
    readonly status: Exclude<DeploymentStatus, 'active'>;
  },
  actor: string,
): void {
  inTransaction(profile.db, () => {
    const found = findModelVersion(profile.db, name, version);
    const isAnswering = championOf(profile, found) === found.id;
    changeStatus(profile, found, status, actor);
    if (!isAnswering) return;
    pointAlias(profile.db, 'champion', found.domain, null);
    for (const other of listModels(profile.db)) {
      if (other.domain === found.domain && other.status === 'active') changeStatus(profile, other, 'inactive', actor);
    }
  });
}

function changeStatus(profile: Profile, version: ModelVersion, to: DeploymentStatus, actor: string): void {
  writeStatus(profile, version.id, to);
  const object = objectOf(version);
  const detail = { from: version.status, to };
  appendAudit(profile.db, profile.keys.audit, { actor, action: 'model-status-changed', object, detail });
}

async function proveReady(
  profile: Profile,
  version: ModelVersion,
  { isReady, actor }: Pick<ActivationOptions, 'isReady' | 'actor'>,
): Promise<void> {
  try {
    await isReady(version);
  } catch (error) {
    inTransaction(profile.db, () => note(profile, actor, 'model-activation-failed', version));
    throw new StorageFault('activation-failed', `${objectOf(version)}: ${String(error)}`, { cause: error });
  }
}

/** The version of the same model that was at work makes room; the champion of the domain is named. */
function putToWork(profile: Profile, version: ModelVersion, previous: number | null, champion: number | null): void {
  if (previous !== null && previous !== version.id) writeStatus(profile, previous, 'inactive');
  writeStatus(profile, version.id, 'active');
  const isAtWork = byId(profile, champion)?.status === 'active';
  pointAlias(profile.db, 'champion', version.domain, isAtWork ? champion : version.id);
}

function writeStatus({ db }: Profile, id: number, status: DeploymentStatus): void {
  const { changes } = db.prepare<[string, number]>('UPDATE model_versions SET status = ? WHERE id = ?').run(status, id);
  if (changes !== 1) throw new Error(`no model version ${id}`);
}

interface WayBack {
  readonly previous: number | null;
  readonly previousChampion: number | null;
}

function insertActivation({ db }: Profile, version: ModelVersion, way: WayBack, actor: string): void {
  db.prepare<[number, number | null, number | null, string, string]>(
    'INSERT INTO model_activations (model_version, previous, previous_champion, actor, at) VALUES (?, ?, ?, ?, ?)',
  ).run(version.id, way.previous, way.previousChampion, actor, new Date().toISOString());
}

function wayBack({ db }: Profile, id: number): WayBack | null {
  const row = db
    .prepare<[number], WayBack>(
      `SELECT previous, previous_champion AS previousChampion FROM model_activations
       WHERE model_version = ? ORDER BY seq DESC LIMIT 1`,
    )
    .get(id);
  return row && (row.previous !== null || row.previousChampion !== null) ? row : null;
}

function activeVersion({ db }: Profile, name: string): ModelVersion | null {
  return listModels(db).find((model) => model.name === name && model.status === 'active') ?? null;
}

function activeOf(profile: Profile, name: string): number | null {
  return activeVersion(profile, name)?.id ?? null;
}

/** Before the first activation nobody is named: the shipped version at work is the champion. */
function championOf({ db }: Profile, { domain }: ModelVersion): number | null {
  return (
    aliasTarget(db, 'champion', domain) ??
    listModels(db).findLast((m) => m.domain === domain && m.status === 'active')?.id ??
    null
  );
}

function byId({ db }: Profile, id: number | null): ModelVersion | null {
  return listModels(db).find((model) => model.id === id) ?? null;
}

function note(
  profile: Profile,
  actor: string,
  action: 'model-activated' | 'model-activation-failed' | 'model-rolled-back',
  version: ModelVersion,
  detail: Readonly<Record<string, string>> = {},
): void {
  appendAudit(profile.db, profile.keys.audit, {
    actor,
    action,
    object: objectOf(version),
    detail: { sha256: version.sha256, ...detail },
  });
}

type Confirmation = NonNullable<RollBackOptions['confirmation']>;

function insertRollBack({ db }: Profile, from: ModelVersion, target: ModelVersion, by: Confirmation): void {
  db.prepare<[number, number, string, string, string]>(
    'INSERT INTO model_rollbacks (model_version, target, signatory, reason, at) VALUES (?, ?, ?, ?, ?)',
  ).run(from.id, target.id, by.signatory, by.reason, new Date().toISOString());
}

function confirmedBy({ keys }: Profile, confirmation: Confirmation | undefined): Readonly<Record<string, string>> {
  if (!confirmation) return {};
  return { signatory: confirmation.signatory, reason: fingerprint(keys.audit, confirmation.reason) };
}
