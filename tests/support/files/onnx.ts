/** The parts of onnx.proto3 (github.com/onnx/onnx, IR version 8, opset 17) that the tiny models are made of. */
import { bytes, concatenate, integer, message } from './protobuf.ts';
import type { Field } from './protobuf.ts';

const IR_VERSION = 8;
const OPSET = 17;
const ELEMENT = { float: 1, int64: 7, bool: 9 } as const;

/** A dimension: a number, or the name of one that is free. */
export type Shape = readonly (number | string)[];

export interface Graph {
  readonly name: string;
  readonly nodes: readonly Field[];
  readonly constants: readonly Field[];
  readonly inputs: readonly Field[];
  readonly outputs: readonly Field[];
}

export function onnxFile(graph: Graph): Uint8Array {
  const opset = message(8, [bytes(1, ''), integer(2, OPSET)]);
  return concatenate([integer(1, IR_VERSION), bytes(2, 'tests'), message(7, graphFields(graph)), opset]);
}

export function node(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: readonly Field[] = [],
): Field {
  const names = [...inputs.map((name) => bytes(1, name)), ...outputs.map((name) => bytes(2, name))];
  return concatenate([...names, bytes(4, operator), ...attributes]);
}

export function integerAttribute(name: string, value: number): Field {
  return message(5, [bytes(1, name), integer(3, value), integer(20, 2)]);
}

export function integersAttribute(name: string, values: readonly number[]): Field {
  return message(5, [bytes(1, name), ...values.map((value) => integer(8, value)), integer(20, 7)]);
}

export function graphAttribute(name: string, graph: Graph): Field {
  return message(5, [bytes(1, name), message(6, graphFields(graph)), integer(20, 5)]);
}

export function floats(name: string, shape: readonly number[], values: readonly number[]): Field {
  return tensor(name, 'float', shape, new Uint8Array(Float32Array.from(values).buffer));
}

export function scalar(name: string, value: bigint | boolean): Field {
  if (typeof value === 'boolean') return tensor(name, 'bool', [], Uint8Array.of(value ? 1 : 0));
  return tensor(name, 'int64', [], new Uint8Array(BigInt64Array.of(value).buffer));
}

export function port(name: string, element: keyof typeof ELEMENT, shape: Shape): Field {
  const dimensions = shape.map((size) => message(1, [typeof size === 'number' ? integer(1, size) : bytes(2, size)]));
  const type = message(1, [integer(1, ELEMENT[element]), message(2, dimensions)]);
  return concatenate([bytes(1, name), message(2, [type])]);
}

function tensor(name: string, element: keyof typeof ELEMENT, shape: readonly number[], raw: Uint8Array): Field {
  return concatenate([
    ...shape.map((size) => integer(1, size)),
    integer(2, ELEMENT[element]),
    bytes(8, name),
    bytes(9, raw),
  ]);
}

function graphFields({ name, nodes, constants, inputs, outputs }: Graph): Field[] {
  return [
    ...nodes.map((field) => bytes(1, field)),
    bytes(2, name),
    ...constants.map((field) => bytes(5, field)),
    ...inputs.map((field) => bytes(11, field)),
    ...outputs.map((field) => bytes(12, field)),
  ];
}
