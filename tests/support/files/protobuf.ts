/**
 * Writes the protobuf wire format (protobuf.dev/programming-guides/encoding): just what a small ONNX file needs. Each
 * function gives the bytes of one field; a message is the concatenation of its fields.
 */
export type Field = Uint8Array;

export function integer(field: number, value: number | bigint): Field {
  return concatenate([varint(BigInt(field) << 3n), varint(BigInt(value))]);
}

/** A string, a nested message or raw bytes: all are length-delimited. */
export function bytes(field: number, content: string | Uint8Array): Field {
  const payload = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return concatenate([varint((BigInt(field) << 3n) | 2n), varint(BigInt(payload.length)), payload]);
}

export function message(field: number, fields: readonly Field[]): Field {
  return bytes(field, concatenate(fields));
}

export function concatenate(fields: readonly Field[]): Uint8Array {
  return new Uint8Array(Buffer.concat(fields));
}

function varint(value: bigint): Uint8Array {
  const written: number[] = [];
  let rest = value;
  while (rest > 127n) {
    written.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return Uint8Array.of(...written, Number(rest));
}
