import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../main/audit/verify.ts';
import type { Application } from '../../../main/ipc/application.ts';
import { handlersFor } from '../../../main/ipc/handlers.ts';
import { abTestDetail } from '../../../main/registry/ab-tests/detail.ts';
import { setStatus } from '../../../main/registry/life-cycle.ts';
import { activeModel } from '../../../main/registry/models.ts';
import { areArmsAtWork } from '../../../main/routing/ab/arms.ts';
import { findDisagreements } from '../../../main/routing/ab/disagreements.ts';
import { studyDetail } from '../../../main/screening/detail.ts';
import { recordFinalRead, recordOwnRead } from '../../../main/screening/review.ts';
import type { AbCase, AbTestDetail } from '../../../preload/ab-tests.ts';
import type { ReadLabel, StudyId } from '../../../preload/domain.ts';
import { IMAGE_PLAN } from '../../support/ab-tests.ts';
import { openApplication } from '../../support/application.ts';
import { temporaryFolder } from '../../support/database.ts';
import { gradient } from '../../support/images.ts';
import { TINY_LABELS, writeTinyModel } from '../../support/tiny-model.ts';

const NAME = 'tiny-against-tiny';

describe('a challenger in the shadow', () => {
  it('reads every image after the champion, is seen by nobody, and is told once the case is closed', async () => {
    const { application, folder } = await running();
    const studies = await drop(application, folder, 3);
    await vi.waitFor(() => expect(detail(application).arms.b.requests).toBe(3), { timeout: 30_000 });
    const { arms, progress, test } = detail(application);
    expect(arms.a.requests).toBe(3);
    expect(progress).toEqual({ counted: 0, awaitingAnswer: 0, awaitingFinalRead: 3, awaitingVerdict: 0 });
    expect(test.meanMsB).toBeGreaterThan(0);
    expect(JSON.stringify(studies.map((study) => studyDetail(application.work().clinic, study)))).not.toContain(
      '2.0.0',
    );
    expect(disagreements(application)).toEqual([]);

    for (const [i, study] of studies.entries()) read(application, study, i === 0 ? 'normal' : 'other');
    const told = disagreements(application);
    expect(told).toHaveLength(3);
    // Two images are read at a time: which of them becomes the first case is not said.
    expect(told.find(({ study }) => study?.id === studies[0])).toMatchObject({
      finalLabel: 'normal',
      first: { arm: 'a', prediction: 'Normal', outcome: 'full' },
      second: { arm: 'b', prediction: 'COVID-19', outcome: 'full' },
    });
    expect(detail(application).progress.counted).toBe(1);
    const { clinic } = application.work();
    expect((await verifyAudit(clinic.profile.db, clinic.profile.keys.audit)).isIntact).toBe(true);
    expect(activeModel(clinic.profile.db, 'medical')?.version).toBe('1.0.0');
  });

  it('goes on after a restart where it left off, and rests while somebody has taken it out of the shadow', async () => {
    const { application, folder } = await running();
    withdraw(application);
    await drop(application, folder, 2);
    await application.work().shadow.settled();
    expect(detail(application)).toMatchObject({ state: 'paused', progress: { awaitingAnswer: 2 } });
    const { clinic } = application.work();
    setStatus(clinic.profile, { name: 'tiny', version: '2.0.0', status: 'shadow' }, clinic.user);
    application.stop();
    const again = await openApplication(folder);
    await vi.waitFor(() => expect(detail(again).progress.awaitingAnswer).toBe(0), { timeout: 30_000 });
    expect(detail(again).arms.b).toMatchObject({ requests: 2, failed: 0 });
  });

  it('counts an image it cannot read any more as its failure, and holds up no other', async () => {
    const { application, folder } = await running();
    withdraw(application);
    const [study = ''] = await drop(application, folder, 1);
    const { clinic } = application.work();
    writeFileSync(join(folder, 'profile/originals', `${study}.bin`), 'rotten');
    setStatus(clinic.profile, { name: 'tiny', version: '2.0.0', status: 'shadow' }, clinic.user);
    application.work().shadow.wake();
    await application.work().shadow.settled();
    expect(detail(application)).toMatchObject({
      arms: { b: { requests: 1, failed: 1 } },
      progress: { awaitingFinalRead: 0 },
    });
  });
});

/** Both tell the same classes apart, and name the opposite one for any picture. */
async function running(): Promise<{ readonly application: Application; readonly folder: string }> {
  const folder = temporaryFolder();
  writeTinyModel(join(folder, 'models'), { version: '1.0.0' });
  writeTinyModel(join(folder, 'models'), { version: '2.0.0', labels: TINY_LABELS.toReversed() });
  const application = await openApplication(folder);
  const handlers = handlersFor(application);
  await handlers['abTests.create']({ ...IMAGE_PLAN, name: NAME, modelA: 'tiny@1.0.0', modelB: 'tiny@2.0.0' });
  await handlers['abTests.step']({ name: NAME, step: 'start' });
  return { application, folder };
}

function withdraw(application: Application): void {
  const { clinic } = application.work();
  setStatus(clinic.profile, { name: 'tiny', version: '2.0.0', status: 'inactive' }, clinic.user);
}

async function drop(application: Application, folder: string, files: number): Promise<readonly StudyId[]> {
  const raw = { width: 400, height: 400, channels: 1 } as const;
  const paths = Array.from({ length: files }, (_, i) => join(folder, `${i}.png`));
  for (const [i, path] of paths.entries()) {
    const pixels = gradient(new Uint8Array(400 * 400), 400, 255, 120 + i);
    writeFileSync(path, await sharp(pixels, { raw }).png().toBuffer());
  }
  const { queue, clinic } = application.work();
  await queue.addPaths(paths);
  await queue.settled();
  const rows = clinic.profile.db.prepare<[], { id: StudyId }>('SELECT id FROM studies ORDER BY arrival').all();
  return rows.map(({ id }) => id);
}

function read(application: Application, study: StudyId, label: ReadLabel): void {
  const { clinic } = application.work();
  recordOwnRead(clinic, { study, label, note: '' });
  recordFinalRead(clinic, { study, label, note: '' });
}

function disagreements(application: Application): readonly AbCase[] {
  return findDisagreements(application.work().clinic.profile.db, { name: NAME, show: 'open', limit: 50 });
}

function detail(application: Application): AbTestDetail {
  const { db } = application.work().clinic.profile;
  return abTestDetail(db, NAME, (test) => areArmsAtWork(db, test));
}
