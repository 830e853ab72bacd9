/**
 * The most that one send can cost, which is what the budget reserves before it.
 * Method: a tokenizer that works on bytes never makes more tokens than there are bytes; the service adds its own words
 * around them (message frame, schema), for which a fixed allowance counts; the answer is bounded by max_tokens.
 */
import { costMicroUsd, priceOn } from '../prices.ts';
import { PRICES } from './price-list.ts';
import { MAX_TOKENS } from './request.ts';

const ALLOWANCE_TOKENS = 2_000;

export function worstCaseMicroUsd(model: string, bodyBytes: number, date: string): number {
  const usage = { input_tokens: bodyBytes + ALLOWANCE_TOKENS, output_tokens: MAX_TOKENS };
  return costMicroUsd(usage, priceOn(PRICES, model, date));
}

/** Without a price nothing is sent: an unknown price must never count as free. */
export function isPriced(model: string, date: string): boolean {
  return PRICES.some((price) => price.model === model && price.from <= date);
}

export function pricedModels(): readonly string[] {
  return [...new Set(PRICES.map(({ model }) => model))];
}
