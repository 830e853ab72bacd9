// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useView } from '../../../renderer/frame/view.ts';
import { latestMonths } from '../../../renderer/privacy/months.ts';
import type { SheetContent } from '../../../renderer/privacy/sheet-content.ts';
import { sheetPage } from '../../../renderer/privacy/sheet-page.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

let app: RenderedApp;
beforeEach(async () => {
  app = await renderApp();
  act(() => useView.getState().show('network'));
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
});
afterEach(() => app.close());

function savedInput(): { readonly name: string; readonly text: string } {
  // as: the fake bridge keeps inputs as they were given
  return app.clinic.calls.findLast(({ channel }) => channel === 'files.save')?.input as { name: string; text: string };
}

test('the month is told in words, in figures, and by what kept questions here', () => {
  const text = app.find('privacy')?.textContent ?? '';
  expect(app.find('privacy-statement')?.dataset['statement']).toBe('sent');
  for (const said of ['18.420 bayt içerik çıktı', 'api.anthropic.com', 'Soru hastayı tanıtıyor olabilir', 'sürüyor']) {
    expect(text).toContain(said);
  }
});

test('it is saved as a page without a script and as a table for a Turkish spreadsheet', async () => {
  await app.click(app.find('save-sheet'));
  expect(savedInput().name).toMatch(/^disari-cikan-\d{4}-\d{2}\.html$/);
  expect(savedInput().text).toContain('<html lang="tr">');
  expect(savedInput().text).toContain('api.anthropic.com');
  expect(savedInput().text).not.toContain('<script');
  await app.click(app.find('save-sheet-table'));
  expect(savedInput().name).toMatch(/\.csv$/);
  expect(savedInput().text).toMatch(/^\ufeffTür;Sunucu;/);
});

test('a page says what it is given and nothing more, whatever a host is called', () => {
  const content: SheetContent = {
    title: 'A & B',
    statement: '0',
    facts: [['x', '1']],
    tables: [
      { title: 't', columns: ['Host'], rows: [['<img src=x onerror="alert(1)">']] },
      { title: 'u', columns: ['y'], rows: [] },
    ],
    notes: [],
  };
  const page = sheetPage(content, { language: 'en', none: 'None.' });
  expect(page).toContain('<h1>A &amp; B</h1>');
  expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  expect(page).toContain('<p>None.</p>');
});

test('"0 bytes" speaks for no more than the profile has seen', async () => {
  const empty = {
    sends: 0,
    bytes: 0,
    costUsd: 0,
    rows: [],
    openPeriods: [],
    statement: 'closed',
    isOver: true,
  } as const;
  for (const [from, said] of [
    ['01T00:00:00.000Z', 'Ekim 2026 ayında 0 bayt çıktı'],
    ['05T08:00:00.000Z', 'Ekim 2026 ayının bu profilin gördüğü bölümünde 0 bayt çıktı'],
  ] as const) {
    await app.close();
    app = await renderApp({ sheet: { ...empty, month: '2026-10', from: `2026-10-${from}` } });
    act(() => useView.getState().show('network'));
    await app.press({ key: 'Shift', code: 'ShiftLeft' });
    expect(app.find('privacy-statement')?.textContent).toContain(said);
  }
});

test('this month and the twelve before it, over the end of a year as well', () => {
  const months = latestMonths(new Date('2026-02-28T23:00:00.000Z'));
  expect(months).toHaveLength(13);
  expect(months.slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12']);
});
