// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useView } from '../../../renderer/frame/view.ts';
import type { FakeOptions } from '../../support/fake-bridge/fake-bridge.ts';
import { FAKE_SIGNATORIES } from '../../support/fake-bridge/fake-passport.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

let app: RenderedApp;
afterEach(() => app.close());

const [CAN, ISIL] = FAKE_SIGNATORIES;

async function replayed(options: FakeOptions = {}): Promise<void> {
  app = await renderApp(options);
  act(() => useView.getState().show('models'));
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
  await app.click(app.find('measure'));
  expect(app.find('reference-counts')?.textContent).toContain('62 olgu: 20 COVID-19, 21 pnömoni, 21 normal.');
  expect(app.find('sign')).toBeNull();
  await app.click(app.find('replay'));
}

test('shows old and new at the old cut-off and at the one that finds as many, each with its interval and counts', async () => {
  await replayed();
  const rows = [...document.querySelectorAll('[data-label="Pneumonia"] tbody tr')].map((row) => row.textContent);
  expect(rows[0]).toContain('Şimdiki sürüm%46');
  expect(rows[1]).toContain('Yeni sürüm, eski eşikle%46');
  expect(rows[3]).toContain('%61,34');
  expect(rows[3]).toContain('18/21');
  expect(document.querySelector('[data-label="COVID-19"]')?.textContent).toContain('Ölçmeye yetmiyor');
  expect(app.text()).toContain('Eski eşik yeni sürüme taşınmaz');
  expect(app.find('changed-cases')?.textContent).toContain('DEMİR^AYŞE');
});

test('says what the chosen cut-offs leave undecided, and warns where hardly any other answer is left', async () => {
  await replayed();
  expect(outlook()?.dataset['warns']).toBe('false');
  expect(outlook()?.textContent).toContain('yanıtlanan 61 referans olgusundan 9 tanesi (%14,8) belirsiz');
  await app.click(app.find('cut-offs-maker')?.querySelector('input') ?? null);
  expect(outlook()?.dataset['warns']).toBe('true');
  expect(outlook()?.textContent).toContain('eşik (%8), bu modelin belirsizlik payından (%12) küçük');
  expect(outlook()?.textContent).toContain('61 olgudan 52 tanesi (%85,2)');
});

test('takes two people, and forgets their passphrases when one was wrong', async () => {
  await replayed({ faults: { 'upgrade.sign': 'signature-wrong' } });
  expect(app.find('sign')).toHaveProperty('disabled', true);
  await choose('signatory-1', CAN?.id);
  await choose('signatory-2', ISIL?.id);
  for (const field of passphrases()) await app.type(field, 'parola');
  expect(app.find('sign')).toHaveProperty('disabled', false);
  await submit();
  expect(app.clinic.calls.findLast(({ channel }) => channel === 'upgrade.sign')?.input).toMatchObject({
    cutOffs: 'equal-sensitivity',
    signatures: [
      { signatory: CAN?.id, passphrase: 'parola' },
      { signatory: ISIL?.id, passphrase: 'parola' },
    ],
  });
  expect(app.find('fault')?.dataset['code']).toBe('signature-wrong');
  expect(passphrases().map(({ value }) => value)).toEqual(['', '']);
});

test('with fewer than two people nothing can be signed, and enrolling is at hand', async () => {
  await replayed({ signatories: FAKE_SIGNATORIES.slice(0, 1) });
  expect(app.find('sign')).toBeNull();
  expect(app.text()).toContain('şu anda 1 kişi kayıtlı');
  expect(app.find('enrol-form')).not.toBeNull();
});

/** Of the choice; that of the passport in force stands on the page below. */
function outlook(): HTMLElement | null {
  return document.querySelector('[data-testid="upgrade"] [data-testid="outlook"]');
}

function passphrases(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('.signature input')];
}

async function choose(testId: string, value: string | undefined): Promise<void> {
  const select = app.find(testId);
  await act(async () => {
    // React keeps its own setter on the element; a change of the real property is what it listens for.
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, value);
    select?.dispatchEvent(new Event('change', { bubbles: true }));
    await Promise.resolve();
  });
}

async function submit(): Promise<void> {
  const form = app.find('sign')?.closest('form');
  await act(async () => {
    form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await Promise.resolve();
  });
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
}
