import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../../main/audit/verify.ts';
import type { Profile } from '../../../../main/database/profile.ts';
import { openProfile } from '../../../../main/database/profile.ts';
import { askQuestion, questionOn } from '../../../../main/routing/answer/answer.ts';
import { previewQuestion } from '../../../../main/routing/answer/preview.ts';
import { changeChoices, readChoices } from '../../../../main/routing/cloud/settings.ts';
import { spentUsd } from '../../../../main/routing/cost/budget.ts';
import { findPrior } from '../../../../main/routing/local/prior.ts';
import { findQuestions, unansweredQuestions } from '../../../../main/routing/questions/questions.ts';
import { recordScreening } from '../../../../main/screening/inferences.ts';
import { recordRead } from '../../../../main/screening/reads.ts';
import { describeStudy } from '../../../../main/screening/studies.ts';
import type { StudyId } from '../../../../preload/domain.ts';
import type { QuestionId } from '../../../../preload/questions.ts';
import {
  arriveStudy,
  newStudyId,
  OPTIONS,
  PASSPHRASE,
  profileOnDisk,
  registerModel,
  temporaryFolder,
} from '../../../support/database.ts';
import { hangs, refuses, says } from '../../../support/messages-server.ts';
import type { TestDesk } from '../../../support/question-desk.ts';
import { COMPLEX, deskOn, onlineDesk, startMessagesServer } from '../../../support/question-desk.ts';
import { screening } from '../../../support/records.ts';

const SIMPLE = 'Merhaba';
const HERE = { consent: 'this-computer' } as const;

describe('before the own read', () => {
  it('the local answer says that it is withheld, and nothing of the model', async () => {
    const { desk, study } = await withReading();
    const { answers } = await askQuestion(desk, { study, text: 'pnömoni?', ...HERE });
    expect(answers[0]?.lines.map(({ topic }) => topic)).toEqual(['withheld', 'purpose']);
    // The lines only: ids and times hold any digits.
    expect(JSON.stringify(answers.map(({ lines }) => lines))).not.toMatch(/92|Pnömoni/);
    expect(previewQuestion(desk, { study, text: 'pnömoni?' }).localAnswer).toBe('withheld');
  });

  it("the cloud's answer is hidden, and shown once the own read is recorded", async () => {
    const { desk, study } = await withReading();
    const asked = await askQuestion(desk, { study, text: COMPLEX, consent: 'may-leave' });
    expect(asked.answers).toMatchObject([{ route: 'cloud', isHidden: true, lines: [] }]);
    expect(JSON.stringify(findQuestions(desk.profile.db, null, 9))).not.toContain('Genel bir yanıt');
    read(desk.profile, study);
    const [answer] = questionOn(desk, asked.id).answers;
    expect(answer).toMatchObject({ isHidden: false, lines: [{ topic: 'cloud', text: 'Genel bir yanıt.' }] });
  });
});

describe('after the own read', () => {
  it('the local answer speaks of the reading', async () => {
    const { desk, study } = await withReading();
    read(desk.profile, study);
    const { answers } = await askQuestion(desk, { study, text: 'Bu filmde pnömoni var mı?', ...HERE });
    expect(answers[0]).toMatchObject({ route: 'local', label: 'local-model', language: 'tr' });
    expect(answers[0]?.lines.map(({ topic }) => topic)).toContain('finding');
    expect(previewQuestion(desk, { study, text: 'Bu filmde pnömoni var mı?' }).localAnswer).toBe('full');
  });

  it.each([
    ['the same number and birth date', '1970-01-31', true],
    ['the same number, born on another day', '1971-01-31', false],
  ])('a prior of %s counts: %s', async (_, birthDate, isFound) => {
    const { desk, study } = await withReading();
    const later = readingOf(desk.profile);
    describePatient(desk.profile, study, '1970-01-31');
    describePatient(desk.profile, later, birthDate);
    expect(findPrior(desk.profile.db, later)).toBeNull();
    read(desk.profile, study);
    expect(findPrior(desk.profile.db, later) !== null).toBe(isFound);
  });
});

describe('a question', () => {
  it('needs no network for a simple one', async () => {
    const server = await startMessagesServer();
    const desk = deskOn(server);
    const { answers, complexity } = await askQuestion(desk, { study: null, text: SIMPLE, consent: 'may-leave' });
    expect(complexity).toBe('simple');
    expect(answers).toMatchObject([{ route: 'local', because: 'simple-query', costUsd: 0 }]);
    expect(server.questions()).toEqual([]);
  });

  it('about an unknown study is refused and leaves no trace', async () => {
    const desk = deskOn(await startMessagesServer());
    const asking = { study: newStudyId(), text: SIMPLE, ...HERE };
    await expect(askQuestion(desk, asking)).rejects.toMatchObject({ code: 'study-not-found' });
    expect(() => previewQuestion(desk, asking)).toThrow(expect.objectContaining({ code: 'study-not-found' }));
    expect(findQuestions(desk.profile.db, null, 9)).toEqual([]);
  });

  it('is found by its study, newest first', async () => {
    const { desk, study } = await withReading();
    const texts = ['Merhaba', 'Selam', 'İyi günler'];
    for (const text of texts) await askQuestion(desk, { study, text, ...HERE });
    await askQuestion(desk, { study: null, text: 'Günaydın', ...HERE });
    const { db } = desk.profile;
    expect(findQuestions(db, study, 2).map(({ text }) => text)).toEqual(['İyi günler', 'Selam']);
    expect(findQuestions(db, null, 9)).toHaveLength(4);
    // as: a question id that nobody has
    expect(() => questionOn(desk, newStudyId() as unknown as QuestionId)).toThrow('no question');
  });

  it('is in the audit log by its keyed hash, with its route and its answer', async () => {
    const desk = deskOn(await startMessagesServer());
    await askQuestion(desk, { study: null, text: 'Gizli sözcük: anahtarcık', ...HERE });
    const log = desk.profile.db.prepare<[], { action: string; detail: string }>('SELECT * FROM audit_log').all();
    expect(log.map(({ action }) => action).slice(-2)).toEqual(['question-asked', 'question-answered']);
    expect(JSON.stringify(log)).not.toContain('anahtarcık');
    expect((await verifyAudit(desk.profile.db, desk.profile.keys.audit)).isIntact).toBe(true);
  });

  it('counts in the figures of its day, a cloud failure beside the answer from here', async () => {
    const server = await startMessagesServer();
    const desk = await onlineDesk(server);
    server.behave(says(['Tamam.']), says([]), refuses(401, 'authentication_error', 'x'));
    for (let i = 0; i < 3; i += 1) await askQuestion(desk, { study: null, text: COMPLEX, consent: 'may-leave' });
    const rows = desk.profile.db.prepare('SELECT route, total, answered, abstained, failed FROM daily_questions').all();
    expect(rows).toEqual([
      { route: 'cloud', total: 3, answered: 1, abstained: 1, failed: 1 },
      { route: 'local', total: 1, answered: 1, abstained: 0, failed: 0 },
    ]);
  });

  it('counts for savings only when nothing would have kept it from the cloud', async () => {
    const server = await startMessagesServer();
    const desk = await onlineDesk(server);
    await askQuestion(desk, { study: null, text: SIMPLE, consent: 'may-leave' });
    await askQuestion(desk, { study: null, text: SIMPLE, ...HERE });
    await askQuestion(desk, { study: null, text: `${SIMPLE}, hasta Ayşe Yılmaz`, consent: 'may-leave' });
    const rows = desk.profile.db.prepare('SELECT might_have_gone AS might FROM answers ORDER BY seq').all();
    expect(rows).toEqual([{ might: 1 }, { might: 0 }, { might: 0 }]);
  });
});

describe('when nothing can be said at home', () => {
  it('the cloud is asked where it is allowed', async () => {
    const { desk, study } = await withReading();
    read(desk.profile, study);
    // No card of the model that answered: its cut-offs are unknown.
    desk.profile.db.prepare("UPDATE model_versions SET card = '{}'").run();
    const { answers } = await askQuestion(desk, { study, text: SIMPLE, consent: 'may-leave' });
    expect(answers).toMatchObject([{ route: 'cloud', because: 'local-failed' }]);
  });

  it('it is a clear error, and the question stays on record', async () => {
    const { desk, study } = await withReading();
    read(desk.profile, study);
    // No card of the model that answered: its cut-offs are unknown.
    desk.profile.db.prepare("UPDATE model_versions SET card = '{}'").run();
    await expect(askQuestion(desk, { study, text: SIMPLE, ...HERE })).rejects.toMatchObject({
      code: 'no-answer-possible',
    });
    expect(findQuestions(desk.profile.db, study, 9)).toMatchObject([{ text: SIMPLE, answers: [] }]);
  });
});

describe('a preview', () => {
  it('tells the decision with every feature, and what would leave', async () => {
    const desk = await onlineDesk(await startMessagesServer());
    const { decision, outgoing, protectedData } = previewQuestion(desk, { study: null, text: COMPLEX });
    expect(decision).toMatchObject({ route: 'cloud', because: 'complex-query' });
    expect(decision.features.reduce((sum, { points }) => sum + points, 0)).toBe(decision.score);
    expect(outgoing?.bytes).toBe(Buffer.byteLength(outgoing?.body ?? ''));
    expect(outgoing?.worstCaseUsd).toBeGreaterThan(0.04);
    expect(protectedData).toEqual([]);
  });

  it('shows what names the patient, and that nothing would leave', async () => {
    const desk = await onlineDesk(await startMessagesServer());
    const preview = previewQuestion(desk, { study: null, text: `${COMPLEX}, hasta Ayşe Yılmaz` });
    expect(preview.decision).toMatchObject({ route: 'local', because: 'protected-data' });
    expect(preview.protectedData.map(({ kind }) => kind)).toContain('name');
    expect(preview.outgoing).toBeNull();
  });

  it('sends nothing and keeps nothing', async () => {
    const server = await startMessagesServer();
    const desk = await onlineDesk(server);
    previewQuestion(desk, { study: null, text: COMPLEX });
    expect(server.questions()).toEqual([]);
    expect(findQuestions(desk.profile.db, null, 9)).toEqual([]);
  });
});

describe('a profile that is closed while the cloud is asked', () => {
  it('keeps the question and its reservation for the next start', async () => {
    const folder = join(temporaryFolder(), 'profile');
    const server = await startMessagesServer();
    const desk = await onlineDesk(server, { profile: await profileOnDisk(folder) });
    server.behave(hangs);
    const asked = askQuestion(desk, { study: null, text: COMPLEX, consent: 'may-leave' });
    await vi.waitFor(() => expect(server.questions()).toHaveLength(1));
    desk.cloud.stop();
    desk.profile.close();
    await expect(asked).rejects.toMatchObject({ code: 'profile-locked' });
    const again = await openProfile(folder, { passphrase: PASSPHRASE }, OPTIONS);
    expect(unansweredQuestions(again.db)).toMatchObject([{ text: COMPLEX }]);
    expect(spentUsd(again.db, new Date().toISOString().slice(0, 10), desk.clinic.user).day).toBeGreaterThan(0.04);
    again.close();
  });
});

describe('the budget of the clinic', () => {
  it('sends a question home before it is reached', async () => {
    const server = await startMessagesServer();
    const desk = await onlineDesk(server);
    const { clinic, profile } = desk;
    const limitsUsd = { day: 0.01, month: 1, userDay: 1 };
    changeChoices(profile, clinic.user, { ...readChoices(profile.db), limitsUsd });
    const { answers, outbox } = await askQuestion(desk, { study: null, text: COMPLEX, consent: 'may-leave' });
    expect(answers).toMatchObject([{ route: 'local', because: 'budget-exhausted' }]);
    expect(outbox).toBe('offered');
    expect(server.questions()).toEqual([]);
  });
});

async function withReading(): Promise<{ readonly desk: TestDesk; readonly study: StudyId }> {
  const desk = await onlineDesk(await startMessagesServer());
  registerModel(desk.profile);
  return { desk, study: readingOf(desk.profile) };
}

function readingOf(profile: Profile): StudyId {
  const study = arriveStudy(profile);
  const { id: modelVersion } = registerModel(profile);
  const user = profile.db.prepare<[], { id: string }>('SELECT id FROM users').get()?.id ?? '';
  const at = '2026-11-23T08:00:00.000Z';
  recordScreening(profile, { study, modelVersion, user, screening: screening('result'), at });
  return study;
}

function read(profile: Profile, study: StudyId): void {
  const user = 'b'.repeat(32);
  recordRead(profile, { study, stage: 'own', label: 'normal', note: '', user, at: '2026-11-23T09:00:00.000Z' });
}

function describePatient({ db }: Profile, study: StudyId, birthDate: string): void {
  describeStudy(db, study, {
    format: 'dicom',
    patient: { name: 'YILMAZ^AYŞE', id: 'P-17', birthDate, ageYears: 56, sex: 'F' },
    acquisition: {
      date: '2026-11-20',
      modality: 'DX',
      bodyPart: 'CHEST',
      view: 'PA',
      description: null,
      accession: null,
    },
  });
}
