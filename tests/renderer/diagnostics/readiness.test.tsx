// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useView } from '../../../renderer/frame/view.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

let app: RenderedApp;
afterEach(() => app.close());

test('what a check found is said in the reader’s language; a fault keeps its own words', async () => {
  app = await renderApp({ state: { language: 'tr' } });
  act(() => useView.getState().show('diagnostics'));
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
  const lines = [...(app.find('checks')?.children ?? [])].map((line) => line.textContent);
  expect(lines).toContainEqual(expect.stringContaining('12.480 kayıt'));
  expect(lines).toContainEqual(expect.stringContaining('engine-unavailable'));
  expect(lines.join(' ')).not.toContain('entries');
});
