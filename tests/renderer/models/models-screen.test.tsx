// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useView } from '../../../renderer/frame/view.ts';
import { useModelImport } from '../../../renderer/models/model-import.ts';
import type { FakeOptions } from '../../support/fake-bridge/fake-bridge.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

let app: RenderedApp;
afterEach(async () => {
  await app.close();
  useModelImport.getState().close();
});

async function openModels(options: FakeOptions = {}): Promise<void> {
  app = await renderApp({ state: { language: 'en' }, ...options });
  act(() => useView.getState().show('models'));
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
}

function items(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-testid="model-item"]')];
}

function inputOf(channel: string): unknown {
  return app.clinic.calls.findLast((one) => one.channel === channel)?.input;
}

test('the version that answers is shown first, with what was and was not measured', async () => {
  await openModels();
  expect(items()[0]?.getAttribute('aria-current')).toBe('true');
  expect(app.find('model-life')?.textContent).toContain('this version answers now');
  expect(app.find('activate')).toBeNull();
  expect(app.find('origin')?.textContent).toContain('Part of this build');
  expect(app.find('chest-gate')?.textContent).toContain('4.0% refused');
  expect(app.find('reliability-plot')).toBeNull();
});

test('activation says what will happen, then what did; the way back is open afterwards', async () => {
  await openModels({ needsSignatures: false, signatories: [] });
  await app.click(items()[1]);
  await app.click(app.find('activate'));
  expect(app.find('put-to-work')?.textContent).toContain('its 4 reference images are classified again');
  expect(app.find('put-to-work')?.textContent).toContain(
    'chest-xray-classifier@2.0.0 answers instead of chest-xray-classifier@1.0.0',
  );
  expect(inputOf('models.activate')).toBeUndefined();
  await app.click(app.find('confirm-work'));
  expect(inputOf('models.activate')).toEqual({ name: 'chest-xray-classifier', version: '2.0.0' });
  expect(app.find('work-outcome')?.textContent).toContain('answers from the next image on');
  await app.click(document.querySelector('.sheet-head button'));
  expect(app.find('model-life')?.dataset['status']).toBe('active');
  await app.click(app.find('roll-back'));
  await app.click(app.find('confirm-work'));
  expect(inputOf('models.rollBack')).toEqual({ name: 'chest-xray-classifier' });
});

test('what is refused says so and changes nothing', async () => {
  await openModels({ needsSignatures: false, faults: { 'models.activate': 'passport-required' } });
  await app.click(items()[1]);
  await app.click(app.find('activate'));
  await app.click(app.find('confirm-work'));
  expect(app.find('fault')?.dataset['code']).toBe('passport-required');
  expect(app.find('work-outcome')).toBeNull();
});

test('a refused bundle names the step, the reason and whose it claims to be', async () => {
  await openModels();
  await app.click(app.find('import-model'));
  const standings = [...document.querySelectorAll<HTMLElement>('[data-standing]')].map(
    (step) => `${step.dataset['step']} ${step.dataset['standing']}`,
  );
  expect(standings).toEqual([
    'unpack passed',
    'signature passed',
    'files refused',
    'graph ahead',
    'load ahead',
    'reference-images ahead',
    'register ahead',
  ]);
  expect(app.find('import-report')?.textContent).toContain('model.onnx is not the file of the manifest');
  expect(app.find('import-report')?.textContent).toContain('a1b2 c3d4');
  expect(app.find('import-trust')).toBeNull();
});

test('a key is trusted by the fingerprint that was told, and revoked in two steps', async () => {
  await openModels();
  await app.click(app.find('open-keys'));
  await app.click(app.find('choose-key'));
  expect(app.find('trust-key')).toHaveProperty('disabled', true);
  await app.type(app.find('key-fingerprint'), 'A1B2 C3D4 E5F6 0718');
  await app.click(app.find('trust-key'));
  expect(inputOf('keys.trust')).toMatchObject({ name: 'maker.pub', fingerprint: 'A1B2C3D4E5F60718' });
  await app.click(app.find('revoke-key'));
  expect(inputOf('keys.revoke')).toBeUndefined();
  await app.click(app.find('confirm-revoke-key'));
  expect(app.find('signing-key')?.dataset['revoked']).toBe('true');
});

test('states and names are changed where they are shown', async () => {
  await openModels();
  await app.click(items()[1]);
  await app.click(app.find('status-shadow'));
  expect(inputOf('models.setStatus')).toMatchObject({ version: '2.0.0', status: 'shadow' });
  expect(app.find('model-life')?.dataset['status']).toBe('shadow');
  await app.click(app.find('challenger'));
  expect(inputOf('models.setAlias')).toMatchObject({ alias: 'challenger', scope: 'medical', version: '2.0.0' });
  expect(app.find('model-names')?.textContent).toContain('challenger · medical');
});
