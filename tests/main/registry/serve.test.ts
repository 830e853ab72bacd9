import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../main/database/profile.ts';
import { modelEntries } from '../../../main/registry/entries.ts';
import { activateVersion, rollBack, setStatus } from '../../../main/registry/life-cycle.ts';
import { followActiveModel } from '../../../main/registry/serve.ts';
import type { ShelvedModel } from '../../../main/registry/shelf.ts';
import { registerModel, throwAway } from '../../support/database.ts';
import { modelCard } from '../../support/records.ts';

const CHEST = 'chest-xray-classifier';
const ready = { isReady: () => Promise.resolve(), actor: 'system' };

describe('the active model', () => {
  it('is followed through activation and roll-back, and is one object while nothing changes', async () => {
    const profile = withVersions('1.0.0', '2.0.0');
    const model = followActiveModel(profile.db, () => shelfOf('1.0.0', '2.0.0'));
    const first = model();
    expect(first.identity.version).toBe('1.0.0');
    expect(model()).toBe(first);
    await activateVersion(profile, CHEST, '2.0.0', ready);
    expect(model().identity.version).toBe('2.0.0');
    await rollBack(profile, CHEST, ready);
    expect(model()).toMatchObject({ versionId: first.versionId, identity: first.identity });
  });

  it('is looked for anew after none could answer', async () => {
    const profile = withVersions('1.0.0', '2.0.0');
    let shelf: readonly ShelvedModel[] = shelfOf('2.0.0');
    const model = followActiveModel(profile.db, () => shelf);
    expect(model).toThrow(expect.objectContaining({ code: 'model-not-found' }));
    shelf = shelfOf('1.0.0', '2.0.0');
    expect(model().identity.version).toBe('1.0.0');
    setStatus(profile, { name: CHEST, version: '1.0.0', status: 'inactive' }, 'system');
    expect(model).toThrow(expect.objectContaining({ code: 'no-active-model' }));
    await activateVersion(profile, CHEST, '2.0.0', ready);
    expect(model().identity.version).toBe('2.0.0');
  });

  it('does not answer with other weights than were registered', async () => {
    const profile = withVersions('1.0.0');
    const [model] = shelfOf('1.0.0');
    if (!model) throw new Error('the shelf is empty');
    const shelf = [{ ...model, card: { ...model.card, sha256: 'd'.repeat(64) } }];
    expect(followActiveModel(profile.db, () => shelf)).toThrow(expect.objectContaining({ code: 'model-altered' }));
    expect(await modelEntries(profile, shelf)).toMatchObject([{ version: '1.0.0', isIntact: false }]);
  });
});

function withVersions(...versions: readonly string[]): Profile {
  const profile = throwAway();
  for (const version of versions) registerModel(profile, { version });
  return profile;
}

function shelfOf(...versions: readonly string[]): ShelvedModel[] {
  return versions.map((version) => {
    const card = modelCard({ version });
    return { card, cardText: JSON.stringify(card), file: `/${version}/model.onnx` };
  });
}
