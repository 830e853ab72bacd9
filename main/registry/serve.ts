/** Which model answers: the registry's active version, bound to the files that lie on the shelf. */
import type { ModelIdentity } from '../../preload/domain.ts';
import type { ReadableDB } from '../database/open.ts';
import type { ModelFile } from '../inference/protocol.ts';
import { ModelFault } from '../inference/weights.ts';
import type { ModelVersion } from './models.ts';
import { activeModel, findModelVersion, objectOf } from './models.ts';
import { passportInForce } from './passport/passports.ts';
import { withSitePoints } from './passport/site-points.ts';
import type { ShelvedModel } from './shelf.ts';

/** The model that answers, bound to its registry row; its card holds the cut-offs of this site. */
export interface ServingModel extends ModelFile {
  readonly versionId: number;
  /** The threshold passport it answers under; null: with its maker's cut-offs, and nobody signed. */
  readonly passport: string | null;
  readonly identity: ModelIdentity;
}

/**
 * Follows the active medical model, whoever activates or rolls back and in whatever process: each call asks the registry.
 * The same object as long as version and passport are the same. A call throws `no-active-model`, `model-not-found` where the files
 * are missing and `model-altered` where they are another model's.
 */
export function followActiveModel(db: ReadableDB, shelf: () => readonly ShelvedModel[]): () => ServingModel {
  let last: ServingModel | null = null;
  return () => {
    const version = activeModel(db, 'medical');
    if (!version) throw new ModelFault('no-active-model', 'the registry has no active medical model');
    const passport = passportInForce(db, version.id)?.id ?? null;
    if (last?.versionId !== version.id || last.passport !== passport) last = bind(db, version, shelf());
    return last;
  };
}

/** A named model; without a version its preferred one. Throws `model-not-found` or `model-altered`. */
export function servingModel(
  db: ReadableDB,
  shelf: readonly ShelvedModel[],
  name: string,
  version: string | null,
): ServingModel {
  return bind(db, findModelVersion(db, name, version), shelf);
}

/** A version of the registry with a file and its maker's card, under the passport that is in force. */
export function bindTo(db: ReadableDB, row: ModelVersion, { file, card }: ModelFile): ServingModel {
  const { id, name, version, type, domain, sha256 } = row;
  const inForce = passportInForce(db, id);
  return {
    file,
    card: withSitePoints(card, inForce?.passport ?? null),
    versionId: id,
    identity: { name, version, type, domain, sha256 },
    passport: inForce?.id ?? null,
  };
}

function bind(db: ReadableDB, version: ModelVersion, shelf: readonly ShelvedModel[]): ServingModel {
  const shelved = shelf.find(({ card }) => isSame(version, card));
  if (!shelved) throw notOnShelf(version, shelf);
  return bindTo(db, version, shelved);
}

function notOnShelf(version: ModelVersion, shelf: readonly ShelvedModel[]): ModelFault {
  const isReplaced = shelf.some(({ card }) => card.name === version.name && card.version === version.version);
  const [code, what] = isReplaced
    ? (['model-altered', 'has other weights than were registered'] as const)
    : (['model-not-found', 'is not on the shelf'] as const);
  return new ModelFault(code, `${objectOf(version)} ${what}`);
}

/** The same weights, not only the same name. */
export function isSame(version: ModelVersion, card: ShelvedModel['card']): boolean {
  return version.name === card.name && version.version === card.version && version.sha256 === card.sha256;
}
