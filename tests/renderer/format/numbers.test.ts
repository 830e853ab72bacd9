import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatCutOff,
  formatFixed,
  formatInterval,
  formatNumber,
  formatPercent,
  formatPoints,
  formatProbability,
} from '../../../renderer/format/numbers.ts';

test('the percent sign stands where the language puts it', () => {
  expect(formatPercent(0.954, 'tr')).toBe('%95,4');
  expect(formatPercent(0.954, 'en')).toBe('95.4%');
});

test('a percentage keeps its decimals, so that a column of them is read at a glance', () => {
  expect(formatPercent(0.94, 'tr')).toBe('%94,0');
  expect(formatPercent(1, 'en')).toBe('100.0%');
  expect(formatPercent(0.9999, 'en', 0)).toBe('100%');
});

test('a cut-off keeps the digits it was signed with', () => {
  expect([0.15, 0.3773, 0.411].map((cutOff) => formatCutOff(cutOff, 'en'))).toEqual(['15%', '37.73%', '41.1%']);
});

test('numbers are grouped and pointed as the language does', () => {
  expect(formatNumber(12_480.5, 'tr', 1)).toBe('12.480,5');
  expect(formatNumber(12_480.5, 'en', 1)).toBe('12,480.5');
  expect(formatFixed(86, 'tr', 1)).toBe('86,0');
});

test('a probability is a whole percent, and never rounds to certainty', () => {
  expect(formatProbability(0.9245, 'en')).toBe('92%');
  expect(formatProbability(0.004, 'en')).toBe('<1%');
  expect(formatProbability(0.9996, 'tr')).toBe('>%99');
  expect(formatProbability(0, 'en')).toBe('0%');
  expect(formatProbability(1, 'tr')).toBe('%100');
});

test('no probability strictly between 0 and 1 reads as 0 % or 100 %', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (probability) => {
      expect(['0%', '100%']).not.toContain(formatProbability(probability, 'en'));
    }),
  );
});

test('both ends of an interval keep one decimal', () => {
  expect(formatInterval([0.791, 0.86], 'tr')).toBe('79,1–86,0');
  expect(formatInterval([0.791, 0.86], 'en')).toBe('79.1–86.0');
});

test('the change of a probability has its sign and no percent sign', () => {
  expect([0.0512, -0.121, 0, 0.001].map((change) => formatPoints(change, 'tr'))).toEqual(['+5', '-12', '0', '0']);
});
