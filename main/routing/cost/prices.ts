/** What the cloud costs: dated prices held against the usage that the service itself reported, never a formula. */

/** US dollars per million tokens, in force from `from` (ISO date) until a later row of the same model. */
export interface Price {
  readonly model: string;
  readonly from: string;
  readonly input: number;
  readonly output: number;
  readonly cacheWrite: number;
  readonly cacheRead: number;
  /** Where and when the figure was read. */
  readonly source: string;
}

/** `usage` of the Messages API; the cache counts are absent or null when no cache was used. */
export interface Usage {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cache_creation_input_tokens?: number | null;
  readonly cache_read_input_tokens?: number | null;
}

/** The original's fixed figures, for estimates before any measurement: US dollars for one question. */
export const ORIGINAL_ESTIMATES_USD = { local: 0.0001, remote: 0.0001, cloud: 0.02 } as const;

/** Throws RangeError when the table has no price for that model on that day: an unknown price must never count as free. */
export function priceOn(table: readonly Price[], model: string, date: string): Price {
  const rows = table.filter((row) => row.model === model && row.from <= date);
  const latest = rows.toSorted((a, b) => a.from.localeCompare(b.from)).at(-1);
  if (!latest) throw new RangeError(`no price for ${model} on ${date}`);
  return latest;
}

/** In millionths of a dollar, the whole number a budget reckons with; rounded up, so that no sum comes out too low. */
export function costMicroUsd(usage: Usage, price: Price): number {
  const cost = microUsdOf(
    {
      input: tokens(usage.input_tokens),
      output: tokens(usage.output_tokens),
      cacheWrite: tokens(usage.cache_creation_input_tokens ?? 0),
      cacheRead: tokens(usage.cache_read_input_tokens ?? 0),
    },
    price,
  );
  // A millionth of a millionth off, so that 0.1 + 0.2 does not round up to the next whole number.
  return Math.ceil(cost - 1e-6);
}

/** Unrounded, of counts or of means of counts: for a figure that is shown, never for a budget. */
export function microUsdOf(counts: Pick<Price, 'input' | 'output' | 'cacheWrite' | 'cacheRead'>, price: Price): number {
  const { input, output, cacheWrite, cacheRead } = counts;
  return input * price.input + output * price.output + cacheWrite * price.cacheWrite + cacheRead * price.cacheRead;
}

function tokens(count: number): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a number of tokens: ${count}`);
  return count;
}
