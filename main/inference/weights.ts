/** The weights of a model, bound to its card by SHA-256. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ModelFile } from './protocol.ts';

/** A model cannot serve: its weights are missing, are not the ones its card describes, or are no model at all. */
export class ModelFault extends Error {
  readonly code:
    | 'model-altered'
    | 'model-invalid'
    | 'model-not-found'
    | 'no-active-model'
    | 'provider-unavailable'
    | 'card-labels';
  constructor(code: ModelFault['code'], message: string) {
    super(message);
    this.name = 'ModelFault';
    this.code = code;
  }
}

/** The bytes of the model, or of its quantised twin where the back-end computes in 8 bits, whose SHA-256 is the card's. */
export async function readWeights(model: ModelFile): Promise<Uint8Array> {
  const { file, sha256 } = isQuantised(model) ? twinOf(model) : { file: model.file, sha256: model.card.sha256 };
  const bytes = await readFile(file).catch(() => {
    throw new ModelFault('model-not-found', `the weights of ${model.card.name} are missing`);
  });
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== sha256) throw new ModelFault('model-altered', `weights of ${model.card.name} hash to ${actual}`);
  return bytes;
}

function isQuantised({ backend }: ModelFile): boolean {
  return backend?.precision === 'int8';
}

/** It lies beside the model that it was made of. */
function twinOf({ file, card }: ModelFile): { readonly file: string; readonly sha256: string } {
  if (!card.int8) throw new ModelFault('model-invalid', `${card.name} has no quantised twin`);
  return { file: join(dirname(file), card.int8.file), sha256: card.int8.sha256 };
}
