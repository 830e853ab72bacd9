/** What the cloud may say: whether it abstains, and a few plain sentences. Everything else is rejected, not repaired. */
import { z } from 'zod';
import type { CloudFault } from '../../../preload/questions.ts';
import type { Usage } from '../cost/prices.ts';

/** As the service is told to answer; structured outputs know no lengths, so those are ours to check. */
export const REPLY_SCHEMA = {
  type: 'object',
  properties: { abstain: { type: 'boolean' }, sentences: { type: 'array', items: { type: 'string' } } },
  required: ['abstain', 'sentences'],
  additionalProperties: false,
};

/** Control characters but for the line break, and those that turn the direction of text around and so make it read as something else. */
const DECEIVING = /[^\P{Cc}\n]|[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

const spoken = z
  .strictObject({
    abstain: z.boolean(),
    sentences: z.array(z.string().trim().min(1).max(1_000)).max(20),
  })
  .refine(({ abstain, sentences }) => abstain === (sentences.length === 0))
  .refine(({ sentences }) => !sentences.some((sentence) => DECEIVING.test(sentence)));

const tokens = z.int().min(0);
const usage = z.object({
  input_tokens: tokens,
  output_tokens: tokens,
  cache_creation_input_tokens: tokens.nullish(),
  cache_read_input_tokens: tokens.nullish(),
});

/** Of the envelope only what is used; the service may add to it. */
const message = z.object({
  stop_reason: z.string().nullable(),
  content: z.array(z.looseObject({ type: z.string() })).max(100),
});

export interface CloudReply {
  readonly isAbstained: boolean;
  readonly sentences: readonly string[];
}

/** null: the service did not say what it charges for. */
export function readUsage(raw: unknown): Usage | null {
  const parsed = z.object({ usage }).safeParse(raw);
  if (!parsed.success) return null;
  const { input_tokens, output_tokens, cache_creation_input_tokens, cache_read_input_tokens } = parsed.data.usage;
  return {
    input_tokens,
    output_tokens,
    cache_creation_input_tokens: cache_creation_input_tokens ?? 0,
    cache_read_input_tokens: cache_read_input_tokens ?? 0,
  };
}

export function readReply(raw: unknown): CloudReply | Extract<CloudFault, `reply-${string}`> {
  const envelope = message.safeParse(raw);
  if (!envelope.success) return 'reply-malformed';
  const { stop_reason: reason, content } = envelope.data;
  if (reason === 'refusal') return 'reply-refused';
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'reply-cut';
  const texts = content.flatMap((block) => (block.type === 'text' ? [block['text']] : []));
  const [text, ...rest] = texts;
  if (reason !== 'end_turn' || typeof text !== 'string' || rest.length > 0) return 'reply-malformed';
  const parsed = spoken.safeParse(parseJson(text));
  if (!parsed.success) return 'reply-malformed';
  return { isAbstained: parsed.data.abstain, sentences: parsed.data.sentences };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
