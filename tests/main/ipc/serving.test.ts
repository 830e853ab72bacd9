import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../main/audit/verify.ts';
import type { Application } from '../../../main/ipc/application.ts';
import { handlersFor } from '../../../main/ipc/handlers.ts';
import { IMAGES_AT_ONCE } from '../../../main/inference/images-at-once.ts';
import { readinessOn } from '../../../main/registry/bundle/ready.ts';
import { activateVersion } from '../../../main/registry/life-cycle.ts';
import { findStudy } from '../../../main/screening/studies.ts';
import type { StudyId } from '../../../preload/domain.ts';
import { GOLDEN_SCORES, goldenImage } from '../../support/bundle.ts';
import { openApplication } from '../../support/application.ts';
import { temporaryFolder } from '../../support/database.ts';
import { gradient } from '../../support/images.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';

describe('the model at work', () => {
  it('is followed without a restart, also when another process activated it', async () => {
    const folder = clinicFolder('1.0.0', '2.0.0');
    const [window, commandLine] = [await openApplication(folder), await openApplication(folder)];
    expect(await classified(window, folder)).toMatchObject({ model: { version: '1.0.0' } });
    await activate(commandLine, '2.0.0');
    expect(window.state().model?.version).toBe('1.0.0');
    await handlersFor(window)['studies.find']({ search: '', show: 'all', limit: 1, offset: 0 });
    expect(window.state().model?.version).toBe('2.0.0');
    await activate(commandLine, '1.0.0');
    expect(await classified(window, folder)).toMatchObject({ model: { version: '1.0.0' } });
    expect(window.state().model?.version).toBe('1.0.0');
  });

  it.each([
    ['altered', 'model-altered', (file: string) => writeFileSync(file, 'other weights')],
    ['damaged in its card', 'model-not-found', (file: string) => writeFileSync(join(file, '../card.json'), '{')],
    [
      'of fewer classes than it answers',
      'model-not-found',
      (file: string) => changeCard(file, { labels: ['COVID-19', 'Normal'] }),
    ],
  ])('may be %s: the profile opens, studies are shown, and reading says why', async (_, code, harm) => {
    const folder = clinicFolder('1.0.0');
    (await openApplication(folder)).stop();
    harm(join(folder, 'models/tiny/1.0.0/model.onnx'));
    const application = await openApplication(folder);
    expect(application.stage()).toBe('ready');
    await vi.waitFor(() => expect(application.state().fault).toBe(code), { timeout: 20_000 });
    const detail = await classified(application, folder);
    expect(detail).toMatchObject({ progress: 'failed', code, isAnswerHidden: false });
    const pixels = await handlersFor(application)['studies.pixels']({ study: detail.id });
    expect(pixels.columns).toBe(400);
  });

  it('is at fault by name where it gives another number of answers than its card has classes', async () => {
    const folder = clinicFolder('1.0.0');
    const file = join(folder, 'models/tiny/1.0.0/model.onnx');
    const logits = { name: 'logits', shape: [-1, 4] };
    changeCard(file, { labels: ['COVID-19', 'Pneumonia', 'Normal', 'Other'], outputs: { logits } });
    const detail = await classified(await openApplication(folder), folder);
    expect(detail).toMatchObject({ progress: 'failed', code: 'card-labels', isAnswerHidden: false });
  });

  it('answers again once another version is put to work', async () => {
    const folder = clinicFolder('1.0.0', '2.0.0');
    (await openApplication(folder)).stop();
    writeFileSync(join(folder, 'models/tiny/1.0.0/model.onnx'), 'other weights');
    const application = await openApplication(folder);
    expect(await classified(application, folder)).toMatchObject({ code: 'model-altered' });
    await handlersFor(application)['models.activate']({ name: 'tiny', version: '2.0.0' });
    await vi.waitFor(() => expect(newest(application)).toMatchObject({ progress: 'ready' }), { timeout: 20_000 });
    expect(application.state()).toMatchObject({ fault: null, model: { version: '2.0.0' } });
  });
});

describe('an image that the model could not be asked about', () => {
  it('is refused by the self-test, and classified without anybody asking once the model passes', async () => {
    const folder = clinicFolder('1.0.0');
    await writeGolden(folder, { ...GOLDEN_SCORES, Normal: 0.9 });
    const first = await openApplication(folder);
    expect(await classified(first, folder)).toMatchObject({ progress: 'refused', code: 'self-test-failed' });
    const [waiting, closed] = [newest(first), await closedCase(first, folder)];
    first.stop();

    await writeGolden(folder, GOLDEN_SCORES);
    const second = await openApplication(folder);
    await vi.waitFor(() => expect(studyOf(second, waiting.id)).toMatchObject({ progress: 'ready', code: null }), {
      timeout: 20_000,
    });
    await second.work().queue.settled();
    expect(second.state().fault).toBeNull();
    // Who has read it to the end is not answered afterwards.
    expect(studyOf(second, closed)).toMatchObject({ progress: 'refused', code: 'self-test-failed' });
    const { db, keys } = second.work().clinic.profile;
    const told = db.prepare<[StudyId]>('SELECT action FROM audit_log WHERE object = ? ORDER BY seq').all(waiting.id);
    expect(told).toMatchObject([
      { action: 'study-arrived' },
      { action: 'reading-recorded' },
      { action: 'study-requeued' },
      { action: 'reading-recorded' },
    ]);
    expect((await verifyAudit(db, keys.audit)).isIntact).toBe(true);
  });

  it('stays refused when the batch is cancelled before its turn, and is there for the next one', async () => {
    const folder = clinicFolder('1.0.0');
    const application = await openApplication(folder);
    const { clinic, queue } = application.work();
    writeFileSync(join(folder, 'a.png'), await picture());
    await queue.addPaths(Array.from({ length: IMAGES_AT_ONCE + 2 }, () => join(folder, 'a.png')));
    await queue.settled();
    const { db } = clinic.profile;
    db.exec("UPDATE studies SET progress = 'refused', code = 'self-test-failed'");
    queue.screenAgain();
    queue.cancel();
    await queue.settled();
    const refused = db.prepare<[], { n: number }>("SELECT count(*) AS n FROM studies WHERE code = 'self-test-failed'");
    expect(refused.get()).toEqual({ n: 2 });
    queue.screenAgain();
    await queue.settled();
    expect(refused.get()).toEqual({ n: 0 });
    expect(queue.state()).toMatchObject({ done: 2, failed: 0, refused: 0 });
  });

  it('waits while no version is at work, and is classified by the next one', async () => {
    const folder = clinicFolder('1.0.0', '2.0.0');
    const application = await openApplication(folder);
    const { 'models.setStatus': setStatus, 'models.activate': putToWork } = handlersFor(application);
    await setStatus({ name: 'tiny', version: '1.0.0', status: 'inactive' });
    expect(await classified(application, folder)).toMatchObject({ progress: 'failed', code: 'no-active-model' });
    await putToWork({ name: 'tiny', version: '2.0.0' });
    await vi.waitFor(() => expect(newest(application)).toMatchObject({ progress: 'ready' }), { timeout: 20_000 });
  });

  it('is asked about again when another processor is chosen', async () => {
    const folder = clinicFolder('1.0.0');
    const application = await openApplication(folder);
    await classified(application, folder);
    const { id } = newest(application);
    const { db } = application.work().clinic.profile;
    db.prepare<[StudyId]>("UPDATE studies SET progress = 'refused', code = 'self-test-failed' WHERE id = ?").run(id);
    await handlersFor(application)['computing.choose']({ provider: 'cpu' });
    await vi.waitFor(() => expect(studyOf(application, id)).toMatchObject({ progress: 'ready' }), { timeout: 20_000 });
  });
});

/** Another image, read to the end although the model refused it. */
async function closedCase(application: Application, folder: string): Promise<StudyId> {
  const { id } = await classified(application, folder);
  const handlers = handlersFor(application);
  for (const channel of ['reads.record', 'reviews.record'] as const) {
    await handlers[channel]({ study: id, label: 'other', note: '' });
  }
  return id;
}

async function writeGolden(folder: string, scores: Readonly<Record<string, number>>): Promise<void> {
  const golden = join(folder, 'models/tiny/1.0.0/golden');
  mkdirSync(golden, { recursive: true });
  writeFileSync(join(golden, 'a.png'), await goldenImage());
  writeFileSync(join(golden, 'expected.json'), JSON.stringify({ 'a.png': scores }));
}

function clinicFolder(...versions: readonly string[]): string {
  const folder = temporaryFolder();
  for (const version of versions) writeTinyModel(join(folder, 'models'), { version });
  return folder;
}

async function activate(application: Application, version: string): Promise<void> {
  const { clinic, shelf } = application.work();
  const isReady = readinessOn(clinic.engine, clinic.profile, shelf());
  await activateVersion(clinic.profile, 'tiny', version, { isReady, actor: clinic.user });
}

/** One image through the queue, as the window shows it after the own read. */
async function classified(application: Application, folder: string) {
  const file = join(folder, 'a.png');
  writeFileSync(file, await picture());
  const { queue } = application.work();
  await queue.addPaths([file]);
  await queue.settled();
  const handlers = handlersFor(application);
  const { id } = newest(application);
  const detail = await handlers['studies.open']({ study: id });
  if (detail.progress !== 'ready') return { ...detail, model: null };
  const read = await handlers['reads.record']({ study: id, label: 'other', note: '' });
  return { ...read, model: read.screening?.model ?? null };
}

async function picture(): Promise<Buffer> {
  const raw = { width: 400, height: 400, channels: 1 } as const;
  return sharp(gradient(new Uint8Array(400 * 400), 400, 255), { raw })
    .png()
    .toBuffer();
}

function newest(application: Application) {
  const found = handlersFor(application)['studies.find']({ search: '', show: 'all', limit: 1, offset: 0 });
  if (!('rows' in found) || !found.rows[0]) throw new Error('no study on the worklist');
  return found.rows[0];
}

function studyOf(application: Application, id: StudyId) {
  return findStudy(application.work().clinic.profile.db, id);
}

function changeCard(file: string, to: object): void {
  const path = join(file, '../card.json');
  // as: the text is a card's
  const card = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...card, ...to }));
}
