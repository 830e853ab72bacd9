// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { AbAnswer, AbCase, AbPlan } from '../../../preload/ab-tests.ts';
import { useView } from '../../../renderer/frame/view.ts';
import type { FakeAbTests } from '../../support/fake-bridge/fake-ab-tests.ts';
import { abDetail } from '../../support/fake-bridge/fake-ab-tests.ts';
import { fakeStudies } from '../../support/fake-bridge/fake-data.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

let app: RenderedApp;
afterEach(() => app.close());

const PLAN: AbPlan = {
  name: 'onnx-vs-claude-medical',
  subject: 'questions',
  mode: 'paired',
  modelA: 'chest-xray-classifier@1.0.0',
  modelB: 'claude-sonnet-5-5',
  splitPercent: 50,
  difference: 0.1,
  stopRule: 'fixed',
};

async function openAbTests(abTests: FakeAbTests): Promise<void> {
  app = await renderApp({ abTests });
  act(() => useView.getState().show('ab-tests'));
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
}

function inputOf(channel: string): unknown {
  return app.clinic.calls.findLast((one) => one.channel === channel)?.input;
}

test('a plan is fixed with its number of cases, then started, and stopped only after a second thought', async () => {
  await openAbTests({});
  expect(app.text()).toContain('Etkinleştirilene kadar hasta kararları için değildir');
  expect(app.find('ab-none')).not.toBeNull();
  await app.click(app.find('ab-new'));
  expect(app.find('ab-size')?.textContent).toContain('Gereken olgu: 155');
  expect(app.find('ab-create')).toHaveProperty('disabled', true);
  await app.type(app.find('ab-name'), 'Onnx Test');
  expect(app.find('ab-create')).toHaveProperty('disabled', true);
  await app.type(app.find('ab-name'), PLAN.name);
  await app.click(app.find('ab-create'));
  expect(inputOf('abTests.create')).toEqual(PLAN);
  expect(app.find('ab-decision')?.textContent).toContain('Test başlatılmadı; plan 155 olgu gerektiriyor.');
  await app.click(app.find('ab-start'));
  expect(app.find('ab-detail')?.dataset['state']).toBe('collecting');
  await app.click(app.find('ab-stop'));
  expect(inputOf('abTests.step')).toEqual({ name: PLAN.name, step: 'start' });
  await app.click(app.find('confirm-ab-stop'));
  expect(inputOf('abTests.step')).toEqual({ name: PLAN.name, step: 'stop' });
  expect(app.find('ab-decision')?.textContent).toContain('Durdurulan bir testin kazananı olmaz.');
});

test('while cases come in nothing of the endpoint is shown, and what is missing is said', async () => {
  const progress = { counted: 37, awaitingAnswer: 0, awaitingFinalRead: 12, awaitingVerdict: 3 };
  await openAbTests({
    details: [abDetail(PLAN, { state: 'collecting', progress, row: { status: 'running', requestsA: 52 } })],
  });
  expect(app.find('ab-decision')?.dataset['winner']).toBe('none');
  expect(app.find('ab-progress')?.textContent).toBe('155 olgudan 37 tanesi');
  expect(app.find('ab-awaitingFinalRead')?.textContent).toBe('12 olgu son kararını bekliyor.');
  expect(app.find('ab-awaitingAnswer')).toBeNull();
  expect(app.find('ab-arms')?.textContent).toContain('plan tamamlanınca');
  expect(app.find('ab-row')?.textContent).toContain('Eşli, gölgede');
});

test('a winner is named by a look alone', async () => {
  const taken = {
    at: '2026-11-23T09:00:00.000Z',
    a: { successes: 9, cases: 155 },
    b: { successes: 31, cases: 155 },
    p: 0.00079,
    interval: null,
    winner: 'b',
  } as const;
  const looks = [{ atCases: 155, level: 0.05, taken }];
  await openAbTests({ details: [abDetail(PLAN, { state: 'full', looks, row: { status: 'running' } })] });
  expect(app.find('ab-decision')?.dataset['winner']).toBe('b');
  expect(app.find('ab-looks')?.textContent).toContain('A daha iyi: 9, B daha iyi: 31; p < 0,001.');
  await app.click(app.find('ab-conclude'));
  await app.click(app.find('confirm-ab-conclude'));
  expect(inputOf('abTests.step')).toEqual({ name: PLAN.name, step: 'conclude' });
});

test('a disagreement shows two answers without their arms and takes one verdict', async () => {
  const details = [abDetail(PLAN, { state: 'collecting', row: { status: 'running' } })];
  await openAbTests({ details, cases: [CASE] });
  expect([...document.querySelectorAll('[data-testid=ab-answer]')].map((one) => one.getAttribute('data-arm'))).toEqual([
    'hidden',
    'hidden',
  ]);
  expect(app.find('ab-case')?.textContent).toContain('Etiketler <b>yalnızca</b> metindir.');
  await app.click(app.find('ab-judge-second'));
  expect(inputOf('abTests.judge')).toEqual({ case: 4, verdict: 'second' });
  expect(app.find('ab-no-cases')).not.toBeNull();
  await app.click(app.find('ab-show-judged'));
  expect(app.find('ab-verdict')?.textContent).toBe('Değerlendirme: İkincisi');
});

test('images offer no split, and say where the other version comes from', async () => {
  await openAbTests({});
  await app.click(app.find('ab-new'));
  const subject = app.find('ab-subject');
  if (!(subject instanceof HTMLSelectElement)) throw new Error('no subject to choose');
  await act(async () => {
    subject.value = 'images';
    subject.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await app.type(app.find('ab-name'), 'v1-vs-v2');
  expect(app.find('ab-mode')).toBeNull();
  await app.click(app.find('ab-create'));
  expect(inputOf('abTests.create')).toMatchObject({
    subject: 'images',
    mode: 'paired',
    modelB: 'chest-xray-classifier@1.1.0',
  });
});

const ANSWER: AbAnswer = { arm: null, outcome: 'full', code: null, state: null, prediction: null, lines: ['Yanıt A.'] };

const CASE: AbCase = {
  id: 4,
  at: '2026-11-23T08:00:00.000Z',
  study: fakeStudies()[0] ?? null,
  question: 'Bu göğüs röntgeninde pnömoni var mı?',
  finalLabel: 'pneumonia',
  first: ANSWER,
  second: { ...ANSWER, lines: ['Etiketler <b>yalnızca</b> metindir.'] },
  verdict: null,
};
