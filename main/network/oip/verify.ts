/** Is what the server runs the model of the local card? From its metadata, before it is asked anything. */
import { z } from 'zod';
import { RemoteFault } from './fault.ts';
import type { RemoteModel } from './model.ts';
import { integer, parseBody } from './response.ts';
import type { Reply } from './transport.ts';

const word = z.union([z.string(), z.number()]).transform(String);
const parameters = z.record(z.string(), z.unknown()).nullish();
const tensor = z.object({ name: z.string(), datatype: z.string(), shape: z.array(integer).max(8) });

const modelMetadata = z.object({
  name: z.string().nullish(),
  versions: z.array(word).nullish(),
  inputs: z.array(tensor),
  outputs: z.array(tensor),
  parameters,
});

const modelConfiguration = z.object({ parameters });

/** `get` reads below the model's own address and rejects unless the status is 200. */
export async function assertServedModel(get: (path: string) => Promise<Reply>, model: RemoteModel): Promise<void> {
  const metadata = parseBody(modelMetadata, (await get('')).body);
  const { name, versions, inputs, outputs } = metadata;
  if (name && name !== model.name) throw new RemoteFault('remote-model-mismatch', `the server names it ${name}`);
  if (versions && versions.length > 0 && !versions.includes(model.version)) {
    throw new RemoteFault('remote-version-mismatch', `the server has versions ${versions.join(', ')}`);
  }
  assertTensor(inputs, model.input.name, model.input.shape);
  assertTensor(outputs, model.output.name, [1, model.output.count]);
  const hash = hashIn(metadata.parameters) ?? (await configuredHash(get));
  if (hash === null) throw new RemoteFault('remote-hash-missing', 'the server does not name the hash of its weights');
  if (hash !== model.sha256) throw new RemoteFault('remote-hash-mismatch', `the server has weights ${hash}`);
}

/** A text, or Triton's `{"string_value": text}`; null where there is none. */
export function hashIn(given: Readonly<Record<string, unknown>> | null | undefined): string | null {
  const value = given?.['sha256'] ?? given?.['model_sha256'];
  const text = z.union([z.string(), z.object({ string_value: z.string() })]).safeParse(value).data;
  if (text === undefined) return null;
  return (typeof text === 'string' ? text : text.string_value).toLowerCase();
}

/** A dimension of -1 takes any size; a missing batch dimension is Triton's way of saying that it batches by itself. */
function assertTensor(offered: readonly z.infer<typeof tensor>[], name: string, wanted: readonly number[]): void {
  const found = offered.find((candidate) => candidate.name === name);
  if (!found) throw new RemoteFault('remote-model-mismatch', `the server's model has no tensor ${name}`);
  const fits = [wanted, wanted.slice(1)].some(
    (shape) =>
      shape.length === found.shape.length && shape.every((size, i) => [size, -1].includes(found.shape[i] ?? 0)),
  );
  if (found.datatype !== 'FP32' || !fits) {
    const shape = `${found.datatype} [${found.shape.join(', ')}]`;
    throw new RemoteFault('remote-model-mismatch', `${name} is ${shape} instead of FP32 [${wanted.join(', ')}]`);
  }
}

/** Triton's model configuration extension: metadata there have no parameters, config.pbtxt has. */
async function configuredHash(get: (path: string) => Promise<Reply>): Promise<string | null> {
  try {
    return hashIn(parseBody(modelConfiguration, (await get('/config')).body).parameters);
  } catch (error) {
    if (error instanceof RemoteFault && error.code === 'remote-refused') return null;
    throw error;
  }
}
