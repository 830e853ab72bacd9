/** What goes into a graph and what comes out, held against the model card. */
import type { ModelCard } from '../card.ts';
import { ImportFault } from './fault.ts';
import { DIMENSION, SHAPE, TENSOR_TYPE, TYPE, VALUE } from './rules.ts';
import { productOf } from './tensor.ts';
import type { Budget } from './wire.ts';
import { malformed, readMessage, readText } from './wire.ts';

interface Port {
  readonly name: string;
  readonly elementType: number;
  /** null: a free size. */
  readonly shape: readonly (bigint | null)[];
}

type CardPorts = Pick<ModelCard, 'input' | 'outputs'>;

const FLOAT32 = 1;
const NOTHING = new Uint8Array();

export function readPorts(values: readonly Uint8Array[], budget: Budget): Port[] {
  return values.map((bytes) => readPort(bytes, budget));
}

/** The one input and all outputs, by name, element type and shape; a size of -1 in the card is a free one in the graph. */
export function assertPorts(inputs: readonly Port[], outputs: readonly Port[], card: CardPorts): void {
  assertSame('graph-input', inputs, [card.input]);
  const described = Object.values(card.outputs).filter((tensor) => tensor !== undefined);
  assertSame('graph-output', outputs, described);
}

function readPort(bytes: Uint8Array, budget: Budget): Port {
  const value = readMessage(bytes, VALUE, budget);
  const name = readText(value.bytes(1)[0] ?? NOTHING);
  const type = readMessage(value.bytes(2)[0] ?? NOTHING, TYPE, budget);
  const tensor = readMessage(type.bytes(1)[0] ?? NOTHING, TENSOR_TYPE, budget);
  const shape = readMessage(tensor.bytes(2)[0] ?? NOTHING, SHAPE, budget);
  const sizes = shape.bytes(1).map((dimension) => readSize(dimension, budget));
  productOf(
    sizes.filter((size) => size !== null),
    name,
  );
  return { name, elementType: Number(tensor.integers(1)[0] ?? 0n), shape: sizes };
}

function readSize(bytes: Uint8Array, budget: Budget): bigint | null {
  const dimension = readMessage(bytes, DIMENSION, budget);
  if (dimension.has(1) && dimension.has(2)) return malformed('a size is both given and free');
  return dimension.integers(1)[0] ?? null;
}

function assertSame(code: 'graph-input' | 'graph-output', ports: readonly Port[], described: readonly Tensor[]): void {
  const [found, wanted] = [ports.map(textOfPort).toSorted(), described.map(textOfCard).toSorted()];
  if (JSON.stringify(found) === JSON.stringify(wanted)) return;
  throw new ImportFault(code, `the graph has ${found.join(', ') || 'none'}, the card says ${wanted.join(', ')}`);
}

type Tensor = CardPorts['input'];

function textOfPort({ name, elementType, shape }: Port): string {
  return `${name} ${elementType} [${shape.map((size) => size ?? -1).join(' ')}]`;
}

function textOfCard({ name, shape }: Tensor): string {
  return `${name} ${FLOAT32} [${shape.join(' ')}]`;
}
