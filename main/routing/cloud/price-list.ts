/** Published prices of the Messages API. A new price is a new row: what was asked before keeps its own. */
import type { Price } from '../cost/prices.ts';

// Prices in force since 7 October 2026, the last change before the reading. We never use a prompt cache; its rates (writes
// for an hour, the dearer ones) are here because the service reports those counts too.
const SOURCE = 'platform.claude.com/docs/en/about-claude/pricing and the overview page of each model, read 2026-11-23';
const FROM = '2026-10-07';

/** Only models that take the whole of our request: a schema for the answer and how much to think. */
export const PRICES: readonly Price[] = [
  price('claude-sonnet-5-5', { input: 2, output: 10, cacheWrite: 4, cacheRead: 0.1 }),
  price('claude-sonnet-5', { input: 2, output: 10, cacheWrite: 4, cacheRead: 0.2 }),
  price('claude-opus-5-5', { input: 4, output: 20, cacheWrite: 8, cacheRead: 0.2 }),
  price('claude-opus-5', { input: 5, output: 25, cacheWrite: 10, cacheRead: 0.5 }),
];

function price(model: string, rates: Pick<Price, 'input' | 'output' | 'cacheWrite' | 'cacheRead'>): Price {
  return { model, from: FROM, ...rates, source: SOURCE };
}
