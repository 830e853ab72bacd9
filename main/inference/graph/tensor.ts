/** One tensor of weights: its values exactly once, inside the file, and exactly as many as its dimensions say. */
import { ImportFault } from './fault.ts';
import { TENSOR } from './rules.ts';
import type { Budget, Message } from './wire.ts';
import { countPacked, readMessage, readPacked, readText } from './wire.ts';

export interface TensorFacts {
  readonly name: string;
  readonly elements: number;
  /** Bytes of the file that are values. */
  readonly valueBytes: number;
  /** The values of a small tensor of int64: what other nodes may take for a shape. */
  readonly integers: readonly bigint[] | null;
}

/** Element types of onnx.proto3: bits of one in raw_data, and the typed field that may hold it instead. */
const ELEMENTS: Readonly<Record<number, { readonly bits: number; readonly field: number }>> = {
  1: { bits: 32, field: 4 },
  2: { bits: 8, field: 5 },
  3: { bits: 8, field: 5 },
  4: { bits: 16, field: 5 },
  5: { bits: 16, field: 5 },
  6: { bits: 32, field: 5 },
  7: { bits: 64, field: 7 },
  9: { bits: 8, field: 5 },
  10: { bits: 16, field: 5 },
  11: { bits: 64, field: 10 },
  12: { bits: 32, field: 11 },
  13: { bits: 64, field: 11 },
  16: { bits: 16, field: 5 },
};
const INT64 = 7;
const RAW = 9;
const VALUE_FIELDS = [4, 5, 6, 7, RAW, 10, 11] as const;
const MAX_SHAPE_LENGTH = 16;

/** No single dimension, and no tensor, reaches 2^31: beyond it index arithmetic in 32 bits overflows. */
export const MAX_ELEMENTS = 2 ** 31;

export function inspectTensor(bytes: Uint8Array, budget: Budget): TensorFacts {
  const tensor = readMessage(bytes, TENSOR, budget);
  const name = readText(tensor.bytes(8)[0] ?? new Uint8Array());
  if (tensor.has(13) || (tensor.integers(14)[0] ?? 0n) !== 0n) {
    throw new ImportFault('graph-external-data', `the values of ${name} lie outside the file`);
  }
  const elements = productOf(dimensionsOf(tensor, budget), name);
  const valueBytes = inspectValues(tensor, elements, name);
  return { name, elements, valueBytes, integers: readIntegers(tensor, elements, budget) };
}

/** Throws `graph-dimension` for a negative one, one of 2^31 or more, or such a product. */
export function productOf(dimensions: readonly bigint[], name: string): number {
  let product = 1;
  for (const size of dimensions) {
    const isFit = size >= 0n && size < BigInt(MAX_ELEMENTS);
    product *= Number(size);
    if (!isFit || product >= MAX_ELEMENTS) throw new ImportFault('graph-dimension', `${name} has dimension ${size}`);
  }
  return product;
}

function dimensionsOf(tensor: Message, budget: Budget): bigint[] {
  const packed = tensor.bytes(1).flatMap((chunk) => readPacked(chunk, budget));
  return [...tensor.integers(1), ...packed];
}

function inspectValues(tensor: Message, elements: number, name: string): number {
  const type = Number(tensor.integers(2)[0] ?? 0n);
  const element = ELEMENTS[type];
  if (element === undefined) throw new ImportFault('graph-unsupported', `${name} has element type ${type}`);
  const [field, ...others] = VALUE_FIELDS.filter((candidate) => tensor.has(candidate));
  if (others.length > 0) throw valuesFault(name, `fields ${[field, ...others].join(', ')}`);
  if (field === undefined) {
    if (elements > 0) throw valuesFault(name, 'no field');
    return 0;
  }
  if (field !== RAW && field !== element.field) throw valuesFault(name, `field ${field} for element type ${type}`);
  const held = field === RAW ? (sizeOf(tensor, RAW) * 8) / element.bits : countValues(tensor, field);
  if (held !== elements) throw valuesFault(name, `${held} of ${elements} elements`);
  return field === RAW ? sizeOf(tensor, RAW) : Math.max(sizeOf(tensor, field), tensor.integers(field).length);
}

function valuesFault(name: string, what: string): ImportFault {
  return new ImportFault('graph-tensor-values', `${name} holds its values in ${what}`);
}

/** A number may stand alone or in a packed chunk. */
function countValues(tensor: Message, field: number): number {
  const width = { 4: 4, 10: 8 }[field];
  const chunks = tensor.bytes(field);
  const inChunks = width === undefined ? chunks.map(countPacked) : chunks.map((chunk) => chunk.length / width);
  return inChunks.reduce((sum, count) => sum + count, tensor.integers(field).length);
}

function sizeOf(tensor: Message, field: number): number {
  return tensor.bytes(field).reduce((sum, chunk) => sum + chunk.length, 0);
}

function readIntegers(tensor: Message, elements: number, budget: Budget): bigint[] | null {
  if (Number(tensor.integers(2)[0] ?? 0n) !== INT64 || elements > MAX_SHAPE_LENGTH) return null;
  const raw = tensor.bytes(RAW)[0];
  if (raw === undefined) {
    const packed = tensor.bytes(7).flatMap((chunk) => readPacked(chunk, budget));
    return [...tensor.integers(7), ...packed].map((value) => BigInt.asIntN(64, value));
  }
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return Array.from({ length: elements }, (_, index) => view.getBigInt64(index * 8, true));
}
