import { expect, test } from 'vitest';
import { formatDate, formatDateTime, formatTime } from '../../../renderer/format/dates.ts';

test('dates of DICOM and of ISO 8601 read alike', () => {
  expect(formatDate('20261103', 'tr')).toBe('03.11.2026');
  expect(formatDate('2026-11-03', 'tr')).toBe('03.11.2026');
  expect(formatDate('2026-11-03', 'en')).toBe('03 Nov 2026');
});

test('a date without a time gets none', () => {
  expect(formatDateTime('20261103', 'tr')).toBe('03.11.2026');
});

test('a moment is shown in local time, on a 24 hour clock', () => {
  const moment = new Date(2026, 10, 3, 0, 5).toISOString();
  expect(formatDateTime(moment, 'tr')).toBe('03.11.2026 00:05');
  expect(formatTime(moment, 'en')).toBe('00:05');
});

test('text that is no date is shown, not hidden', () => {
  expect(formatDate('bilinmiyor', 'tr')).toBe('bilinmiyor');
  expect(formatTime('?', 'en')).toBe('?');
});
