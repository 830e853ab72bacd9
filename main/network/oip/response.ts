/**
 * Open Inference Protocol v2: the inference response. Liberal in what servers leave out (the specification's own sample
 * has no model_name), strict in what would change a number: count, type, length and finiteness.
 */
import { z } from 'zod';
import { RemoteFault } from './fault.ts';
import type { Reply } from './transport.ts';

const word = z.union([z.string(), z.number()]).transform(String);
const parameters = z.record(z.string(), z.unknown()).nullish();
/** Gateways that come from protobuf write 64-bit integers as text. */
export const integer = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);

const output = z.object({
  name: z.string().optional(),
  datatype: z.string(),
  shape: z.array(integer).max(8),
  data: z.array(z.unknown()).nullish(),
  parameters,
});
type Output = z.infer<typeof output>;

const inferResponse = z.object({
  model_name: z.string().nullish(),
  model_version: word.nullish(),
  id: z.string().nullish(),
  parameters,
  outputs: z.array(output).min(1).max(64),
});
export type InferHeader = z.infer<typeof inferResponse>;

interface InferAnswer {
  readonly header: InferHeader;
  readonly values: Float32Array;
}

interface Wanted {
  readonly name: string;
  readonly count: number;
}

/** The values of the output `name`, exactly `count` finite numbers. Throws `remote-malformed`. */
export function decodeResponse(reply: Reply, { name, count }: Wanted): InferAnswer {
  const { header, tail } = split(reply);
  const wanted = chooseOutput(header, name);
  const elements = wanted.shape.reduce((product, length) => product * length, 1);
  if (elements !== count || wanted.shape.some((length) => length < 0)) {
    throw malformed(`shape [${wanted.shape.join(', ')}] for ${count} numbers`);
  }
  const values = numbersOf(header, wanted, tail);
  if (values.length !== count) throw malformed(`${values.length} numbers for shape [${wanted.shape.join(', ')}]`);
  if (!values.every(Number.isFinite)) throw malformed(`a number that is not finite: ${values.join(', ')}`);
  return { header, values };
}

/** Parses JSON that a server sent. Throws `remote-malformed`. */
export function parseBody<T>(schema: z.ZodType<T>, body: Buffer): T {
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw malformed(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not the expected JSON'}`);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw malformed('not JSON');
  }
}

/** A server that knows no binary extension answers in JSON whatever it was asked for. */
function split({ headers, body }: Reply): { readonly header: InferHeader; readonly tail: Buffer } {
  const announced = headers['inference-header-content-length'];
  if (announced === undefined) return { header: parseBody(inferResponse, body), tail: Buffer.alloc(0) };
  const length = typeof announced === 'string' && /^\d{1,9}$/.test(announced) ? Number(announced) : NaN;
  if (!(length > 0 && length <= body.length)) {
    throw malformed(`a header of ${String(announced)} in ${body.length} bytes`);
  }
  return { header: parseBody(inferResponse, body.subarray(0, length)), tail: body.subarray(length) };
}

/** A single output without a name can only be the one that was asked for. */
function chooseOutput({ outputs }: InferHeader, name: string): Output {
  const [only, ...others] = outputs;
  const found = outputs.find((candidate) => candidate.name === name);
  if (found) return found;
  if (only && others.length === 0 && only.name === undefined) return only;
  throw malformed(`no output ${name} among ${outputs.map((candidate) => candidate.name ?? '?').join(', ')}`);
}

function numbersOf(header: InferHeader, wanted: Output, tail: Buffer): Float32Array {
  if (wanted.parameters?.['binary_data_size'] === undefined) return numbersOfJson(wanted);
  return numbersOfBytes(wanted, sliceOf(header, wanted, tail));
}

/** Row-major, nested or flat: flattening gives the same either way. */
function numbersOfJson({ datatype, data }: Output): Float32Array {
  if (datatype !== 'FP32' && datatype !== 'FP64') throw malformed(`datatype ${datatype}`);
  const flat = (data ?? []).flat(8);
  if (!isNumeric(flat)) throw malformed('data that are not all numbers');
  return Float32Array.from(flat);
}

function isNumeric(values: unknown[]): values is number[] {
  return values.every((value) => typeof value === 'number');
}

/** The raw tensors follow one another in the order of the outputs that announce a size, with nothing left over. */
function sliceOf({ outputs }: InferHeader, wanted: Output, tail: Buffer): Buffer {
  const sizes = outputs.map(({ parameters: given }) => binarySize(given?.['binary_data_size']));
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  if (total !== tail.length) throw malformed(`${tail.length} bytes of tensors instead of ${total}`);
  const index = outputs.indexOf(wanted);
  const start = sizes.slice(0, index).reduce((sum, bytes) => sum + bytes, 0);
  return tail.subarray(start, start + (sizes[index] ?? 0));
}

function binarySize(announced: unknown): number {
  if (announced === undefined) return 0;
  const parsed = integer.safeParse(announced);
  if (!parsed.success || parsed.data < 0) throw malformed(`binary_data_size ${JSON.stringify(announced)}`);
  return parsed.data;
}

function numbersOfBytes({ datatype }: Output, bytes: Buffer): Float32Array {
  switch (datatype) {
    case 'FP32':
      return readEach(bytes, 4, (at) => bytes.readFloatLE(at));
    case 'FP64':
      return readEach(bytes, 8, (at) => bytes.readDoubleLE(at));
    default:
      throw malformed(`datatype ${datatype}`);
  }
}

function readEach(bytes: Buffer, width: number, read: (at: number) => number): Float32Array {
  if (bytes.length % width !== 0) throw malformed(`${bytes.length} bytes of numbers of ${width}`);
  return Float32Array.from({ length: bytes.length / width }, (_, i) => read(i * width));
}

function malformed(message: string): RemoteFault {
  return new RemoteFault('remote-malformed', message);
}
