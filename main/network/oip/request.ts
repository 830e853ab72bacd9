/** Open Inference Protocol v2: the inference request, as JSON or with the binary tensor extension. */

export type Encoding = 'binary' | 'json';

export interface Asked {
  readonly id: string;
  readonly input: { readonly name: string; readonly shape: readonly number[] };
  readonly output: string;
  readonly tensor: Float32Array;
}

export interface EncodedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export function encodeRequest(asked: Asked, encoding: Encoding): EncodedRequest {
  return encoding === 'binary' ? encodeBinary(asked) : encodeJson(asked);
}

/** JSON header + raw little-endian tensor, as in Triton's binary tensor data extension. */
function encodeBinary({ id, input, output, tensor }: Asked): EncodedRequest {
  // Every platform this application runs on is little-endian, as the wire is.
  const raw = Buffer.from(tensor.buffer, tensor.byteOffset, tensor.byteLength);
  const header = Buffer.from(
    JSON.stringify({
      id,
      inputs: [{ ...input, datatype: 'FP32', parameters: { binary_data_size: raw.length } }],
      outputs: [{ name: output, parameters: { binary_data: true } }],
    }),
  );
  const headers = {
    'content-type': 'application/octet-stream',
    'inference-header-content-length': String(header.length),
  };
  return { headers, body: Buffer.concat([header, raw]) };
}

function encodeJson({ id, input, output, tensor }: Asked): EncodedRequest {
  const inputs = [{ ...input, datatype: 'FP32', data: Array.from(tensor) }];
  const body = Buffer.from(JSON.stringify({ id, inputs, outputs: [{ name: output }] }));
  return { headers: { 'content-type': 'application/json' }, body };
}
