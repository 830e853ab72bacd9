/**
 * The most that one send can cost, which is what the budget reserves before it.
 * Method: a tokenizer that works on bytes never makes more tokens than there are bytes; the service adds its own words
 * around them (message frame, schema), for which a fixed allowance counts; the answer is bounded by max_tokens. An image is
 * not read as text: a token for each 28 x 28 pixels (1,369 at the 1,024 x 1,024 that leave at most), or width x height / 750
 * for older models (1,399); twice the larger is reserved. Source: platform.claude.com/docs/en/build-with-claude/vision, read
 * 2026-11-23.
 */
import { costMicroUsd, priceOn } from '../cost/prices.ts';
import type { SentPicture } from './picture.ts';
import { PRICES } from './price-list.ts';
import { MAX_TOKENS } from './request.ts';

const ALLOWANCE_TOKENS = 2_000;

const IMAGE_TOKENS = 2_800;

/** `bytes` of the whole body; `picture`: the one in it, if any. */
export function worstCaseMicroUsd(
  model: string,
  { bytes, picture }: { readonly bytes: number; readonly picture?: SentPicture | undefined },
  date: string,
): number {
  const imageTokens = picture ? IMAGE_TOKENS - picture.base64.length : 0;
  const usage = { input_tokens: bytes + imageTokens + ALLOWANCE_TOKENS, output_tokens: MAX_TOKENS };
  return costMicroUsd(usage, priceOn(PRICES, model, date));
}

/** Without a price nothing is sent: an unknown price must never count as free. */
export function isPriced(model: string, date: string): boolean {
  return PRICES.some((price) => price.model === model && price.from <= date);
}

export function pricedModels(): readonly string[] {
  return [...new Set(PRICES.map(({ model }) => model))];
}
