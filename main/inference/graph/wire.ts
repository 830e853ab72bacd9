/**
 * Reads the protobuf wire format (protobuf.dev/programming-guides/encoding), bounded and stricter than protobuf asks:
 * unknown fields, groups, repeated singular fields and wrong wire types are refused, since every reader treats them in
 * its own way and what we examine must be what ONNX Runtime will read. Nothing is copied; nothing else is thrown but
 * ImportFault.
 */
import { ImportFault } from './fault.ts';

export type Wire = 'varint' | 'fixed64' | 'bytes' | 'fixed32';

/** What a field of a message may be. `isMany` fields of numbers may be packed. */
export interface FieldRule {
  readonly wire: Wire;
  readonly isMany: boolean;
}
export type MessageRules = Readonly<Record<number, FieldRule>>;

/** How much may still be read: one budget for the whole file, so that a million tiny messages cannot exhaust us. */
export interface Budget {
  fields: number;
}

/** The fields of one message. A packed field is left as bytes. */
export interface Message {
  readonly integers: (field: number) => readonly bigint[];
  readonly bytes: (field: number) => readonly Uint8Array[];
  readonly has: (field: number) => boolean;
}

const WIRES: Readonly<Record<number, Wire>> = { 0: 'varint', 1: 'fixed64', 2: 'bytes', 5: 'fixed32' };
const MAX_FIELD = 536_870_911;
const NONE: readonly never[] = [];

export function readMessage(bytes: Uint8Array, rules: MessageRules, budget: Budget): Message {
  const integers = new Map<number, bigint[]>();
  const chunks = new Map<number, Uint8Array[]>();
  const cursor = { bytes, at: 0 };
  while (cursor.at < bytes.length) {
    spend(budget);
    const { field, wire } = readTag(cursor);
    const rule = rules[field];
    if (rule === undefined) throw new ImportFault('graph-unsupported', `field ${field} is unknown`);
    assertWire(field, wire, rule);
    if (!rule.isMany && (integers.has(field) || chunks.has(field))) malformed(`field ${field} occurs twice`);
    if (wire === 'varint') add(integers, field, readVarint(cursor));
    else add(chunks, field, readChunk(cursor, wire));
  }
  return {
    integers: (field) => integers.get(field) ?? NONE,
    bytes: (field) => chunks.get(field) ?? NONE,
    has: (field) => integers.has(field) || chunks.has(field),
  };
}

/** The numbers of a packed field of varints. */
export function readPacked(bytes: Uint8Array, budget: Budget): bigint[] {
  const cursor = { bytes, at: 0 };
  const numbers: bigint[] = [];
  while (cursor.at < bytes.length) {
    spend(budget);
    numbers.push(readVarint(cursor));
  }
  return numbers;
}

/** How many varints a packed field holds: each ends with a byte below 128. */
export function countPacked(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte < 128) count += 1;
  if ((bytes.at(-1) ?? 0) >= 128) malformed('a packed field ends inside a number');
  return count;
}

export function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return malformed('a text is not UTF-8');
  }
}

export function malformed(what: string): never {
  throw new ImportFault('graph-malformed', what);
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function spend(budget: Budget): void {
  budget.fields -= 1;
  if (budget.fields < 0) throw new ImportFault('graph-too-complex', 'the file holds too many fields');
}

function readTag(cursor: Cursor): { readonly field: number; readonly wire: Wire } {
  const tag = Number(readVarint(cursor));
  const [field, code] = [Math.floor(tag / 8), tag % 8];
  const wire = WIRES[code];
  if (wire === undefined || field < 1 || field > MAX_FIELD) return malformed(`${tag} is no tag of a field`);
  return { field, wire };
}

function assertWire(field: number, wire: Wire, rule: FieldRule): void {
  const isPacked = wire === 'bytes' && rule.isMany;
  if (wire !== rule.wire && !isPacked) malformed(`field ${field} is ${wire} instead of ${rule.wire}`);
}

/** Base 128, least significant group first, at most 64 bits. */
function readVarint(cursor: Cursor): bigint {
  let low = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = nextByte(cursor);
    low |= (byte & 127) << shift;
    if (byte < 128) return BigInt(low);
  }
  return readLongVarint(cursor, BigInt(low));
}

function readLongVarint(cursor: Cursor, low: bigint): bigint {
  let value = low;
  for (let shift = 28n; shift < 70n; shift += 7n) {
    const byte = nextByte(cursor);
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return value < 1n << 64n ? value : malformed('a number has more than 64 bits');
  }
  return malformed('a number has more than ten bytes');
}

function nextByte(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.at];
  if (byte === undefined) return malformed('the file ends inside a number');
  cursor.at += 1;
  return byte;
}

function readChunk(cursor: Cursor, wire: 'fixed64' | 'bytes' | 'fixed32'): Uint8Array {
  const length = wire === 'bytes' ? readVarint(cursor) : wire === 'fixed64' ? 8n : 4n;
  const left = cursor.bytes.length - cursor.at;
  if (length > BigInt(left)) return malformed(`${length} bytes announced, ${left} left`);
  const start = cursor.at;
  cursor.at += Number(length);
  return cursor.bytes.subarray(start, cursor.at);
}

function add<T>(map: Map<number, T[]>, field: number, value: T): void {
  const list = map.get(field);
  if (list) list.push(value);
  else map.set(field, [value]);
}
