import { expect, test } from 'vitest';
import { lastDays, overDays } from '../../../../renderer/dashboards/figure/days.ts';
import { totals } from '../../../../renderer/dashboards/figure/totals.ts';

const TODAY = new Date('2026-11-01T00:30:00.000Z');

test('a period ends today and has every day, over the end of a month as well', () => {
  expect(lastDays(3, TODAY)).toEqual(['2026-10-30', '2026-10-31', '2026-11-01']);
  expect(lastDays(365, TODAY)).toHaveLength(365);
});

test('rows of one day add up; a day without a row is 0 or nothing, as asked', () => {
  const rows = [
    { date: '2026-10-30', n: 2 },
    { date: '2026-10-30', n: 3 },
    { date: '2026-10-31', n: null },
  ];
  const days = lastDays(3, TODAY);
  expect(overDays(days, rows, ({ n }) => n, 0)).toEqual([5, 0, 0]);
  expect(overDays(days, rows, ({ n }) => n, null)).toEqual([5, null, null]);
});

test('what counts the same is one row, the most frequent first', () => {
  const rows = [
    { code: 'blank', count: 1 },
    { code: 'lossy', count: 2 },
    { code: 'blank', count: 4 },
  ];
  expect(totals(rows, ({ code }) => code)).toEqual([
    { code: 'blank', count: 5 },
    { code: 'lossy', count: 2 },
  ]);
});
