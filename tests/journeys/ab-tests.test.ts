import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { AbPlan } from '../../preload/ab-tests.ts';
import type { StudyId } from '../../preload/domain.ts';
import type { ClinicWindow } from '../support/clinic-window.ts';
import { batchIsDone, call, dropFiles, openClinic, PASSPHRASE, setUpProfile } from '../support/clinic-window.ts';
import { sampleFiles } from '../support/files/image-files.ts';
import { inspector } from '../support/inspect.ts';
import type { MessagesServer } from '../support/messages-server.ts';
import { listenForMessages, says } from '../support/messages-server.ts';

const ROOT = join(import.meta.dirname, '../..');
const NAME = 'onnx-vs-claude-medical';
const MEDIUM = 'Bu göğüs röntgeninde pnömoni var mı?';
const SECRET = 'Görüntü olmadan söylenemez.';

for (const language of ['tr', 'en'] as const) {
  test(`a paired test from its plan to its winner, in ${language}`, async () => {
    const server = await listenForMessages();
    server.behave(says([SECRET]));
    const clinic = await openClinic();
    const { page } = clinic;
    const inspect = inspector(page, language);
    await setUpProfile(clinic, language);
    await allowCloud(clinic, server);
    const study = await dropChest(page);
    await openScreen(page);
    await inspect('ab-none');

    await page.getByTestId('ab-new').click();
    await page.getByTestId('ab-name').fill(NAME);
    await page.getByTestId('ab-difference').selectOption('0.2');
    await page.getByTestId('ab-stop-rule').selectOption('haybittle-peto');
    await expect(page.getByTestId('ab-size')).toContainText('78');
    await inspect('ab-plan');
    await page.getByTestId('ab-create').click();
    await page.getByTestId('ab-start').click();
    await expect(page.getByTestId('ab-detail')).toHaveAttribute('data-state', 'collecting');

    await askInWindow(page, study, server, inspect);
    await openScreen(page);
    await expect(page.getByTestId('ab-awaitingFinalRead')).toBeVisible();
    await expect(page.getByTestId('ab-no-cases')).toBeVisible();
    await expect(page.getByText(SECRET)).toHaveCount(0);
    await call(page, 'reviews.record', { study, label: 'pneumonia', note: '' });
    await openScreen(page);
    await expect(page.getByTestId('ab-case')).toContainText(SECRET);
    await page.getByTestId('ab-case').scrollIntoViewIfNeeded();
    await inspect('ab-disagreement');
    await judgeInWindow(page);

    // The rest of the first quarter: questions without a study, of which the reader prefers the cloud's answer.
    for (let asked = 1; asked < 20; asked += 1) await askAndJudge(page);
    await openScreen(page);
    await expect(page.getByTestId('ab-detail')).toHaveAttribute('data-state', 'full');
    await expect(page.getByTestId('ab-decision')).toHaveAttribute('data-winner', 'b');
    await inspect('ab-decided');
    await page.getByTestId('ab-conclude').click();
    await page.getByTestId('confirm-ab-conclude').click();
    await expect(page.getByTestId('ab-detail')).toHaveAttribute('data-state', 'finished');
    await page.getByTestId('ab-show-judged').click();
    await expect(page.getByTestId('ab-answer').first()).not.toHaveAttribute('data-arm', 'hidden');
    await inspect('ab-finished');
    expect(server.questions()).toHaveLength(20);
    expect((await call(page, 'egress.find', { withProbes: false, limit: 50, offset: 0 })).length).toBe(20);
    expect((await call(page, 'audit.verify', {})).isIntact).toBe(true);
    expect(clinic.complaints).toEqual([]);
    await clinic.app.close();
    server.close();
  });
}

test('a challenger reads in the shadow what the version at work answers', async () => {
  const clinic = await openClinic();
  const { page } = clinic;
  await setUpProfile(clinic, 'en');
  const { modelA, modelB } = await importRival(clinic.folder);
  const plan: AbPlan = {
    name: 'old-vs-new',
    subject: 'images',
    mode: 'paired',
    modelA,
    modelB,
    splitPercent: 50,
    difference: 0.2,
    stopRule: 'fixed',
  };
  expect((await call(page, 'abTests.choices', {})).images).toEqual({ modelA, modelsB: [modelB] });
  await call(page, 'abTests.create', plan);
  await call(page, 'abTests.step', { name: plan.name, step: 'start' });
  const study = await dropChest(page);
  await expect
    .poll(async () => (await call(page, 'abTests.open', { name: plan.name })).arms.b.requests, { timeout: 60_000 })
    .toBe(1);
  const detail = await call(page, 'studies.open', { study });
  expect(detail).toMatchObject({ screening: null, isAnswerHidden: true });
  expect(await call(page, 'models.list', {})).toContainEqual(expect.objectContaining({ status: 'shadow' }));
  for (const channel of ['reads.record', 'reviews.record'] as const) {
    await call(page, channel, { study, label: 'pneumonia', note: '' });
  }
  const { progress, arms } = await call(page, 'abTests.open', { name: plan.name });
  expect(progress).toMatchObject({ counted: 1, awaitingFinalRead: 0 });
  expect(arms.b).toMatchObject({ failed: 0, endpoint: null });
  await openScreen(page);
  await inspector(page, 'en')('ab-images');
  await clinic.app.close();
});

async function openScreen(page: Page): Promise<void> {
  const rail = page.getByRole('navigation').first().getByRole('button');
  await rail.first().click();
  await page.getByRole('button', { name: /^A\/B/ }).click();
  await expect(page.getByTestId('ab-new')).toBeVisible();
}

/** The sample chest, but as a file of the clinic. */
async function dropChest(page: Page): Promise<StudyId> {
  const [chest = ''] = await sampleFiles();
  await dropFiles(page, [chest]);
  await batchIsDone(page, 1);
  const { rows } = await call(page, 'studies.find', { search: '', show: 'all', limit: 1, offset: 0 });
  const [row] = rows;
  if (row?.progress !== 'ready') throw new Error('the chest was not read');
  return row.id;
}

async function askInWindow(
  page: Page,
  study: StudyId,
  server: MessagesServer,
  inspect: (name: string) => Promise<void>,
): Promise<void> {
  await call(page, 'reads.record', { study, label: 'pneumonia', note: '' });
  await page.reload();
  await page
    .getByRole('row', { name: /sample-1-chest|ÖRNEK|SAMPLE/ })
    .first()
    .dblclick();
  await page.getByTestId('question-toggle').click();
  await page.getByTestId('question-input').fill(MEDIUM);
  await expect(page.getByTestId('ask-away')).toHaveAttribute('data-when', 'besides');
  await inspect('ab-question');
  await page.getByTestId('ask-away').click();
  await expect(page.getByTestId('question-item')).toBeVisible();
  await expect.poll(() => server.questions().length).toBe(1);
  await expect.poll(async () => (await call(page, 'abTests.open', { name: NAME })).arms.b.requests).toBe(1);
  await expect(page.getByText(SECRET)).toHaveCount(0);
}

async function judgeInWindow(page: Page): Promise<void> {
  const answers = page.getByTestId('ab-answer');
  await expect(answers).toHaveCount(2);
  await expect(answers.first()).toHaveAttribute('data-arm', 'hidden');
  const isFirst = ((await answers.first().textContent()) ?? '').includes(SECRET);
  await page.getByTestId(isFirst ? 'ab-judge-first' : 'ab-judge-second').click();
  await expect(page.getByTestId('ab-no-cases')).toBeVisible();
}

async function askAndJudge(page: Page): Promise<void> {
  await call(page, 'questions.ask', { study: null, text: MEDIUM, consent: 'may-leave' });
  const open = { name: NAME, show: 'open', limit: 10 } as const;
  await expect.poll(async () => (await call(page, 'abTests.disagreements', open)).length).toBe(1);
  const [one] = await call(page, 'abTests.disagreements', open);
  if (!one) throw new Error('no case to judge');
  await call(page, 'abTests.judge', { case: one.id, verdict: one.first.lines.includes(SECRET) ? 'first' : 'second' });
}

async function allowCloud({ page }: ClinicWindow, { baseUrl }: MessagesServer): Promise<void> {
  await call(page, 'cloud.change', {
    isThisComputerOnly: false,
    isAllowed: true,
    isImageAllowed: false,
    model: 'claude-sonnet-5-5',
    baseUrl,
    trustsInspection: false,
    limitsUsd: { day: 50, month: 50, userDay: 50 },
  });
  await call(page, 'cloud.setKey', { key: 'sk-ant-CANARY-0123456789abcdef' });
  await expect
    .poll(async () => (await call(page, 'cloud.settings', {})).connectivity, { timeout: 20_000 })
    .toBe('online');
}

/** The shipped weights under a newer version, packed, signed and imported by the command line. */
async function importRival(profile: string): Promise<Pick<AbPlan, 'modelA' | 'modelB'>> {
  const home = mkdtempSync(join(tmpdir(), 'ailydian-rival-'));
  const folder = join(home, 'model');
  cpSync(join(ROOT, 'models/chest-xray-classifier/1.0.0'), folder, { recursive: true });
  const card: object = JSON.parse(readFileSync(join(folder, 'card.json'), 'utf8'));
  writeFileSync(join(folder, 'card.json'), JSON.stringify({ ...card, version: '9.9.9' }, null, 2));
  const passphrase = join(home, 'passphrase');
  writeFileSync(passphrase, PASSPHRASE, { mode: 0o600 });
  const key = join(home, 'key.pem');
  const run = (...words: readonly string[]): string =>
    execFileSync(process.execPath, [join(ROOT, 'out/main/command-line.js'), ...words], { encoding: 'utf8' });
  run('models', 'keygen', key);
  run('models', 'pack', folder, '--key', key, '--out', join(home, 'rival.ailmodel'));
  const inProfile = ['--profile', profile, '--passphrase-file', passphrase];
  run(...inProfile, 'models', 'trust', `${key}.pub`);
  run(...inProfile, 'models', 'import', join(home, 'rival.ailmodel'));
  return { modelA: 'chest-xray-classifier@1.0.0', modelB: 'chest-xray-classifier@9.9.9' };
}
