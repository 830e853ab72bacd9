/** The one request there is: model, fixed prompt, the question, the shape of the answer. Nothing else ever goes along. */
import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages';
import { PROMPT } from './prompt.ts';
import { REPLY_SCHEMA } from './reply.ts';

/** Of the answer and of what the model thinks before it; bounds the cost. */
export const MAX_TOKENS = 4_096;

export function requestFor(model: string, text: string): MessageCreateParamsNonStreaming {
  return {
    model,
    max_tokens: MAX_TOKENS,
    system: PROMPT,
    messages: [{ role: 'user', content: text }],
    output_config: { effort: 'low', format: { type: 'json_schema', schema: REPLY_SCHEMA } },
  };
}

/** The body as it would be sent, byte for byte: the client serialises these parameters and nothing more. */
export function bodyFor(model: string, text: string): string {
  return JSON.stringify(requestFor(model, text));
}
