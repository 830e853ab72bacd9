import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCard } from '../../../../main/inference/card.ts';
import { ImportFault } from '../../../../main/inference/graph/fault.ts';
import { inspectGraph } from '../../../../main/inference/graph/inspect.ts';
import { floats, node, onnxFile, port } from '../../../support/files/onnx.ts';
import { bytes, concatenate, integer } from '../../../support/files/protobuf.ts';
import { classifier, tinyModel } from '../../../support/tiny-model.ts';

const NONE = { granted: [] };
const { bytes: good, card } = tinyModel();

describe('inspectGraph admits', () => {
  it('a plain classifier', () => {
    expect(() => inspectGraph(good, card, NONE)).not.toThrow();
  });

  const shipped = 'models/chest-xray-classifier/1.0.0';
  it.skipIf(!existsSync(`${shipped}/model.onnx`))('the shipped model', () => {
    const shippedCard = parseCard(readFileSync(`${shipped}/card.json`, 'utf8'));
    expect(() => inspectGraph(readFileSync(`${shipped}/model.onnx`), shippedCard, NONE)).not.toThrow();
  });

  it('weights that are listed as inputs as well, as files before IR version 4 do', () => {
    const graph = classifier(3);
    const old = onnxFile({ ...graph, inputs: [...graph.inputs, port('weights', 'float', [3, 3])] });
    expect(() => inspectGraph(old, card, NONE)).not.toThrow();
  });

  it('weights in the typed field, packed or one by one', () => {
    const packed = bytes(4, new Uint8Array(Float32Array.of(1, 2).buffer));
    for (const values of [packed, concatenate([single(1), single(2)])]) {
      const tensor = concatenate([integer(1, 2), integer(2, 1), bytes(8, 'w'), values]);
      expect(() => inspectGraph(withConstant(tensor), card, NONE)).not.toThrow();
    }
  });

  it('an empty tensor without values, such as the unused input of a Resize', () => {
    const empty = concatenate([integer(1, 0), integer(2, 1), bytes(8, 'roi')]);
    expect(() => inspectGraph(withConstant(empty), card, NONE)).not.toThrow();
  });

  it('a loop that is declared and allowed', () => {
    const looping = tinyModel({ fault: 'hang' });
    expect(() => inspectGraph(looping.bytes, looping.card, { granted: ['Loop'] })).not.toThrow();
  });
});

describe('inspectGraph never grants', () => {
  it.each(['RandomNormal', 'SequenceMap', 'Multinomial', 'StringConcat', 'TfIdfVectorizer'])('%s', (operator) => {
    const graph = classifier(3);
    const file = onnxFile({ ...graph, nodes: [...graph.nodes, node(operator, [], ['x'])] });
    expect(codeOf(() => inspectGraph(file, card, { granted: [operator] }))).toBe('graph-operator');
  });
});

// A file of any bytes ends in an answer or an ImportFault. Reading is linear in its length, so that a test that ends at
// all has ended soon.
describe('inspectGraph survives', () => {
  it('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), isAnswered), { numRuns: 3000, seed: 20_261_123 });
  });

  it('a good file with some bytes changed', () => {
    const change = fc.record({ at: fc.nat(good.length - 1), to: fc.nat(255) });
    const mutant = fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) => {
      const copy = Uint8Array.from(good);
      for (const { at, to } of changes) copy[at] = to;
      return copy;
    });
    fc.assert(fc.property(mutant, isAnswered), { numRuns: 6000, seed: 20_261_123 });
  });

  it('a good file with a piece cut out, doubled or moved', () => {
    const spot = fc.nat(good.length);
    const mutant = fc.tuple(spot, spot, spot).map(([a, b, c]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const piece = good.subarray(from, to);
      return concatenate([good.subarray(0, c), piece, good.subarray(c)]).subarray(c % 2 ? 0 : from);
    });
    fc.assert(fc.property(mutant, isAnswered), { numRuns: 3000, seed: 20_261_123 });
  });

  it('lengths and numbers at the edges of what they can be', () => {
    const edge = fc.constantFrom(0n, 127n, 128n, 2n ** 31n, 2n ** 32n, 2n ** 53n, 2n ** 62n, 2n ** 63n, 2n ** 64n - 1n);
    const tensor = fc
      .tuple(fc.array(edge, { maxLength: 4 }), edge, fc.uint8Array({ maxLength: 16 }))
      .map(([sizes, type, raw]) => [...sizes.map((size) => integer(1, size)), integer(2, type), bytes(9, raw)]);
    const mutant = tensor.map((fields) => withConstant(concatenate(fields)));
    fc.assert(fc.property(mutant, isAnswered), { numRuns: 2000, seed: 20_261_123 });
  });
});

describe('the wire format', () => {
  it.each([
    ['a number of eleven bytes', [0x08, ...Array.from({ length: 10 }, () => 0xff), 0x01]],
    ['a number of more than 64 bits', [0x08, ...Array.from({ length: 9 }, () => 0xff), 0x7f]],
    ['a group', [0x0b, 0x0c]],
    ['field 0', [0x02, 0x00]],
    ['a length of 2^63', [0x3a, ...Array.from({ length: 9 }, () => 0x80), 0x01]],
    ['a text in place of a number', [0x0a, 0x01, 0x41]],
    ['a text that is not UTF-8', [...bytes(8, bytes(1, Uint8Array.of(0xff, 0xfe)))]],
  ])('is not stretched: %s', (_, file) => {
    expect(codeOf(() => inspectGraph(Uint8Array.from(file), card, NONE))).toBe('graph-malformed');
  });
});

function single(value: number): Uint8Array {
  return concatenate([Uint8Array.of((4 << 3) | 5), new Uint8Array(Float32Array.of(value).buffer)]);
}

/** Fails by what codeOf rethrows. */
function isAnswered(file: Uint8Array): void {
  expect(codeOf(() => inspectGraph(file, card, NONE))).toMatch(/^(graph-|admitted)/);
}

/** Rethrows whatever is no ImportFault. */
function codeOf(work: () => void): string {
  try {
    work();
    return 'admitted';
  } catch (error) {
    if (error instanceof ImportFault) return error.code;
    throw error;
  }
}

function withConstant(tensor: Uint8Array): Uint8Array {
  const graph = classifier(3);
  return onnxFile({ ...graph, constants: [...graph.constants, floats('kept', [1], [1]), tensor] });
}
