/** The messages of onnx.proto3 (github.com/onnx/onnx, IR version 13) that a model may hold, field by field. */
import type { FieldRule, MessageRules } from './wire.ts';

const number: FieldRule = { wire: 'varint', isMany: false };
const numbers: FieldRule = { wire: 'varint', isMany: true };
const bytes: FieldRule = { wire: 'bytes', isMany: false };
const manyBytes: FieldRule = { wire: 'bytes', isMany: true };
const float: FieldRule = { wire: 'fixed32', isMany: false };
const floats: FieldRule = { wire: 'fixed32', isMany: true };
const doubles: FieldRule = { wire: 'fixed64', isMany: true };

/** 1 IR version, 2-6 who made it, 7 graph, 8 opset imports, 14 metadata, 20 training, 25 functions. */
export const MODEL: MessageRules = {
  1: number,
  2: bytes,
  3: bytes,
  4: bytes,
  5: number,
  6: bytes,
  7: bytes,
  8: manyBytes,
  14: manyBytes,
  20: manyBytes,
  25: manyBytes,
};

/** 1 domain, 2 version. */
export const OPSET: MessageRules = { 1: bytes, 2: number };

/** 1 nodes, 2 name, 5 initialisers, 10 text, 11 inputs, 12 outputs, 13 values, 14 quantisation, 15 sparse, 16 metadata. */
export const GRAPH: MessageRules = {
  1: manyBytes,
  2: bytes,
  5: manyBytes,
  10: bytes,
  11: manyBytes,
  12: manyBytes,
  13: manyBytes,
  14: manyBytes,
  15: manyBytes,
  16: manyBytes,
};

/** 1 inputs, 2 outputs, 3 name, 4 operator, 5 attributes, 6 text, 7 domain, 8 overload, 9 metadata. */
export const NODE: MessageRules = {
  1: manyBytes,
  2: manyBytes,
  3: bytes,
  4: bytes,
  5: manyBytes,
  6: bytes,
  7: bytes,
  8: bytes,
  9: manyBytes,
};

/** 1 name, 2-4 float, integer, bytes, 5 tensor, 6 graph, 7-9 lists of them, 10 tensors, 11 graphs, 13 text, 20 type, 21 reference. */
export const ATTRIBUTE: MessageRules = {
  1: bytes,
  2: float,
  3: number,
  4: bytes,
  5: bytes,
  6: bytes,
  7: floats,
  8: numbers,
  9: manyBytes,
  10: manyBytes,
  11: manyBytes,
  13: bytes,
  20: number,
  21: bytes,
};

/** 1 dimensions, 2 type, 4-7 and 9-11 values, 8 name, 12 text, 13 external data, 14 where the data lies, 16 metadata. */
export const TENSOR: MessageRules = {
  1: numbers,
  2: number,
  4: floats,
  5: numbers,
  6: manyBytes,
  7: numbers,
  8: bytes,
  9: bytes,
  10: doubles,
  11: numbers,
  12: bytes,
  13: manyBytes,
  14: number,
  16: manyBytes,
};

/** 1 name, 2 type, 3 text, 4 metadata. */
export const VALUE: MessageRules = { 1: bytes, 2: bytes, 3: bytes, 4: manyBytes };

/** 1 tensor, 6 denotation. Sequences, maps and optional values are no images and no scores. */
export const TYPE: MessageRules = { 1: bytes, 6: bytes };

/** 1 element type, 2 shape. */
export const TENSOR_TYPE: MessageRules = { 1: number, 2: bytes };

/** 1 dimensions. */
export const SHAPE: MessageRules = { 1: manyBytes };

/** 1 size, 2 name of a free size, 3 denotation. */
export const DIMENSION: MessageRules = { 1: number, 2: bytes, 3: bytes };
