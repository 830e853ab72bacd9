/** Whether a version may be put to work now: its weights load in the serving host and its reference images still hold. */
import { ModelFault, readWeights } from '../../inference/weights.ts';
import type { Profile } from '../../database/profile.ts';
import type { Engine } from '../../inference/supervisor.ts';
import type { ModelVersion } from '../models.ts';
import type { ShelvedModel } from '../shelf.ts';
import { replayGolden } from './golden.ts';
import { findBundle, goldenSetOf } from './golden-set.ts';
import { pinnedKeys } from './pinned-keys.ts';
import { signingKey } from './trust.ts';

/** For `activateVersion`. Rejects with the fault that speaks against the version. */
export function readinessOn(engine: Engine, { db }: Pick<Profile, 'db'>, shelf: readonly ShelvedModel[]) {
  return async (version: ModelVersion): Promise<void> => {
    const shelved = shelf.find(({ card }) => card.name === version.name && card.version === version.version);
    if (!shelved || shelved.card.sha256 !== version.sha256) {
      throw new ModelFault('model-not-found', `${version.name}@${version.version} is not on the shelf`);
    }
    const model = { file: shelved.file, card: shelved.card };
    // A session that the host holds already was loaded from what lay there then.
    await readWeights(model);
    await engine.run('load', { model });
    const bundle = findBundle(db, version.id);
    // Its signer may have lost our trust since it came in.
    if (bundle) signingKey(db, bundle.key, pinnedKeys());
    await replayGolden((asks) => engine.run('screen', asks), model, await goldenSetOf(db, version.id, shelved.file));
  };
}
