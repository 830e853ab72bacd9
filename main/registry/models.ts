/** Which models this workstation knows, in which versions, and which of them is at work. */
import type { DeploymentStatus, ModelDomain, ModelIdentity } from '../../preload/domain.ts';
import { appendAudit } from '../audit/append.ts';
import { StorageFault } from '../database/fault.ts';
import type { ReadableDB, WritableDB } from '../database/open.ts';
import type { Profile } from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';
import type { ModelCard } from '../inference/card.ts';

/** A version as the registry holds it. `file` is relative to the models folder; `card` is the text of its card. */
export interface ModelVersion extends ModelIdentity {
  readonly id: number;
  readonly status: DeploymentStatus;
  readonly accuracy: number | null;
  readonly inputShape: string;
  readonly outputShape: string;
  readonly file: string;
  readonly card: string;
}

interface ShippedModel {
  readonly card: ModelCard;
  readonly cardText: string;
}

const VERSIONS = `
  SELECT v.id, m.name, v.version, v.type, m.domain, v.sha256, v.status, v.accuracy,
         v.input_shape AS inputShape, v.output_shape AS outputShape, v.file, v.card
  FROM model_versions AS v JOIN models AS m ON m.id = v.model`;

/**
 * Registers the shipped versions that are missing. A registered version whose weights changed stays as it was registered:
 * whoever asks for it finds it altered (`serve.ts`), and all else goes on.
 */
export function syncShippedModels(profile: Profile, shipped: readonly ShippedModel[], actor: string): void {
  inTransaction(profile.db, () => {
    for (const model of shipped) registerMissing(profile, model, actor);
  });
}

/** The champion of the domain where one was chosen, else the version registered last. null: none is at work. */
export function activeModel(db: ReadableDB, domain: ModelDomain): ModelVersion | null {
  const champion = "SELECT model_version FROM model_aliases WHERE alias = 'champion' AND scope = m.domain";
  const sql = `${VERSIONS} WHERE m.domain = ? AND v.status = 'active' ORDER BY v.id IN (${champion}) DESC, v.id DESC LIMIT 1`;
  return db.prepare<[ModelDomain], ModelVersion>(sql).get(domain) ?? null;
}

/** Without a version: the active one, else the one registered last. Throws `model-not-found`. */
export function findModelVersion(db: ReadableDB, name: string, version: string | null = null): ModelVersion {
  const found = version === null ? findPreferred(db, name) : findExact(db, name, version);
  if (!found) throw new StorageFault('model-not-found', `no model ${name}${version === null ? '' : `@${version}`}`);
  return found;
}

export function listModels(db: ReadableDB): readonly ModelVersion[] {
  return db.prepare<[], ModelVersion>(`${VERSIONS} ORDER BY m.name, v.id`).all();
}

function findExact(db: ReadableDB, name: string, version: string): ModelVersion | undefined {
  return db
    .prepare<[string, string], ModelVersion>(`${VERSIONS} WHERE m.name = ? AND v.version = ?`)
    .get(name, version);
}

function findPreferred(db: ReadableDB, name: string): ModelVersion | undefined {
  const sql = `${VERSIONS} WHERE m.name = ? ORDER BY v.status = 'active' DESC, v.id DESC LIMIT 1`;
  return db.prepare<[string], ModelVersion>(sql).get(name);
}

function registerMissing(profile: Profile, { card, cardText }: ShippedModel, actor: string): void {
  if (findExact(profile.db, card.name, card.version)) return;
  // The first of a new installation answers at once. Later nobody but the clinic puts a version to work.
  const isFirst = !listModels(profile.db).some(({ domain }) => domain === card.domain);
  const status = card.domain === 'medical' && isFirst ? 'active' : 'inactive';
  insertVersion(profile.db, card, cardText, status);
  appendAudit(profile.db, profile.keys.audit, {
    actor,
    action: 'model-registered',
    object: objectOf(card),
    detail: { sha256: card.sha256, status },
  });
}

/** How the audit log names a model. */
export function objectOf({ name, version }: Pick<ModelIdentity, 'name' | 'version'>): string {
  return `${name}@${version}`;
}

/** The version that `objectOf` names. Throws `model-not-found`. */
export function versionNamed(db: ReadableDB, object: string): ModelVersion {
  const at = object.lastIndexOf('@');
  return findModelVersion(db, object.slice(0, at), object.slice(at + 1));
}

/** Registers a version, to be called in the transaction of its audit entry. Returns its id. */
export function insertVersion(db: WritableDB, card: ModelCard, cardText: string, status: DeploymentStatus): number {
  db.prepare<[string, string]>('INSERT INTO models (name, domain) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    card.name,
    card.domain,
  );
  const { logits, cam, features } = card.outputs;
  const row = db
    .prepare<[Record<string, string | number | null>], { id: number }>(
      `INSERT INTO model_versions
       (model, version, type, file, input_shape, output_shape, status, accuracy, sha256, card, registered_at)
     VALUES ((SELECT id FROM models WHERE name = :name),
       :version, :type, :file, :input_shape, :output_shape, :status, :accuracy, :sha256, :card, :at)
     RETURNING id`,
    )
    .get({
      name: card.name,
      version: card.version,
      type: card.type,
      file: `${card.name}/${card.version}/${card.file}`,
      input_shape: shapesOf([card.input]),
      output_shape: shapesOf([logits, cam, features].filter((tensor) => tensor !== undefined)),
      status,
      accuracy: card.evaluation.accuracy,
      sha256: card.sha256,
      card: cardText,
      at: new Date().toISOString(),
    });
  if (!row) throw new Error(`${objectOf(card)} was not registered`);
  return row.id;
}

/** As the original system wrote them: `{"image":[1,3,224,224]}`. */
function shapesOf(tensors: readonly { readonly name: string; readonly shape: readonly number[] }[]): string {
  return JSON.stringify(Object.fromEntries(tensors.map(({ name, shape }) => [name, shape])));
}
