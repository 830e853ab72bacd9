import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../main/audit/verify.ts';
import type { Profile } from '../../../main/database/profile.ts';
import { aliasTarget, listAliases, setAlias } from '../../../main/registry/aliases.ts';
import { activateVersion, rollBack, setStatus } from '../../../main/registry/life-cycle.ts';
import { activeModel, findModelVersion, listModels } from '../../../main/registry/models.ts';
import { registerModel, throwAway } from '../../support/database.ts';

const CHEST = 'chest-xray-classifier';
const ready = { isReady: () => Promise.resolve(), actor: 'system' };
const broken = { isReady: () => Promise.reject(new Error('will not load')), actor: 'system' };

describe('activateVersion', () => {
  it('puts one version of a model to work and retires the one before', async () => {
    const profile = withVersions('1.0.0', '2.0.0');
    expect((await activateVersion(profile, CHEST, '2.0.0', ready)).status).toBe('active');
    expect(statuses(profile)).toEqual(['1.0.0 inactive', '2.0.0 active']);
    expect(listAliases(profile.db)).toEqual([{ alias: 'champion', scope: 'medical', name: CHEST, version: '2.0.0' }]);
    expect(actions(profile)).toEqual(['model-registered', 'model-registered', 'passport-issued', 'model-activated']);
  });

  it('changes nothing but the audit log when the version is not ready', async () => {
    const profile = withVersions('1.0.0', '2.0.0');
    const before = listModels(profile.db);
    const activation = activateVersion(profile, CHEST, '2.0.0', broken);
    await expect(activation).rejects.toMatchObject({ code: 'activation-failed', cause: { message: 'will not load' } });
    expect(listModels(profile.db)).toEqual(before);
    expect(listAliases(profile.db)).toEqual([]);
    expect(activeModel(profile.db, 'medical')?.version).toBe('1.0.0');
    expect(actions(profile).at(-1)).toBe('model-activation-failed');
  });

  it('goes on serving the one before while the new one warms up', async () => {
    const profile = withVersions('1.0.0', '2.0.0');
    const seen: (string | undefined)[] = [];
    const isReady = () => Promise.resolve(void seen.push(activeModel(profile.db, 'medical')?.version));
    await activateVersion(profile, CHEST, '2.0.0', { isReady, actor: 'system' });
    expect(seen).toEqual(['1.0.0']);
  });

  it('changes nothing when the log cannot be written', async () => {
    const profile = withVersions('1.0.0', '2.0.0');
    profile.db.exec("CREATE TRIGGER full BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'full'); END");
    await expect(activateVersion(profile, CHEST, '2.0.0', ready)).rejects.toThrow('full');
    expect(statuses(profile)).toEqual(['1.0.0 active', '2.0.0 inactive']);
    expect(listAliases(profile.db)).toEqual([]);
  });

  it('lets another model answer for the domain, and keeps the first at hand', async () => {
    const profile = withVersions('1.0.0');
    registerModel(profile, { name: 'resnet', version: '1.0.0' });
    await activateVersion(profile, 'resnet', '1.0.0', ready);
    expect(activeModel(profile.db, 'medical')?.name).toBe('resnet');
    await activateVersion(profile, CHEST, '1.0.0', ready);
    expect(activeModel(profile.db, 'medical')?.name).toBe(CHEST);
    expect(findModelVersion(profile.db, 'resnet').status).toBe('active');
  });

  it('does not know what was never registered', async () => {
    await expect(activateVersion(throwAway(), CHEST, '1.0.0', ready)).rejects.toMatchObject({
      code: 'model-not-found',
    });
  });
});

describe('rollBack', () => {
  it('goes back step by step, and no further than the beginning', async () => {
    const profile = withVersions('1.0.0', '2.0.0', '3.0.0');
    await activateVersion(profile, CHEST, '2.0.0', ready);
    await activateVersion(profile, CHEST, '3.0.0', ready);
    expect((await rollBack(profile, CHEST, ready)).version).toBe('2.0.0');
    expect((await rollBack(profile, CHEST, ready)).version).toBe('1.0.0');
    await expect(rollBack(profile, CHEST, ready)).rejects.toMatchObject({ code: 'rollback-impossible' });
    expect(statuses(profile)).toEqual(['1.0.0 active', '2.0.0 inactive', '3.0.0 inactive']);
    expect(activeModel(profile.db, 'medical')?.version).toBe('1.0.0');
  });

  it('gives the domain back to the model that answered before', async () => {
    const profile = withVersions('1.0.0');
    registerModel(profile, { name: 'resnet', version: '1.0.0' });
    await activateVersion(profile, 'resnet', '1.0.0', ready);
    expect((await rollBack(profile, 'resnet', ready)).name).toBe(CHEST);
    expect(findModelVersion(profile.db, 'resnet').status).toBe('inactive');
    expect(activeModel(profile.db, 'medical')?.name).toBe(CHEST);
  });

  it('stays where it is when the version before no longer works', async () => {
    const profile = withVersions('1.0.0', '2.0.0');
    await activateVersion(profile, CHEST, '2.0.0', ready);
    await expect(rollBack(profile, CHEST, broken)).rejects.toMatchObject({ code: 'activation-failed' });
    expect(activeModel(profile.db, 'medical')?.version).toBe('2.0.0');
  });
});

describe('setStatus', () => {
  it('takes a version from work and writes down from what to what', async () => {
    const profile = withVersions('1.0.0', '2.0.0');
    await activateVersion(profile, CHEST, '2.0.0', ready);
    setStatus(profile, { name: CHEST, version: '2.0.0', status: 'shadow' }, 'system');
    expect(activeModel(profile.db, 'medical')).toBeNull();
    expect(aliasTarget(profile.db, 'champion', 'medical')).toBeNull();
    const last = profile.db.prepare('SELECT object, detail FROM audit_log ORDER BY seq DESC LIMIT 1').get();
    expect(last).toEqual({ object: `${CHEST}@2.0.0`, detail: '{"from":"active","to":"shadow"}' });
  });

  it('lets no other model slip into the place of the one that answered, and writes down each that stands down', async () => {
    const profile = withVersions('1.0.0');
    registerModel(profile, { name: 'resnet', version: '1.0.0' });
    await activateVersion(profile, 'resnet', '1.0.0', ready);
    setStatus(profile, { name: 'resnet', version: '1.0.0', status: 'inactive' }, 'system');
    expect(activeModel(profile.db, 'medical')).toBeNull();
    const stoodDown = profile.db
      .prepare("SELECT object, detail FROM audit_log WHERE action = 'model-status-changed' ORDER BY seq")
      .all();
    const detail = '{"from":"active","to":"inactive"}';
    expect(stoodDown).toEqual([
      { object: 'resnet@1.0.0', detail },
      { object: `${CHEST}@1.0.0`, detail },
    ]);
  });

  it('leaves the one that answers alone when another is taken from work', async () => {
    const profile = withVersions('1.0.0');
    registerModel(profile, { name: 'resnet', version: '1.0.0' });
    await activateVersion(profile, 'resnet', '1.0.0', ready);
    retire(profile, '1.0.0');
    expect(activeModel(profile.db, 'medical')?.name).toBe('resnet');
  });

  it('is not undone by a version that is shipped later', () => {
    const profile = withVersions('1.0.0');
    retire(profile, '1.0.0');
    registerModel(profile, { version: '2.0.0' });
    registerModel(profile, { name: 'resnet', version: '1.0.0' });
    expect(activeModel(profile.db, 'medical')).toBeNull();
  });
});

describe('aliases', () => {
  it('move freely within their scope, except the champion', () => {
    const profile = withVersions('1.0.0', '2.0.0');
    const set = (alias: string, version: string, scope = 'medical') =>
      setAlias(profile, { alias, scope, name: CHEST, version }, 'system');
    set('challenger', '1.0.0');
    set('challenger', '2.0.0');
    set('challenger', '1.0.0', 'emergency-room');
    expect(listAliases(profile.db).map(({ scope, version }) => `${scope} ${version}`)).toEqual([
      'emergency-room 1.0.0',
      'medical 2.0.0',
    ]);
    expect(() => set('champion', '2.0.0')).toThrow(expect.objectContaining({ code: 'input-invalid' }));
    expect(() => set('Ünlü', '2.0.0')).toThrow(expect.objectContaining({ code: 'input-invalid' }));
    expect(() => set('challenger', '9.9.9')).toThrow(expect.objectContaining({ code: 'model-not-found' }));
  });
});

it('whatever is done in whatever order: one version a model is active, and the champion is one of them', async () => {
  const step = fc.tuple(
    fc.constantFrom('activate', 'fail', 'back', 'retire'),
    fc.constantFrom('1.0.0', '2.0.0', '3.0.0'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const profile = withVersions('1.0.0', '2.0.0', '3.0.0');
      for (const [what, version] of steps) await perform(profile, what, version).catch(() => undefined);
      const active = listModels(profile.db).filter(({ status }) => status === 'active');
      const champion = aliasTarget(profile.db, 'champion', 'medical');
      expect(active.length).toBeLessThanOrEqual(1);
      expect(champion === null || champion === active[0]?.id).toBe(true);
      expect((await verifyAudit(profile.db, profile.keys.audit)).isIntact).toBe(true);
    }),
    { numRuns: 40, seed: 20_261_123 },
  );
});

async function perform(profile: Profile, what: string, version: string): Promise<unknown> {
  if (what === 'activate') return activateVersion(profile, CHEST, version, ready);
  if (what === 'fail') return activateVersion(profile, CHEST, version, broken);
  if (what === 'back') return rollBack(profile, CHEST, ready);
  return retire(profile, version);
}

function retire(profile: Profile, version: string): void {
  setStatus(profile, { name: CHEST, version, status: 'inactive' }, 'system');
}

function withVersions(...versions: readonly string[]): Profile {
  const profile = throwAway();
  for (const version of versions) registerModel(profile, { version });
  return profile;
}

function statuses({ db }: Profile): string[] {
  return listModels(db).map(({ version, status }) => `${version} ${status}`);
}

function actions({ db }: Profile): string[] {
  const rows = db.prepare<[], { action: string }>('SELECT action FROM audit_log ORDER BY seq').all();
  return rows.map(({ action }) => action);
}
