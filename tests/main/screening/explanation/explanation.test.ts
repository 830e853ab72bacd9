import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { verifyAudit } from '../../../../main/audit/verify.ts';
import type { HostProcess } from '../../../../main/inference/protocol.ts';
import { startEngine } from '../../../../main/inference/supervisor.ts';
import { syncShippedModels } from '../../../../main/registry/models.ts';
import { keepProofs } from '../../../../main/registry/proof.ts';
import { followActiveModel } from '../../../../main/registry/serve.ts';
import { readShelf } from '../../../../main/registry/shelf.ts';
import { arrive } from '../../../../main/screening/arrive.ts';
import type { Clinic } from '../../../../main/screening/clinic.ts';
import { openHeatMaps } from '../../../../main/screening/explanation/heat-map.ts';
import { summariseProbes } from '../../../../main/screening/explanation/probe-records.ts';
import { probeCase, probeStudy, recordedProbe } from '../../../../main/screening/explanation/probe.ts';
import { recordOwnRead } from '../../../../main/screening/review.ts';
import { screenStudy } from '../../../../main/screening/screen.ts';
import { localUser } from '../../../../main/screening/users.ts';
import type { StudyId } from '../../../../preload/domain.ts';
import type { HeatProgress } from '../../../../preload/explanation.ts';
import { newStudyId, profileOnDisk, temporaryFolder } from '../../../support/database.ts';
import { spawnRealHost } from '../../../support/host.ts';
import { spotPng } from '../../../support/spot.ts';
import type { TinyOptions } from '../../../support/tiny-model.ts';
import { writeTinyModel } from '../../../support/tiny-model.ts';

const SPOT = { left: 512, top: 256, side: 128 };

let spawnHost: () => HostProcess;
beforeAll(async () => {
  spawnHost = await spawnRealHost();
});

it('draws no heat map and gives no probe before the own read, and neither for a refused image', async () => {
  const { clinic, shelf } = await openClinic();
  const maps = openHeatMaps(clinic, shelf, () => undefined);
  const study = await screened(clinic);
  const asked = { study, label: null, method: 'activation-map' } as const;
  for (const ask of [() => maps.draw(asked), () => probeStudy(clinic, shelf, study)]) {
    await expect(ask()).rejects.toMatchObject({ code: 'read-first' });
  }
  expect(() => recordedProbe(clinic, study)).toThrow(expect.objectContaining({ code: 'read-first' }));
  await expect(maps.draw({ ...asked, study: newStudyId() })).rejects.toMatchObject({ code: 'study-not-found' });

  const blank = await screened(clinic, await spotPng(896, 896, { left: 0, top: 0, side: 0 }));
  ownRead(clinic, blank);
  for (const ask of [() => maps.draw({ ...asked, study: blank }), () => probeStudy(clinic, shelf, blank)]) {
    await expect(ask()).rejects.toMatchObject({ code: 'not-a-result' });
  }
});

it('draws the class that was predicted, or the one that is asked for', async () => {
  const { clinic, shelf } = await openClinic();
  const maps = openHeatMaps(clinic, shelf, () => undefined);
  const study = await screened(clinic);
  ownRead(clinic, study);
  const map = await maps.draw({ study, label: null, method: 'activation-map' });
  expect(map).toMatchObject({
    label: 'Normal',
    rows: 7,
    columns: 7,
    area: { left: 0, top: 0, width: 896, height: 896 },
  });
  expect(map.values.indexOf(1)).toBe(2 * 7 + 4);
  const other = await maps.draw({ study, label: 'COVID-19', method: 'activation-map' });
  expect(other.values[2 * 7 + 4]).toBe(0);
  await expect(maps.draw({ study, label: 'Gout', method: 'activation-map' })).rejects.toMatchObject({
    code: 'input-invalid',
  });
});

it('covers the image row by row for a model without a map, says how far it is, and can be stopped', async () => {
  const { clinic, shelf } = await openClinic({ hasMap: false });
  const progress: HeatProgress[] = [];
  const maps = openHeatMaps(clinic, shelf, (step) => void progress.push(step));
  const study = await screened(clinic);
  ownRead(clinic, study);
  const asked = { study, label: null } as const;
  await expect(maps.draw({ ...asked, method: 'activation-map' })).rejects.toMatchObject({ code: 'no-activation-map' });
  const map = await maps.draw({ ...asked, method: 'occlusion' });
  expect(map).toMatchObject({ method: 'occlusion', rows: 14, columns: 14 });
  // The spot covers cells 8 and 9 across, 4 and 5 down.
  const strongest = map.values.indexOf(1);
  expect([8, 9]).toContain(strongest % 14);
  expect([4, 5]).toContain(Math.floor(strongest / 14));
  expect(progress.map(({ done }) => done)).toEqual(Array.from({ length: 14 }, (_, row) => row));

  expect(maps.cancel()).toBe(false);
  const stopped = maps.draw({ ...asked, method: 'occlusion' });
  await expect.poll(() => progress.length).toBeGreaterThan(15);
  expect(maps.cancel()).toBe(true);
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect(progress.length).toBeLessThan(28);
});

it('records a probe once, in the chain, and counts it for the version that answered', async () => {
  const { clinic, shelf } = await openClinic();
  const { db, keys } = clinic.profile;
  const study = await screened(clinic);
  ownRead(clinic, study);
  expect(recordedProbe(clinic, study)).toBeNull();
  const before = (await verifyAudit(db, keys.audit)).entries;
  const probe = await probeStudy(clinic, shelf, study);
  expect(probe).toMatchObject({
    model: { name: 'tiny', version: '1.0.0' },
    reader: 'Dr. Ayşe Işık',
    isUnchangedWithoutLungs: true,
  });
  expect(recordedProbe(clinic, study)).toEqual(probe);
  expect(await probeStudy(clinic, shelf, study)).toEqual(probe);
  expect(await verifyAudit(db, keys.audit)).toMatchObject({ isIntact: true, entries: before + 1 });
  expect(db.prepare("SELECT object FROM audit_log WHERE action = 'shortcut-probe-recorded'").all()).toEqual([
    { object: study },
  ]);
  const sample = await screened(clinic, undefined, true);
  await probeCase(clinic, shelf, sample);
  expect(summariseProbes(db, clinic.model().versionId)).toMatchObject({
    probed: 1,
    unchanged: 1,
    byLabel: [{ label: 'Normal', probed: 1, unchanged: 1 }],
  });
  expect(summariseProbes(db, 99)).toEqual({ probed: 0, unchanged: 0, interval: null, byLabel: [] });
});

async function openClinic(options: TinyOptions = {}) {
  const folder = temporaryFolder();
  writeTinyModel(join(folder, 'models'), options);
  const models = await readShelf(join(folder, 'models'));
  const profile = await profileOnDisk(join(folder, 'profile'));
  syncShippedModels(profile, models, 'system');
  const engine = startEngine({ spawn: spawnHost });
  onTestFinished(() => engine.stop());
  const user = localUser(profile.db, 'Dr. Ayşe Işık');
  const proofs = keepProofs(engine, profile.db, () => 'cpu');
  const clinic: Clinic = { profile, engine, model: followActiveModel(profile.db, () => models), proofs, user };
  return { clinic, shelf: () => models };
}

async function screened(clinic: Clinic, film?: Buffer, isSample = false): Promise<StudyId> {
  const bytes = film ?? (await spotPng(896, 896, SPOT));
  const study = await arrive(clinic, { fileName: 'a.png', bytes, isSample });
  await screenStudy(clinic, study, bytes);
  return study;
}

function ownRead(clinic: Clinic, study: StudyId): void {
  recordOwnRead(clinic, { study, label: 'normal', note: '' });
}
