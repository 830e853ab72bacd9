/**
 * A model that a server of the clinic runs (Triton, KServe, OpenVINO Model Server, MLServer), asked over the Open
 * Inference Protocol v2: always one pinned version, whose weights are those of the local card.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { RemoteFault } from './fault.ts';
import type { Infer, RemoteModel } from './model.ts';
import type { Encoding } from './request.ts';
import { encodeRequest } from './request.ts';
import type { InferHeader } from './response.ts';
import { decodeResponse } from './response.ts';
import type { Exchange, Reply, Transport } from './transport.ts';
import { assertServedModel, hashIn } from './verify.ts';

export interface RemoteBackend {
  readonly model: RemoteModel;
  /** By HTTP status alone: what the body says differs from server to server. Rejects with RemoteFault. */
  readonly assertReady: () => Promise<void>;
  /** Rejects with RemoteFault unless the server runs this version of these weights with these tensors. */
  readonly verify: () => Promise<void>;
  /** A prepared tensor in, the logits out. Rejects with RemoteFault. */
  readonly infer: Infer;
}

/** `encoding` left out: binary where the server offers the extension. */
export function remoteBackend(send: Transport, model: RemoteModel, encoding?: Encoding): RemoteBackend {
  const home = `/v2/models/${encodeURIComponent(model.name)}/versions/${encodeURIComponent(model.version)}`;
  let chosen: Promise<Encoding> | null = encoding ? Promise.resolve(encoding) : null;

  /** The promise is kept, so that images that come together ask once; one that failed is asked again. */
  function choose(): Promise<Encoding> {
    chosen ??= offeredEncoding(send).catch((error: unknown) => {
      chosen = null;
      throw error;
    });
    return chosen;
  }

  async function infer(tensor: Float32Array): Promise<Float32Array> {
    assertLength(tensor, model);
    const id = randomUUID();
    const asked = { id, input: model.input, output: model.output.name, tensor };
    const reply = await send({ method: 'POST', path: `${home}/infer`, ...encodeRequest(asked, await choose()) });
    const { header, values } = decodeResponse(accepted(reply), model.output);
    assertSame(header, model, id);
    return values;
  }

  return {
    model,
    assertReady: async () => {
      await assertOk(send, '/v2/health/ready');
      await assertOk(send, `${home}/ready`);
    },
    verify: () => assertServedModel((path) => send({ method: 'GET', path: home + path }).then(accepted), model),
    infer,
  };
}

function assertLength(tensor: Float32Array, { input }: RemoteModel): void {
  const elements = input.shape.reduce((product, size) => product * size, 1);
  if (tensor.length !== elements) throw new Error(`${tensor.length} numbers for shape [${input.shape.join(', ')}]`);
}

const serverMetadata = z.object({ extensions: z.array(z.string()) });

/** A gateway may hide the server's metadata; JSON is what every server has to understand. */
async function offeredEncoding(send: Transport): Promise<Encoding> {
  const reply = await send({ method: 'GET', path: '/v2' });
  if (reply.status !== 200) return 'json';
  const { data } = serverMetadata.safeParse(tryJson(reply.body));
  return data?.extensions.includes('binary_tensor_data') ? 'binary' : 'json';
}

const errorBody = z.object({ error: z.string() });

/** Only 200 carries an answer; a redirect is not followed: it would send the image somewhere else. */
function accepted(reply: Reply): Reply {
  if (reply.status === 200) return reply;
  const said = errorBody.safeParse(tryJson(reply.body)).data?.error ?? '';
  throw new RemoteFault('remote-refused', `status ${reply.status}: ${said.slice(0, 300)}`);
}

function tryJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

/** What the response leaves out cannot differ; what it names has to be what was asked for. */
function assertSame(header: InferHeader, model: RemoteModel, id: string): void {
  const { model_name: name, model_version: version } = header;
  if (name && name !== model.name) throw new RemoteFault('remote-model-mismatch', `${name} answered`);
  if (version && version !== model.version)
    throw new RemoteFault('remote-version-mismatch', `version ${version} answered`);
  if (header.id && header.id !== id) throw new RemoteFault('remote-malformed', 'the answer to another request');
  const hash = hashIn(header.parameters);
  if (hash !== null && hash !== model.sha256) throw new RemoteFault('remote-hash-mismatch', `weights ${hash} answered`);
}

/** A server that is not there at all says so by the fault of the connection. */
async function assertOk(send: Transport, path: Exchange['path']): Promise<void> {
  const { status } = await send({ method: 'GET', path });
  if (status !== 200) throw new RemoteFault('remote-not-ready', `status ${status} of ${path}`);
}
