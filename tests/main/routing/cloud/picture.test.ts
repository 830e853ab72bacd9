import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { verifyAudit } from '../../../../main/audit/verify.ts';
import { keepOriginal } from '../../../../main/database/originals.ts';
import type { HostProcess } from '../../../../main/inference/protocol.ts';
import { startEngine } from '../../../../main/inference/supervisor.ts';
import { askQuestion } from '../../../../main/routing/answer/answer.ts';
import { previewQuestion } from '../../../../main/routing/answer/preview.ts';
import { bodyOfSend, findSends } from '../../../../main/routing/cloud/ledger.ts';
import { keepPictures } from '../../../../main/routing/cloud/picture.ts';
import { changeChoices, readChoices } from '../../../../main/routing/cloud/settings.ts';
import type { StudyId } from '../../../../preload/domain.ts';
import type { CloudChoices, OutgoingImage } from '../../../../preload/questions.ts';
import { profileOnDisk } from '../../../support/database.ts';
import { writeFilm } from '../../../support/files/dicom-writer.ts';
import { spawnRealHost } from '../../../support/host.ts';
import type { TestDesk } from '../../../support/question-desk.ts';
import { COMPLEX, onlineDesk, startMessagesServer } from '../../../support/question-desk.ts';
import { addReading } from '../../../support/readings.ts';
import { written } from '../../../support/written.ts';

const SIDE = 640;
const ELEMENTS = [['00100010', 'PN', 'CANARY^AYSE']] as const;

let spawnHost: () => HostProcess;
beforeAll(async () => {
  spawnHost = await spawnRealHost();
});

it('sends exactly the picture that was shown, in the request itself, and nothing of the file beside it', async () => {
  const { desk, server } = await openDesk();
  const study = await filmOf(desk, plain());
  const picture = await shown(desk, study);
  const asking = { study, text: COMPLEX, image: picture.sha256 };
  const { outgoing } = previewQuestion(desk, asking);
  expect(outgoing).toMatchObject({ image: picture.sha256, imageHold: null });
  const entry = await askQuestion(desk, { ...asking, consent: 'may-leave' });
  expect(entry.answers).toMatchObject([{ route: 'cloud' }]);

  const [sent] = server.questions();
  const body = sent?.body.toString('utf8') ?? '';
  expect(body).toBe(outgoing?.body);
  expect(body).not.toContain('CANARY');
  const [image, text] = JSON.parse(body).messages[0].content;
  expect(text).toEqual({ type: 'text', text: COMPLEX });
  expect(image).toMatchObject({ type: 'image', source: { type: 'base64', media_type: 'image/png' } });
  expect(Buffer.from(image.source.data, 'base64').equals(picture.png)).toBe(true);
  const [row] = findSends(desk.profile.db, { withProbes: false, limit: 1, offset: 0 });
  expect(bodyOfSend(desk.profile.db, row?.id ?? 0)).toBe(body);
  expect(row).toMatchObject({ bytes: Buffer.byteLength(body), sha256: sha256(body), outcome: 'answered' });
  expect(audited(desk, 'cloud-sent')).toMatchObject([{ image: picture.sha256 }]);
  expect(audited(desk, 'question-asked')).toMatchObject([{ image: picture.sha256 }]);
  expect(await verifyAudit(desk.profile.db, desk.profile.keys.audit)).toMatchObject({ isIntact: true });
});

it('reserves for the image what an image costs, not what its letters would', async () => {
  const { desk } = await openDesk();
  const study = await filmOf(desk, plain());
  const { sha256: image } = await shown(desk, study);
  const [without, along] = [{}, { image }].map((more) => previewQuestion(desk, { study, text: COMPLEX, ...more }));
  const more = (along?.outgoing?.worstCaseUsd ?? 0) - (without?.outgoing?.worstCaseUsd ?? 0);
  // 2,800 tokens of two dollars a million, and the hundred-odd bytes that frame the image.
  expect(more).toBeGreaterThan(0.0056);
  expect(more).toBeLessThan(0.0063);
});

describe('no picture leaves', () => {
  it('unless it was ticked', async () => {
    const { desk, server } = await openDesk();
    const study = await filmOf(desk, plain());
    await shown(desk, study);
    await askQuestion(desk, { study, text: COMPLEX, consent: 'may-leave' });
    expect(server.questions()[0]?.body.toString('utf8')).not.toContain('base64');
  });

  it('while the clinic has not allowed it, before the own read, or with writing in it', async () => {
    const { desk } = await openDesk({ isImageAllowed: false });
    const study = await filmOf(desk, plain());
    expect(await desk.pictures.show(study)).toEqual({ hold: 'not-allowed' });
    expect(previewQuestion(desk, { study, text: COMPLEX }).outgoing).toMatchObject({
      image: null,
      imageHold: 'not-allowed',
    });
    setChoices(desk, { isImageAllowed: true });
    const unread = await filmOf(desk, plain(), false);
    expect(await desk.pictures.show(unread)).toEqual({ hold: 'no-own-read' });
    const letters = { text: 'THELET', left: 200, top: 300, cell: 3, value: 250 };
    const named = await filmOf(desk, written(plain(), SIDE, letters));
    expect(await desk.pictures.show(named)).toEqual({ hold: 'text-in-image' });
    const damaged = await filmOf(desk, null);
    expect(await desk.pictures.show(damaged)).toEqual({ hold: 'unreadable' });
  });

  it('other than the one shown last: nothing is asked and nothing recorded', async () => {
    const { desk, server } = await openDesk();
    const [study, other] = [await filmOf(desk, plain()), await filmOf(desk, plain(30))];
    const first = await shown(desk, study);
    await shown(desk, other);
    const ask = (of: StudyId, image: string) =>
      askQuestion(desk, { study: of, text: COMPLEX, consent: 'may-leave', image });
    await expect(ask(study, first.sha256)).rejects.toMatchObject({ code: 'picture-changed' });
    await expect(ask(other, first.sha256)).rejects.toMatchObject({ code: 'picture-changed' });
    const again = await shown(desk, study);
    setChoices(desk, { isImageAllowed: false });
    await expect(ask(study, again.sha256)).rejects.toMatchObject({ code: 'picture-changed' });
    expect(server.questions()).toEqual([]);
    expect(audited(desk, 'question-asked')).toEqual([]);
  });
});

async function openDesk(choices: Partial<CloudChoices> = {}) {
  const server = await startMessagesServer();
  const desk = await onlineDesk(server, {
    profile: await profileOnDisk(),
    choices: { isImageAllowed: true, ...choices },
  });
  const engine = startEngine({ spawn: spawnHost, onState: () => undefined });
  onTestFinished(() => engine.stop());
  return { server, desk: { ...desk, pictures: keepPictures({ profile: desk.profile, engine }) } };
}

/** null: a file that no decoder reads. */
async function filmOf({ profile }: TestDesk, pixels: Uint8Array | null, isRead = true): Promise<StudyId> {
  const study = addReading(profile, isRead ? { own: 'pneumonia' } : {});
  const bytes = pixels && writeFilm({ rows: SIDE, columns: SIDE, pixels, elements: ELEMENTS });
  await keepOriginal(profile, study, bytes ?? Buffer.from('CANARY is no image'));
  return study;
}

async function shown({ pictures }: TestDesk, study: StudyId): Promise<OutgoingImage> {
  const reply = await pictures.show(study);
  if (reply.hold !== null) throw new Error(reply.hold);
  expect(sha256(reply.png)).toBe(reply.sha256);
  return reply;
}

function setChoices({ profile, clinic }: TestDesk, choices: Partial<CloudChoices>): void {
  changeChoices(profile, clinic.user, { ...readChoices(profile.db), ...choices });
}

function audited({ profile }: TestDesk, action: string): readonly unknown[] {
  return profile.db
    .prepare<[string], { detail: string }>('SELECT detail FROM audit_log WHERE action = ? ORDER BY seq')
    .all(action)
    .map(({ detail }) => JSON.parse(detail));
}

function plain(from = 0): Uint8Array {
  return Uint8Array.from({ length: SIDE * SIDE }, (_, index) => from + Math.floor((index % SIDE) / 5));
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
