/** Several inputs of one model, in batches where its graph takes them. */
import type { ModelCard } from './card.ts';
import type { ModelSession } from './session.ts';
import { ModelFault } from './weights.ts';

// The runtime keeps the memory of its largest run: a larger batch would hold more of it than it saves in time.
const LARGEST_BATCH = 4;

/** `inputs`: float32 of the card's `inputShape` each. Returns the logits of each, in that order; rejects with ModelFault for another count than the card's labels. */
export async function runMany(
  session: ModelSession,
  card: Pick<ModelCard, 'input' | 'labels'>,
  inputs: readonly Float32Array[],
): Promise<Float32Array[]> {
  const size = card.input.shape[0] === -1 ? LARGEST_BATCH : 1;
  const logits: Float32Array[] = [];
  for (let first = 0; first < inputs.length; first += size) {
    const batch = inputs.slice(first, first + size);
    const answers = await session.run(joined(batch));
    if (answers.length !== batch.length * card.labels.length) {
      throw new ModelFault(
        'card-labels',
        `${answers.length} logits for ${batch.length} times ${card.labels.length} labels`,
      );
    }
    logits.push(...batch.map((_, i) => answers.slice(i * card.labels.length, (i + 1) * card.labels.length)));
  }
  return logits;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
