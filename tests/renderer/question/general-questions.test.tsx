// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useView } from '../../../renderer/frame/view.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

let app: RenderedApp;
afterEach(() => app.close());

test('a question without an image is asked and answered on the network screen, and belongs to no study', async () => {
  app = await renderApp();
  act(() => useView.getState().show('network'));
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
  const input = app.find('question-input');
  await app.type(input, 'Merhaba');
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  act(() => void input?.dispatchEvent(enter));
  await expect
    .poll(async () => {
      await app.press({ key: 'Shift', code: 'ShiftLeft' });
      return app.find('question-item')?.textContent ?? '';
    })
    .toContain('Merhaba');
  const asked = app.clinic.calls.find(({ channel }) => channel === 'questions.ask');
  expect(asked?.input).toMatchObject({ study: null, text: 'Merhaba', consent: 'this-computer' });
});
