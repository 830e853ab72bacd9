/** The weights of a model, bound to its card by SHA-256. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ModelCard } from './card.ts';

/** A model cannot serve: its weights are missing, are not the ones its card describes, or are no model at all. */
export class ModelFault extends Error {
  readonly code: 'model-altered' | 'model-invalid' | 'model-not-found' | 'no-active-model' | 'provider-unavailable';
  constructor(code: ModelFault['code'], message: string) {
    super(message);
    this.name = 'ModelFault';
    this.code = code;
  }
}

/** The bytes of a model file whose SHA-256 is the card's. */
export async function readWeights(file: string, card: Pick<ModelCard, 'name' | 'sha256'>): Promise<Uint8Array> {
  const bytes = await readFile(file).catch(() => {
    throw new ModelFault('model-not-found', `the weights of ${card.name} are missing`);
  });
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== card.sha256) throw new ModelFault('model-altered', `weights of ${card.name} hash to ${actual}`);
  return bytes;
}
