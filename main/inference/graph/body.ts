/** The body of a graph: its nodes with their attributes, and its weights. Recurses only into granted control flow. */
import { ImportFault } from './fault.ts';
import { assertOperator } from './operators.ts';
import { ATTRIBUTE, GRAPH, NODE } from './rules.ts';
import { inspectTensor, productOf, type TensorFacts } from './tensor.ts';
import type { Budget, Message } from './wire.ts';
import { readMessage, readText } from './wire.ts';

/** What is known while a file is examined. */
export interface Inspection {
  readonly budget: Budget;
  readonly granted: ReadonlySet<string>;
  /** Bytes of the file that are weights, so far. */
  valueBytes: number;
}

export interface Body {
  readonly graph: Message;
  readonly initialisers: ReadonlySet<string>;
}

const MAX_DEPTH = 4;
const NOTHING = new Uint8Array();

export function inspectBody(bytes: Uint8Array, inspection: Inspection, depth = 0): Body {
  if (depth > MAX_DEPTH) throw new ImportFault('graph-too-complex', `graphs nest deeper than ${MAX_DEPTH}`);
  const graph = readMessage(bytes, GRAPH, inspection.budget);
  if (graph.has(15)) throw new ImportFault('graph-unsupported', 'the graph holds sparse weights');
  const weights = graph.bytes(5).map((tensor) => weigh(tensor, inspection));
  const shapes = new Map(weights.map((tensor) => [tensor.name, tensor.integers]));
  for (const node of graph.bytes(1)) inspectNode(node, shapes, inspection, depth);
  return { graph, initialisers: new Set(shapes.keys()) };
}

function weigh(bytes: Uint8Array, inspection: Inspection): TensorFacts {
  const tensor = inspectTensor(bytes, inspection.budget);
  inspection.valueBytes += tensor.valueBytes;
  return tensor;
}

type Shapes = ReadonlyMap<string, readonly bigint[] | null>;

function inspectNode(bytes: Uint8Array, shapes: Shapes, inspection: Inspection, depth: number): void {
  const node = readMessage(bytes, NODE, inspection.budget);
  const operator = readText(node.bytes(4)[0] ?? NOTHING);
  assertOperator(readText(node.bytes(7)[0] ?? NOTHING), operator, inspection.granted);
  if ((node.bytes(8)[0] ?? NOTHING).length > 0) throw new ImportFault('graph-function', `${operator} is overloaded`);
  assertTarget(operator, node.bytes(1), shapes);
  for (const attribute of node.bytes(5)) inspectAttribute(attribute, inspection, depth);
}

/** Which input of an operator is a size to allocate, where it is a constant. */
const TARGETS: Readonly<Record<string, number>> = { ConstantOfShape: 0, Expand: 1 };

function assertTarget(operator: string, inputs: readonly Uint8Array[], shapes: Shapes): void {
  const input = inputs[TARGETS[operator] ?? -1];
  const target = input ? shapes.get(readText(input)) : null;
  if (target) productOf(target, operator);
}

function inspectAttribute(bytes: Uint8Array, inspection: Inspection, depth: number): void {
  const attribute = readMessage(bytes, ATTRIBUTE, inspection.budget);
  if (attribute.has(21)) throw new ImportFault('graph-function', 'an attribute refers to a function');
  for (const tensor of [...attribute.bytes(5), ...attribute.bytes(10)]) weigh(tensor, inspection);
  for (const graph of [...attribute.bytes(6), ...attribute.bytes(11)]) inspectBody(graph, inspection, depth + 1);
}
