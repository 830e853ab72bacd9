import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRetryAfter, retryDelay } from '../../../../main/routing/connection/retry.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const FIRST = { attempt: 1, status: 529, retryAfter: null, now: NOW, random: 0.5 };

describe('retryDelay', () => {
  it.each([408, 409, 429, 500, 502, 503, 504, 529, null])('asks again after %s', (status) => {
    expect(retryDelay({ ...FIRST, status })).toBe(500);
  });

  it.each([400, 401, 403, 404, 413, 422])('gives up at %i', (status) => {
    expect(retryDelay({ ...FIRST, status })).toBeNull();
  });

  it('backs off further each time and stops at the third attempt', () => {
    expect([1, 2, 3].map((attempt) => retryDelay({ ...FIRST, attempt }))).toEqual([500, 1000, null]);
  });

  it('waits at least as long as it was told, or not at all when that is too long', () => {
    expect(retryDelay({ ...FIRST, retryAfter: '7' })).toBe(7500);
    expect(retryDelay({ ...FIRST, retryAfter: 'Mon, 23 Nov 2026 10:00:09 GMT' })).toBe(9500);
    expect(retryDelay({ ...FIRST, retryAfter: '3600' })).toBeNull();
  });

  it('is never negative, unbounded or not a number, whatever the header', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (header, attempt, random) => {
          const delay = retryDelay({ ...FIRST, attempt, retryAfter: header, random });
          expect(delay === null || (delay >= 0 && delay <= 28_000)).toBe(true);
        },
      ),
    );
  });
});

describe('parseRetryAfter', () => {
  it.each([
    ['0', 0],
    [' 12 ', 12_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    [null, null],
    ['', null],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['9999999999999', null],
  ])('reads %j as %s', (header, milliseconds) => expect(parseRetryAfter(header, NOW)).toBe(milliseconds));
});
