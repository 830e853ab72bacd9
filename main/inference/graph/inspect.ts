/**
 * Examines an ONNX file without running any of it. Refuses what has been used to attack runtimes (external data, custom
 * operators, model-local functions, ambiguous weights, impossible sizes) and what does not do as its card says. What a
 * well-formed graph computes cannot be judged this way: that is what the signature and the reference images are for.
 */
import type { ModelCard } from '../card.ts';
import { inspectBody } from './body.ts';
import { ImportFault } from './fault.ts';
import { assertPorts, readPorts } from './ports.ts';
import { MODEL, OPSET } from './rules.ts';
import type { Budget, Message } from './wire.ts';
import { malformed, readMessage, readText } from './wire.ts';

export interface GraphPolicy {
  /** Operators of control flow that the bundle declares and the clinic allows. */
  readonly granted: readonly string[];
}

const OPSETS = { from: 9, to: 24 };
const MAX_FIELDS = 2_000_000;
const NOTHING = new Uint8Array();

// What is not weights is names and structure; a file of a few kilobytes is nothing else.
const STRUCTURE_SHARE = 0.02;
const STRUCTURE_BYTES = 1024 * 1024;

/** Throws ImportFault and nothing else. */
export function inspectGraph(bytes: Uint8Array, card: Pick<ModelCard, 'input' | 'outputs'>, policy: GraphPolicy): void {
  const budget: Budget = { fields: MAX_FIELDS };
  const model = readMessage(bytes, MODEL, budget);
  if (model.has(25)) throw new ImportFault('graph-function', 'the model holds functions of its own');
  if (model.has(20)) throw new ImportFault('graph-unsupported', 'the model holds a training graph');
  assertOpset(model, budget);
  const graph = model.bytes(7)[0];
  if (graph === undefined) return malformed('the model holds no graph');
  inspectTopGraph(graph, bytes.length, card, { budget, granted: new Set(policy.granted), valueBytes: 0 });
}

function assertOpset(model: Message, budget: Budget): void {
  const imports = model.bytes(8).map((bytes) => readMessage(bytes, OPSET, budget));
  const named = imports.map((opset) => ({
    domain: readText(opset.bytes(1)[0] ?? NOTHING),
    version: Number(opset.integers(2)[0] ?? 0n),
  }));
  const foreign = named.find(({ domain }) => domain !== '' && domain !== 'ai.onnx');
  if (foreign) throw new ImportFault('graph-domain', `the model imports the domain ${foreign.domain}`);
  const [opset, ...more] = named;
  const isFit = opset && more.length === 0 && opset.version >= OPSETS.from && opset.version <= OPSETS.to;
  if (!isFit) throw new ImportFault('graph-opset', `opset ${named.map(({ version }) => version).join(', ') || 'none'}`);
}

function inspectTopGraph(
  graphBytes: Uint8Array,
  fileSize: number,
  card: Pick<ModelCard, 'input' | 'outputs'>,
  inspection: Parameters<typeof inspectBody>[1],
): void {
  const { budget } = inspection;
  const { graph, initialisers } = inspectBody(graphBytes, inspection);
  const structure = fileSize - inspection.valueBytes;
  if (structure > STRUCTURE_BYTES + STRUCTURE_SHARE * fileSize) {
    throw new ImportFault('graph-size', `${structure} of ${fileSize} bytes are no weights`);
  }
  readPorts(graph.bytes(13), budget);
  // Before IR version 4, weights were listed among the inputs as well.
  const inputs = readPorts(graph.bytes(11), budget).filter(({ name }) => !initialisers.has(name));
  assertPorts(inputs, readPorts(graph.bytes(12), budget), card);
}
