// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { answer, study } from '../../support/fake-bridge/fake-data.ts';
import type { FakeCloud } from '../../support/fake-bridge/fake-questions.ts';
import { CLOUD_ON, PICTURE } from '../../support/fake-bridge/fake-questions.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

let app: RenderedApp;
afterEach(() => app.close());
// jsdom makes no such addresses.
URL.createObjectURL = () => 'blob:picture';
URL.revokeObjectURL = () => undefined;

const FILM = study(1, 'DEMİR^AYŞE', { screening: answer('positive', 'Pneumonia', [0.04, 0.83, 0.13]) });
const READ = { label: 'pneumonia', note: '', reader: 'x', at: '2026-11-23T08:00:00.000Z' } as const;
/** A key that does nothing, to let the page settle. */
const NOTHING = { key: 'Shift', code: 'ShiftLeft' };
const COMPLEX = 'COVID-19 ile pnömoni opasitelerini karşılaştır';

async function openQuestion(cloud: FakeCloud, ownRead: typeof READ | null = READ): Promise<void> {
  const studies = [{ ...FILM, ownRead }];
  app = await renderApp({ studies, cloud, faults: { 'studies.pixels': 'file-unreadable' } });
  await app.open(FILM.id);
  await app.press({ key: 'q', code: 'KeyQ' });
}

async function typed(text: string): Promise<void> {
  await app.type(app.find('question-input'), text);
  // The preview waits until the typing has settled.
  await act(async () => new Promise((resolve) => setTimeout(resolve, 400)));
  await app.press(NOTHING);
  expect(app.find('route-preview')?.getAttribute('aria-busy')).toBe('false');
}

function asked(): readonly unknown[] {
  return app.clinic.calls.filter(({ channel }) => channel === 'questions.ask').map(({ input }) => input);
}

test('as delivered a complex question stays, says why, lists what counted and offers no way out', async () => {
  await openQuestion({});
  expect(document.activeElement).toBe(app.find('question-input'));
  await typed(COMPLEX);
  expect(app.find('route-chip')?.dataset).toMatchObject({ route: 'local', because: 'cloud-off' });
  expect(app.find('route-preview')?.textContent).toContain('Buluta izin verilmemiş.');
  expect([...document.querySelectorAll('[data-testid=features] li')].map((line) => line.textContent)).toEqual([
    'Sözcük sayısı 5+10',
    'Tıp terimleri COVID-19, pnömoni, opasite+30',
    'Değerlendirme fiilleri karşılaştır+15',
    'Birlikte ele alınacaklar COVID-19, pnömoni+15',
  ]);
  expect(app.find('ask-away')).toBeNull();
  expect(app.find('leaving')).toBeNull();
});

test('before the first send of a case all of what leaves is open; only the button that names the host sends', async () => {
  await openQuestion({ settings: CLOUD_ON });
  await typed(COMPLEX);
  const box = app.find('leaving');
  expect(box?.hasAttribute('open')).toBe(true);
  expect(box?.textContent).toContain('api.anthropic.com');
  expect(box?.textContent).toContain('ne piksel, ne ad, ne bulgu');
  expect(app.find('leaving-body')?.textContent).toContain(JSON.stringify(COMPLEX));
  expect(asked()).toEqual([]);
  expect(app.find('ask-away')?.textContent).toBe('Gönder: api.anthropic.com');
  await app.click(app.find('ask-away'));
  expect(asked()).toEqual([{ study: FILM.id, text: COMPLEX, consent: 'may-leave' }]);
  await typed(COMPLEX);
  expect(app.find('leaving')?.hasAttribute('open')).toBe(false);
});

test('the picture goes along only when it is ticked and shown, and for one question', async () => {
  await openQuestion({ settings: { ...CLOUD_ON, isImageAllowed: true } });
  await typed(COMPLEX);
  expect(app.find('sent-image')).toBeNull();
  await app.click(app.find('with-image'));
  await app.press(NOTHING);
  expect(app.find('sent-image')?.getAttribute('src')).toBe('blob:picture');
  expect(app.find('leaving')?.textContent).toContain('aşağıdaki görüntü, 1 × 1 piksel');
  await app.click(app.find('ask-away'));
  expect(asked()).toEqual([{ study: FILM.id, text: COMPLEX, consent: 'may-leave', image: PICTURE.sha256 }]);
  await typed(COMPLEX);
  expect(app.find('sent-image')).toBeNull();
});

test('where the picture may not leave, there is no tick but the reason', async () => {
  await openQuestion({ settings: CLOUD_ON });
  await typed(COMPLEX);
  expect(app.find('with-image')).toBeNull();
  expect(app.find('image-hold')?.textContent).toContain('klinik izin vermemiş');
});

test('Enter always means to stay', async () => {
  await openQuestion({ settings: CLOUD_ON });
  await typed(COMPLEX);
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  act(() => void app.find('question-input')?.dispatchEvent(enter));
  await app.press(NOTHING);
  expect(asked()).toEqual([{ study: FILM.id, text: COMPLEX, consent: 'this-computer' }]);
});

test('a cloud answer is labelled, is text whatever it holds, and goes nowhere by itself', async () => {
  await openQuestion({ settings: CLOUD_ON });
  await typed(COMPLEX);
  await app.click(app.find('ask-away'));
  const given = app.find('answer');
  expect(given?.querySelector('.given-label')?.textContent).toBe('Genel amaçlı model, tıbbi cihaz değildir');
  expect(given?.textContent).toContain('<b>Etiketler</b>');
  expect(given?.querySelector('b')).toBeNull();
  expect(app.find('own-read-recorded')?.textContent).not.toContain('Buzlu');
});

test('before the own read the cloud’s answer is nowhere in the document; the read uncovers it', async () => {
  await openQuestion({ settings: CLOUD_ON }, null);
  await typed(COMPLEX);
  await app.click(app.find('ask-away'));
  expect(app.find('answer')?.dataset['shown']).toBe('withheld');
  expect(document.documentElement.outerHTML).not.toContain('Buzlu cam');
  await app.press({ key: '!', code: 'Digit2', shiftKey: true });
  expect(app.find('answer')?.dataset['shown']).toBe('shown');
  expect(app.find('answer')?.textContent).toContain('Buzlu cam');
});

test('the local answer before the own read tells nothing of the model', async () => {
  await openQuestion({}, null);
  await typed('Pnömoni var mı?');
  await app.click(app.find('ask-here'));
  expect(app.find('answer')?.textContent).toContain('kendi okumanızı kaydedene kadar');
  expect(app.find('answer')?.textContent).not.toContain('şüpheleniyor');
});

test('a question under way can be stopped, and says that this computer answered', async () => {
  await openQuestion({ settings: CLOUD_ON, isSlow: true });
  await typed(COMPLEX);
  await app.click(app.find('ask-away'));
  expect(app.find('answer')).toBeNull();
  await app.click(app.find('stop'));
  expect(app.find('cloud-fault')?.dataset['code']).toBe('cancelled');
  expect(app.find('answer')?.dataset['route']).toBe('local');
});

test('a failure of the cloud says what to do, and the question is offered to wait', async () => {
  await openQuestion({ settings: CLOUD_ON, fault: 'key-rejected' });
  await typed(COMPLEX);
  await app.click(app.find('ask-away'));
  expect(app.find('cloud-fault')?.textContent).toContain('Ağ ekranında geçerli bir anahtar girin.');
  expect(app.find('outbox')?.dataset['state']).toBe('offered');
  await app.click(app.find('outbox-put'));
  expect(app.find('outbox')?.dataset['state']).toBe('waiting');
  await app.click(app.find('outbox-take'));
  expect(app.find('outbox')?.dataset['state']).toBe('withdrawn');
});

test('offline it is answered here and waits in the outbox only by the button that says so', async () => {
  await openQuestion({ settings: { ...CLOUD_ON, connectivity: 'offline' } });
  await typed(COMPLEX);
  expect(app.find('ask-away')?.dataset['when']).toBe('later');
  await app.click(app.find('ask-here'));
  expect(app.find('outbox')).toBeNull();
  await typed(COMPLEX);
  await app.click(app.find('ask-away'));
  expect(app.find('outbox')?.dataset['state']).toBe('waiting');
});

test('words that identify somebody are quoted, and nothing can be sent', async () => {
  await openQuestion({ settings: CLOUD_ON });
  await typed(`${COMPLEX}, hasta 10000000146`);
  expect(app.find('route-chip')?.dataset['because']).toBe('protected-data');
  expect(app.find('protected-data')?.textContent).toContain('10000000146');
  expect(app.find('ask-away')).toBeNull();
});
