/** The one request there is: model, fixed prompt, the picture if one was let go, the question, the shape of the answer. */
import type { ContentBlockParam, MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages';
import type { SentPicture } from './picture.ts';
import { PROMPT } from './prompt.ts';
import { REPLY_SCHEMA } from './reply.ts';

/** Of the answer and of what the model thinks before it; bounds the cost. */
export const MAX_TOKENS = 4_096;

/** What of a question leaves. */
export interface Sent {
  readonly text: string;
  readonly picture?: SentPicture | undefined;
}

export function requestFor(model: string, { text, picture }: Sent): MessageCreateParamsNonStreaming {
  return {
    model,
    max_tokens: MAX_TOKENS,
    system: PROMPT,
    messages: [{ role: 'user', content: picture ? [imageBlock(picture), { type: 'text', text }] : text }],
    output_config: { effort: 'low', format: { type: 'json_schema', schema: REPLY_SCHEMA } },
  };
}

/** The body as it would be sent, byte for byte: the client serialises these parameters and nothing more. */
export function bodyFor(model: string, sent: Sent): string {
  return JSON.stringify(requestFor(model, sent));
}

/** In the request itself: nothing is stored with the service. Before the text, as its documentation advises. */
function imageBlock({ base64 }: SentPicture): ContentBlockParam {
  return { type: 'image', source: { type: 'base64', media_type: 'image/png', data: base64 } };
}
