// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import type { AppState, StudyDetail } from '../../preload/domain.ts';
import type { FakeOptions } from '../support/fake-bridge/fake-bridge.ts';
import { IDLE_BATCH, answer, none, study } from '../support/fake-bridge/fake-data.ts';
import type { RenderedApp } from '../support/render-app.tsx';
import { renderApp } from '../support/render-app.tsx';

let app: RenderedApp;
afterEach(() => app.close());

const PNEUMONIA = study(1, 'DEMİR^AYŞE', { screening: answer('positive', 'Pneumonia', [0.0412, 0.8311, 0.1277]) });

async function start(state: Partial<AppState>, more: Omit<FakeOptions, 'state'> = {}): Promise<void> {
  // The picture has a test of its own, in a browser; without it the panel must work all the same.
  app = await renderApp({ state, faults: { 'studies.pixels': 'file-unreadable' }, ...more });
}

function submit(): HTMLButtonElement | null {
  return document.querySelector('button[type=submit]');
}

async function read(one: StudyDetail, key: string): Promise<void> {
  await app.open(one.id);
  await app.press({ key: '!', code: `Digit${key}`, shiftKey: true });
}

test('first start: two passphrases alike open the worklist, which offers the samples', async () => {
  await start({ stage: 'create' }, { studies: [] });
  const [first, second] = document.querySelectorAll('input');
  await app.type(first ?? null, 'doğru at pil zımba');
  await app.type(second ?? null, 'doğru at pil zımpa');
  expect(app.text()).toContain('İki parola birbirinden farklı.');
  expect(submit()?.disabled).toBe(true);
  await app.type(second ?? null, 'doğru at pil zımba');
  expect(submit()?.disabled).toBe(false);
  await app.click(submit());
  expect(app.clinic.calls).toContainEqual({
    channel: 'profile.create',
    input: { passphrase: 'doğru at pil zımba', language: 'tr' },
  });
  expect(app.find('sample-offer')).not.toBeNull();
});

test('a keychain needs no passphrase', async () => {
  await start({ stage: 'create', keyProtection: 'keychain' });
  expect(document.querySelector('input')).toBeNull();
  await app.click(submit());
  expect(app.clinic.calls).toContainEqual({ channel: 'profile.create', input: { passphrase: null, language: 'tr' } });
});

test('a wrong passphrase says so and empties the field', async () => {
  await start({ stage: 'unlock' });
  await app.type(document.querySelector('input'), 'nope');
  await app.click(submit());
  expect(document.querySelector('[data-code="passphrase-wrong"]')?.textContent).toContain('Parola yanlış.');
  expect(document.querySelector('input')?.value).toBe('');
});

test('damaged records: what to do, and nothing that deletes', async () => {
  await start({ stage: 'damaged', fault: 'database-damaged' });
  expect(app.text()).toContain('Hiçbir şey silinmedi');
  expect(document.querySelector('[data-code="database-damaged"]')).not.toBeNull();
});

test('setting aside takes two steps, keeps the harmless one in reach and leads to a new start', async () => {
  await start({ stage: 'damaged', fault: 'database-damaged' });
  await app.click(app.find('set-aside'));
  expect(app.find('set-aside-confirm')?.textContent).toContain('hiçbir şey silinmez');
  expect(document.activeElement?.textContent).toBe('Her şey olduğu gibi kalsın');
  expect(app.clinic.calls.some(({ channel }) => channel === 'profile.setAside')).toBe(false);
  await app.click(app.find('set-aside-yes'));
  expect(submit()).not.toBeNull();
});

test('records of a newer version are whole and are not offered to be set aside', async () => {
  await start({ stage: 'damaged', fault: 'database-newer' });
  expect(app.find('set-aside')).toBeNull();
});

test('before the own read nothing of the answer is anywhere in the document', async () => {
  await start({}, { studies: [PNEUMONIA] });
  expect(app.find('worklist')?.textContent).toContain('DEMİR, AYŞE');
  expect(document.documentElement.outerHTML).not.toMatch(/pneumonia|pnömoni|Şüpheli|%83|0\.83/i);
  await app.open(PNEUMONIA.id);
  expect(app.find('answer-hidden')).not.toBeNull();
  expect(app.find('result-card')).toBeNull();
  expect(document.documentElement.outerHTML).not.toMatch(/Şüpheli|%83|0\.83|%35|%46/);
});

test('the own read by Shift and a digit reveals the answer with its numbers and their worth', async () => {
  await start({}, { studies: [PNEUMONIA] });
  await read(PNEUMONIA, '2');
  expect(app.clinic.calls).toContainEqual({
    channel: 'reads.record',
    input: { study: PNEUMONIA.id, label: 'pneumonia', note: '' },
  });
  const card = app.find('result-card');
  expect(card?.dataset['state']).toBe('positive');
  expect(app.find('result-word')?.textContent).toBe('Şüpheli: Pnömoni örüntüsü');
  expect(app.find('scores')?.textContent).toContain('%83');
  expect(app.find('operating-points')?.textContent).toContain('Bu merkezde henüz ölçülmedi.');
  expect(app.find('operating-points')?.textContent).toMatch(/duyarlılık %82,8 \(%95\sGA\s79,3–85,9; n\s=\s500\)/);
  expect(app.find('not-assessed')?.textContent).toContain('pnömotoraks');
  expect(app.find('result-model')?.textContent).toContain('chest-xray-classifier@1.0.0');
});

test('a plain digit records nothing', async () => {
  await start({}, { studies: [PNEUMONIA] });
  await app.open(PNEUMONIA.id);
  await app.press({ key: '2', code: 'Digit2' });
  expect(app.clinic.calls.some(({ channel }) => channel === 'reads.record')).toBe(false);
});

test.each([
  ['negative', answer('negative', 'Normal', [0.02, 0.11, 0.87]), 'Bu model COVID-19 ya da pnömoni örüntüsü bulmadı'],
  ['uncertain', answer('uncertain', 'Pneumonia', [0.09, 0.47, 0.44]), 'Belirsiz: eşiğe çok yakın'],
] as const)('%s has a word of its own', async (state, screening, word) => {
  const one = study(1, 'A', { screening });
  await start({}, { studies: [one] });
  await read(one, '3');
  expect(app.find('result-card')?.dataset['state']).toBe(state);
  expect(app.find('result-word')?.textContent).toBe(word);
});

test('a refusal shows its reason and what to do, no probabilities, and needs no own read', async () => {
  const refused = study(1, 'A', { progress: 'refused', code: 'under-age', screening: none('refused', 'under-age') });
  await start({}, { studies: [refused] });
  await app.open(refused.id);
  expect(app.find('result-card')?.dataset['state']).toBe('refused');
  expect(app.find('scores')).toBeNull();
  expect(app.find('result-card')?.textContent).not.toMatch(/%\d|\d%/);
  expect(app.find('result-card')?.textContent).toContain('Hasta 18 yaşından küçük.');
});

test('back on the worklist the read is there, with the model’s state, though main announced nothing', async () => {
  await start({}, { studies: [PNEUMONIA] });
  expect(app.find('answer-cell')?.dataset['state']).toBe('ready');
  await read(PNEUMONIA, '2');
  await app.press({ key: 'b', code: 'KeyB' });
  expect(app.find('answer-cell')?.dataset['state']).toBe('positive');
  expect(app.find('answer-cell')?.textContent).toBe('Pnömoni');
});

test('overriding by keyboard: O, then Shift and a digit', async () => {
  await start({}, { studies: [PNEUMONIA] });
  await read(PNEUMONIA, '3');
  await app.press({ key: 'o', code: 'KeyO' });
  await app.press({ key: '!', code: 'Digit1', shiftKey: true });
  expect(app.find('final-read-recorded')?.dataset['label']).toBe('covid-19');
  expect(app.find('own-read-recorded')?.dataset['label']).toBe('normal');
});

test('Enter is at hand only where agreeing changes nothing in the own read', async () => {
  await start({}, { studies: [PNEUMONIA] });
  await read(PNEUMONIA, '3');
  expect(document.activeElement).not.toBe(app.find('agree'));
  await app.close();
  await start({}, { studies: [PNEUMONIA] });
  await read(PNEUMONIA, '2');
  expect(document.activeElement).toBe(app.find('agree'));
});

test('files that failed are listed with reason and remedy, and the batch can be stopped', async () => {
  const failures = [{ fileName: 'not.docx', code: 'format-unknown' }] as const;
  await start({ batch: { ...IDLE_BATCH, phase: 'running', total: 120, done: 37, failed: 1, failures } });
  expect(app.find('import-list')?.textContent).toContain('Dosya türü tanınmıyor.');
  expect(app.find('status-queue')?.textContent).toBe('Kuyruk 37/120');
  await app.click(app.find('batch')?.querySelector('button'));
  expect(app.find('batch')?.dataset['phase']).toBe('cancelling');
});

test('the language of the profile is the language of the document', async () => {
  await start({ language: 'en' });
  expect(document.documentElement.lang).toBe('en');
  expect(app.find('status-investigational')?.textContent).toBe('Investigational – not cleared');
});

test('the shortcut probe is offered after the own read only, and its red flag is said in words', async () => {
  await start({}, { studies: [PNEUMONIA] });
  await app.open(PNEUMONIA.id);
  await app.press({ key: 's', code: 'KeyS' });
  expect(app.find('probe')).toBeNull();
  expect(app.clinic.calls.map(({ channel }) => channel)).not.toContain('probes.run');
  await read(PNEUMONIA, '2');
  expect(app.find('probe')?.textContent).toContain('Bu yanıtı sına');
  await app.press({ key: 's', code: 'KeyS' });
  expect(app.find('probe-flag')?.textContent).toContain('akciğerlerden başka bir şeye');
  expect(app.find('probe')?.textContent).toContain('Filmin ortası akciğerlerin yerine geçer');
  const views = [...document.querySelectorAll('[data-view]')].map((row) => row.textContent);
  expect(views[2]).toBe('Yalnızca akciğerlerİkisi de değil%31 (-52)');
  await app.press({ key: 's', code: 'KeyS' });
  expect(app.clinic.calls.filter(({ channel }) => channel === 'probes.run')).toHaveLength(1);
});
