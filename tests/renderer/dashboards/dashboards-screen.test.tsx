// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useShownSection } from '../../../renderer/dashboards/shown-section.ts';
import { useView } from '../../../renderer/frame/view.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

// There is no canvas here to draw on; the journey looks at the drawn charts.
vi.mock('../../../renderer/dashboards/figure/chart.tsx', () => ({ Chart: () => null }));

let app: RenderedApp;
beforeEach(async () => {
  app = await renderApp();
  useShownSection.setState({ section: 'operations', days: 30 });
  act(() => useView.getState().show('dashboards'));
  await app.press({ key: 'Shift', code: 'ShiftLeft' });
});
afterEach(() => app.close());

function figure(name: string): HTMLElement {
  const found = app.find(`figure-${name}`);
  if (!found) throw new Error(`no figure ${name}`);
  return found;
}

async function asTable(name: string): Promise<string> {
  await app.click(figure(name).querySelector('[data-testid="table-toggle"]'));
  return figure(name).querySelector('table')?.textContent ?? '';
}

test('operations: tiles with what they rest on, charts that are tables as well, causes in words', async () => {
  expect(app.find('kpis')?.textContent).toContain('%86,1');
  expect(app.find('kpis')?.textContent).toContain('%76,2–92,4, n=72');
  expect(figure('images').querySelector('table')).toBeNull();
  expect(await asTable('images')).toContain('23.11.2026chest-xray-classifier@1.0.0383521');
  expect(await asTable('latency')).toContain('77,9');
  expect(figure('causes').textContent).toContain('lateral-view');
  expect(figure('reasons').querySelectorAll('tbody tr')).toHaveLength(2);
});

test('a figure is saved as a file for the spreadsheet of the reader’s language', async () => {
  await app.click(figure('images').querySelector('[data-testid="save"]'));
  const { input } = app.clinic.calls.findLast(({ channel }) => channel === 'files.save') ?? {};
  expect(input).toMatchObject({ name: 'images.csv' });
  expect(JSON.stringify(input)).toContain('Gün;Model;Tümü');
});

test('the period is asked for anew', async () => {
  await app.click(app.find('choose-90'));
  expect(app.clinic.calls.findLast(({ channel }) => channel === 'metrics.daily')?.input).toEqual({ days: 90 });
});

test('savings: the formula with its figures, and the prices it rests on', async () => {
  await app.click(app.find('choose-savings'));
  const text = app.find('formula')?.textContent ?? '';
  for (const said of ['31 yanıt sayılır', '18 yanıt sayılmaz', '5 yanıt sayılmaz', '$0,1054 − $0,0031 = $0,1023']) {
    expect(text).toContain(said);
  }
  expect(figure('prices').textContent).toContain('claude-sonnet-5-5');
});

test('performance: never a bare share, and no small group', async () => {
  await app.click(app.find('choose-performance'));
  expect(app.find('kpis')?.textContent).toContain('n=290');
  expect(figure('groups').textContent).toContain('80 ve üstü20 altında–');
  expect(figure('confusion').textContent).toContain('COVID-19');
  expect(await asTable('weeks')).toContain('Sınırların dışında');
});

test('drift: each alert in a sentence with both counts, in the status bar in a few words, and from there on its page', async () => {
  const notice = app.find('status-drift');
  expect(notice?.textContent).toBe('Reddedilen görüntüler: %4,0 → %19,0 (ve 1 uyarı daha)');
  await app.click(notice);
  expect(app.find('section-drift')).not.toBeNull();
  const alerts = app.find('drift-alerts')?.textContent ?? '';
  expect(alerts).toContain('önce %4,0 (8 / 200), şimdi %19,0 (19 / 100), başlangıç 12.11.2026');
  expect(alerts).toContain('“DICOM” payı önce %92,0, şimdi %66,0 (endeks 0,41, sınır 0,25; n=200 ve 100)');
  expect(figure('drift-rates').querySelectorAll('tbody tr')).toHaveLength(2);
});
