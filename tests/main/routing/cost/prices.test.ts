import { describe, expect, it } from 'vitest';
import type { Price } from '../../../../main/routing/cost/prices.ts';
import { costMicroUsd, priceOn } from '../../../../main/routing/cost/prices.ts';

const OLD: Price = {
  model: 'm',
  from: '2026-01-01',
  input: 3,
  output: 15,
  cacheWrite: 3.75,
  cacheRead: 0.3,
  source: 'a test',
};
const NEW: Price = { ...OLD, from: '2026-06-01', input: 2 };

describe('prices', () => {
  it('are those of the day', () => {
    const table = [NEW, OLD, { ...NEW, model: 'other' }];
    expect(priceOn(table, 'm', '2026-05-31')).toBe(OLD);
    expect(priceOn(table, 'm', '2026-06-01')).toBe(NEW);
  });

  it('are never guessed', () => {
    expect(() => priceOn([OLD], 'm', '2025-12-31')).toThrow(/m on 2025-12-31/u);
    expect(() => priceOn([OLD], 'unheard-of', '2026-12-31')).toThrow(/unheard-of/u);
  });
});

describe('costMicroUsd', () => {
  it('adds up what the service reported', () => {
    expect(costMicroUsd({ input_tokens: 1600, output_tokens: 400 }, OLD)).toBe(1600 * 3 + 400 * 15);
    const cached = {
      input_tokens: 0,
      output_tokens: 0,
      cache_creation_input_tokens: 1000,
      cache_read_input_tokens: 1000,
    };
    expect(costMicroUsd(cached, OLD)).toBe(4050);
    expect(costMicroUsd({ input_tokens: 1, output_tokens: 0, cache_read_input_tokens: null }, OLD)).toBe(3);
  });

  it('rounds up, so that no sum comes out too low', () => {
    expect(costMicroUsd({ input_tokens: 0, output_tokens: 0, cache_read_input_tokens: 1 }, OLD)).toBe(1);
    expect(costMicroUsd({ input_tokens: 0, output_tokens: 0, cache_read_input_tokens: 10 }, OLD)).toBe(3);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d tokens', (input_tokens) => {
    expect(() => costMicroUsd({ input_tokens, output_tokens: 0 }, OLD)).toThrow(RangeError);
  });
});
