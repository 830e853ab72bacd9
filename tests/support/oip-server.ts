/**
 * A loopback inference server that reads the Open Inference Protocol v2 byte by byte, refuses what the protocol does
 * not allow, and misbehaves on request.
 */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { TlsOptions } from 'node:tls';

export interface OipServer {
  readonly address: string;
  /** How it answers from now on; nothing: as it should. */
  behave: (ways: Partial<Ways>) => void;
  /** `METHOD path` of everything it was asked, and how each tensor came. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

/** Each field bends one thing; what is left as it is behaves. */
export interface Ways {
  readonly extensions: readonly string[];
  readonly health: { readonly status: number; readonly body: string };
  readonly metadata: (metadata: Record<string, unknown>) => unknown;
  /** Triton's model configuration; null: the server has no such address. */
  readonly configuration: object | null;
  readonly logits: (tensor: Float32Array) => readonly number[] | Promise<readonly number[]>;
  readonly header: (header: InferHeader) => unknown;
  readonly datatype: 'FP32' | 'FP64';
  readonly answerIn: 'as-asked' | 'json';
  /** The whole infer response, last before the wire. */
  readonly wire: (reply: WireReply) => WireReply;
  readonly stall: 'never' | 'before-head' | 'in-body' | 'cut';
}

export interface ServerOptions {
  readonly tls?: TlsOptions;
  readonly served?: Served;
  /** How it behaves from the start, and whenever it is told nothing else. */
  readonly ways?: Partial<Ways>;
}

export interface InferHeader {
  readonly outputs: readonly Record<string, unknown>[];
  readonly [name: string]: unknown;
}
interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The model that the server has: `image` in, `logits` out. */
export interface Served {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly shape: readonly number[];
  readonly classes: number;
}

export const SERVED: Served = {
  name: 'cxr3',
  version: '3',
  sha256: 'ab'.repeat(32),
  shape: [1, 3, 4, 4],
  classes: 3,
};

const NORMAL: Ways = {
  extensions: ['binary_tensor_data', 'statistics'],
  health: { status: 200, body: '' },
  metadata: (plain) => plain,
  configuration: null,
  logits: plainLogits,
  header: (header) => header,
  datatype: 'FP32',
  answerIn: 'as-asked',
  wire: (reply) => reply,
  stall: 'never',
};

/** What the served model computes: (class - 1) times the sum of the tensor. */
export function plainLogits(tensor: Float32Array): number[] {
  const sum = tensor.reduce((total, value) => total + value, 0);
  return [-sum, 0, sum].map(Math.fround);
}

export async function startOipServer({
  tls,
  served = SERVED,
  ways: start = {},
}: ServerOptions = {}): Promise<OipServer> {
  let ways = { ...NORMAL, ...start };
  const asked: string[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    asked.push(`${request.method} ${request.url}`);
    void answer(request, response, { ...ways, served }).catch((error: unknown) => {
      send(response, failed(error instanceof Error ? error.message : String(error)));
    });
  };
  const server = tls ? createSecureServer(tls, listener) : createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // as: a server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    address: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    behave: (changes) => {
      ways = { ...NORMAL, ...start, ...changes };
    },
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** How it behaves, and as what. */
interface Role extends Ways {
  readonly served: Served;
}

async function answer(request: IncomingMessage, response: ServerResponse, ways: Role): Promise<void> {
  const body = await buffer(request);
  const home = `/v2/models/${ways.served.name}/versions/${ways.served.version}`;
  switch (`${request.method} ${request.url}`) {
    case 'GET /v2/health/live':
    case 'GET /v2/health/ready':
    case `GET ${home}/ready`:
      return void response.writeHead(ways.health.status).end(ways.health.body);
    case 'GET /v2':
      return send(response, json({ name: 'test', version: '1', extensions: ways.extensions }));
    case `GET ${home}`:
      return send(response, json(ways.metadata(metadata(ways.served))));
    case `GET ${home}/config`:
      return send(response, ways.configuration ? json(ways.configuration) : failed('no such address', 404));
    case `POST ${home}/infer`:
      return stalled(response, ways.wire(await infer(request, body, ways)), ways.stall);
    default:
      return send(response, failed('no such address', 404));
  }
}

function metadata({ name, version, sha256, shape, classes }: Served) {
  return {
    name,
    versions: [version],
    platform: 'onnxruntime_onnx',
    inputs: [{ name: 'image', datatype: 'FP32', shape: [-1, ...shape.slice(1)] }],
    outputs: [{ name: 'logits', datatype: 'FP32', shape: [-1, classes] }],
    parameters: { sha256 },
  };
}

interface AskedTensor {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly number[];
  readonly data?: readonly number[];
  readonly parameters?: { readonly binary_data_size?: number };
}

async function infer({ headers }: IncomingMessage, body: Buffer, ways: Role): Promise<WireReply> {
  const length = headers['inference-header-content-length'];
  const isBinary = headers['content-type'] === 'application/octet-stream';
  demand(isBinary === (length !== undefined), 'the binary header and the content type go together');
  demand(headers['content-length'] === String(body.length), 'Content-Length is the whole body');
  const head = body.subarray(0, Number(length ?? body.length));
  const { id, inputs, outputs } = JSON.parse(head.toString());
  demand(outputs.length === 1 && outputs[0].name === 'logits', 'one output, logits');
  const tensor = readTensor(ways.served, inputs, body.subarray(head.length));
  const wantsBinary = isBinary && outputs[0].parameters?.binary_data === true && ways.answerIn === 'as-asked';
  return encode(id, ways, { logits: await ways.logits(tensor), isBinary: wantsBinary });
}

function readTensor({ shape }: Served, [input, ...others]: readonly AskedTensor[], raw: Buffer): Float32Array {
  demand(input !== undefined && others.length === 0 && input.name === 'image', 'one input, image');
  demand(input?.datatype === 'FP32', 'FP32');
  demand(String(input?.shape) === String(shape), `shape ${shape.join()}`);
  const size = input?.parameters?.binary_data_size;
  demand(size === undefined ? raw.length === 0 : size === raw.length && !input?.data, 'raw bytes as announced');
  const tensor = size === undefined ? Float32Array.from(input?.data ?? []) : floatsOf(raw);
  demand(tensor.length === shape.reduce((product, length) => product * length, 1), `${tensor.length} numbers`);
  return tensor;
}

function floatsOf(raw: Buffer): Float32Array {
  return Float32Array.from({ length: raw.length / 4 }, (_, i) => raw.readFloatLE(4 * i));
}

function encode(
  id: string,
  { served, datatype, header }: Role,
  answered: { logits: readonly number[]; isBinary: boolean },
) {
  const { logits, isBinary } = answered;
  const { buffer: raw } = datatype === 'FP32' ? Float32Array.from(logits) : Float64Array.from(logits);
  const content = isBinary ? { parameters: { binary_data_size: raw.byteLength } } : { data: logits };
  const outputs = [{ name: 'logits', datatype, shape: [1, logits.length], ...content }];
  const text = JSON.stringify(header({ model_name: served.name, model_version: served.version, id, outputs }));
  const head = Buffer.from(text);
  const type = isBinary ? 'application/octet-stream' : 'application/json';
  const binary = isBinary ? { 'inference-header-content-length': String(head.length) } : {};
  return {
    status: 200,
    headers: { 'content-type': type, ...binary },
    body: Buffer.concat([head, Buffer.from(raw, 0, isBinary ? raw.byteLength : 0)]),
  };
}

function stalled(response: ServerResponse, reply: WireReply, stall: Ways['stall']): void {
  if (stall === 'before-head') return;
  if (stall === 'never') return send(response, reply);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(reply.body.length) });
  response.write(reply.body.subarray(0, 10), () => {
    if (stall === 'cut') response.destroy();
  });
}

function send(response: ServerResponse, { status, headers, body }: WireReply): void {
  response.writeHead(status, headers).end(body);
}

function json(value: unknown): WireReply {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) };
}

function failed(error: string, status = 400): WireReply {
  return { ...json({ error }), status };
}

function demand(isMet: boolean, what: string): void {
  if (!isMet) throw new Error(`violates the protocol: ${what}`);
}
