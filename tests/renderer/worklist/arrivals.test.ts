import { expect, test } from 'vitest';
import { steadyPage } from '../../../renderer/worklist/arrivals.ts';
import { study } from '../../support/fake-bridge/fake-data.ts';

test('rows keep their places while others arrive, and show what is now known of them', () => {
  const shown = { rows: [study(1, 'A', { progress: 'queued' }), study(2, 'B')], total: 2 };
  const fresh = { rows: [study(3, 'C'), study(1, 'A', { progress: 'ready' }), study(2, 'B')], total: 3 };
  const { rows, total } = steadyPage(shown, fresh);
  expect(rows.map((row) => [row.patient.name, row.progress])).toEqual([
    ['A', 'ready'],
    ['B', 'ready'],
  ]);
  expect(total).toBe(2);
});

test('a row that the newest page no longer holds stays as it was', () => {
  const shown = { rows: [study(1, 'A'), study(2, 'B')], total: 2 };
  expect(steadyPage(shown, { rows: [study(3, 'C'), study(1, 'A')], total: 3 }).rows[1]).toBe(shown.rows[1]);
});
