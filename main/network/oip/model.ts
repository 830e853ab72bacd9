/** What a server is asked to run, and the function both engines come down to. */
import type { ModelCard } from '../../inference/card.ts';
import { RemoteFault } from './fault.ts';

/** A prepared tensor in, the logits out. */
export type Infer = (tensor: Float32Array) => Promise<Float32Array>;

/** The tensors' names are those of the local card; name and version are the server's own. */
export interface RemoteModel {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly input: { readonly name: string; readonly shape: readonly number[] };
  readonly output: { readonly name: string; readonly count: number };
}

/** Throws `remote-address-invalid` for a name or version that is not one segment of a path. */
export function remoteModelOf(
  card: Pick<ModelCard, 'sha256' | 'input' | 'outputs' | 'labels'>,
  { name, version }: { readonly name: string; readonly version: string },
): RemoteModel {
  for (const segment of [name, version]) {
    if (!/^\w[\w.-]{0,199}$/.test(segment)) throw new RemoteFault('remote-address-invalid', `no name: ${segment}`);
  }
  return {
    name,
    version,
    sha256: card.sha256,
    input: { name: card.input.name, shape: card.input.shape.map((size) => (size === -1 ? 1 : size)) },
    output: { name: card.outputs.logits.name, count: card.labels.length },
  };
}
