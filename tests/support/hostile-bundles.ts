/** Forged and hostile bundles, each with the code it has to be refused with; each differs from a good one in one thing. */
import { LIMITS } from '../../main/registry/bundle/limits.ts';
import type { ImportFaultCode } from '../../preload/domain.ts';
import { MAKER_KEY, type Recipe, STRANGER, withTwin } from './bundle.ts';
import { floats, type Graph, graphAttribute, node, onnxFile, port } from './files/onnx.ts';
import { bytes, concatenate, integer, message } from './files/protobuf.ts';
import type { ZipEntry } from './files/zip.ts';
import { classifier } from './tiny-model.ts';

type Case = readonly [what: string, code: ImportFaultCode, recipe: Recipe];

export const zipCases: readonly Case[] = [
  ['a way out of its folder', 'bundle-path-traversal', added({ name: '../evil' })],
  ['a way out from below', 'bundle-path-traversal', added({ name: 'golden/../../evil' })],
  ['a way out in the manner of Windows', 'bundle-path-traversal', added({ name: 'golden\\..\\..\\evil' })],
  ['an absolute path', 'bundle-path-absolute', added({ name: '/etc/passwd' })],
  ['a drive', 'bundle-path-absolute', added({ name: 'C:evil' })],
  ['a share', 'bundle-path-absolute', added({ name: '\\\\host\\share\\evil' })],
  ['another stream of a file', 'bundle-path-reserved', added({ name: 'card.json:evil' })],
  ['a device', 'bundle-path-reserved', added({ name: 'golden/NUL.png' })],
  ['a name that Windows shortens', 'bundle-path-reserved', added({ name: 'evil.' })],
  ['a name with a zero byte', 'bundle-path-reserved', added({ name: 'card.json\0.txt' })],
  ['a name that is not ASCII', 'bundle-path-reserved', added({ name: 'cÄrd.json' })],
  ['an empty name', 'bundle-path-reserved', added({ name: '' })],
  ['a symbolic link', 'bundle-link', added({ name: 'evil', mode: 0o120_777, bytes: Buffer.from('/etc/passwd') })],
  ['a device file', 'bundle-link', added({ name: 'evil', mode: 0o060_600 })],
  ['one name in two cases', 'bundle-name-duplicate', added({ name: 'Card.json' })],
  ['one name twice', 'bundle-name-duplicate', added({ name: 'card.json' })],
  ['a file that is a folder', 'bundle-name-duplicate', added({ name: 'Golden' })],
  ['more files than allowed', 'bundle-too-many-files', { entries: (entries) => [...entries, ...manyFiles()] }],
  ['a decompression bomb', 'bundle-ratio', added({ name: 'bomb', bytes: Buffer.alloc(4e6), isDeflated: true })],
  ['a file said to be huge', 'bundle-too-large', added({ name: 'bomb', declaredSize: LIMITS.fileBytes + 1 })],
  [
    'a bomb that hides its size',
    'bundle-header-mismatch',
    added({ name: 'bomb', bytes: Buffer.alloc(4e6), isDeflated: true, declaredSize: 100 }),
  ],
  [
    'less than it says',
    'bundle-header-mismatch',
    added({ name: 'bomb', bytes: Buffer.alloc(50, 7), declaredSize: 60 }),
  ],
  ['an encrypted file', 'bundle-encrypted', added({ name: 'secret', flags: 1 })],
  [
    'sizes in 64 bits',
    'bundle-zip64',
    added({ name: 'big', extra: Buffer.from([1, 0, 8, 0, 9, 0, 0, 0, 0, 0, 0, 0]) }),
  ],
  ['a directory in 64 bits', 'bundle-zip64', { lies: { withZip64Locator: true } }],
  ['two files in one place', 'bundle-overlap', added({ name: 'twin', offset: 0 })],
  [
    'another name before the file than in the directory',
    'bundle-header-mismatch',
    added({ name: 'one', localName: 'two' }),
  ],
  ['an unusual compression', 'bundle-header-mismatch', added({ name: 'odd', method: 14 })],
  ['bytes nobody lists', 'bundle-header-mismatch', { lies: { gap: Buffer.from('smuggled') } }],
  ['a comment, in which an end could hide', 'bundle-unreadable', { lies: { comment: 'PK\u0005\u0006' } }],
  ['a file packed wrongly', 'bundle-unreadable', added({ name: 'bad', bytes: Buffer.from('no deflate'), method: 8 })],
];

export const manifestCases: readonly Case[] = [
  ['no manifest', 'manifest-missing', without('manifest.json')],
  ['no signature', 'signature-missing', without('manifest.sig')],
  ['a manifest that is no JSON', 'manifest-invalid', { spelling: () => '{' }],
  ['a manifest with a member of its own', 'manifest-invalid', { manifest: (m) => ({ ...m, trusted: true }) }],
  ['a manifest without reference images', 'manifest-invalid', { manifest: (m) => ({ ...m, golden: [] }) }],
  ['a manifest that lists a script', 'manifest-invalid', { files: { 'install.sh': Buffer.from('#!/bin/sh') } }],
  [
    'a manifest laid out for people',
    'manifest-not-canonical',
    { spelling: (text) => JSON.stringify(JSON.parse(text), null, 1) },
  ],
  [
    'a manifest that says one thing twice',
    'manifest-not-canonical',
    { spelling: (text) => text.replace('"sequence":10', '"sequence":9,"sequence":10') },
  ],
  [
    'a manifest with a number in another spelling',
    'manifest-not-canonical',
    { spelling: (text) => text.replace('"sequence":10', '"sequence":1e1') },
  ],
  ['a signature by nobody we know', 'signing-key-unknown', { key: STRANGER }],
  ['a stranger who uses a known name', 'signature-invalid', { key: { ...STRANGER, id: MAKER_KEY.id } }],
  ['a signature of something else', 'signature-invalid', { entries: replaced('manifest.sig', Buffer.alloc(64)) }],
  ['half a signature', 'signature-invalid', { entries: replaced('manifest.sig', Buffer.alloc(32)) }],
  ['a date that is past', 'bundle-expired', { manifest: (m) => ({ ...m, expires: '2026-11-23T11:00:00.000Z' }) }],
  ['a date to come', 'bundle-not-yet-valid', { manifest: (m) => ({ ...m, created: '2026-11-25T08:00:00.000Z' }) }],
  ['an older version', 'version-rollback', { tiny: { name: 'chest-xray-classifier', version: '0.9.9' } }],
  ['a version that is there', 'version-installed', { tiny: { name: 'chest-xray-classifier', version: '1.0.0' } }],
];

export const fileCases: readonly Case[] = [
  ['a file too many', 'bundle-file-extra', added({ name: 'golden/b.png' })],
  ['a file too few', 'bundle-file-missing', without('golden/a.png')],
  ['a manifest that forgets the card', 'bundle-file-extra', { manifest: (m) => ({ ...m, files: m.files.slice(1) }) }],
  [
    'no read-me at all',
    'bundle-file-missing',
    { ...without('README.md'), manifest: (m) => ({ ...m, files: m.files.filter(({ path }) => path !== 'README.md') }) },
  ],
  ['other weights', 'bundle-file-altered', { entries: replaced('model.onnx', Buffer.from('other')) }],
  ['one bit of another', 'bundle-file-altered', { entries: flipped('model.onnx') }],
  ['a card that is none', 'card-invalid', { card: () => ({}) }],
  ['a card that is no object', 'card-invalid', { card: () => 'x'.repeat(1e5) }],
  ['a card with a map of two sizes', 'card-invalid', { card: withOutput('cam', [-1, 3]) }],
  [
    'four classes for three logits',
    'card-labels',
    { card: (card) => ({ ...card, labels: [...card.labels, 'Other'] }) },
  ],
  ['three classes for four logits', 'card-labels', { card: withOutput('logits', [-1, 4]) }],
  ['three classes for two maps', 'card-labels', { card: withOutput('cam', [-1, 2, 6, 6]) }],
  ['a twin that its card does not know', 'card-mismatch', { files: { 'model.int8.onnx': onnxFile(classifier(3)) } }],
  ['a card whose twin is missing', 'card-mismatch', { card: withTwin().card ?? ((card) => card) }],
  ['the card of another model', 'card-mismatch', { card: (card) => ({ ...card, name: 'other' }) }],
  ['the card of another version', 'card-mismatch', { card: (card) => ({ ...card, version: '9.9.9' }) }],
  ['the card of other weights', 'card-mismatch', { card: (card) => ({ ...card, sha256: 'a'.repeat(64) }) }],
  ['other labels than expected', 'card-mismatch', { card: (card) => ({ ...card, labels: ['a', 'b', 'c'] }) }],
];

export const graphCases: readonly Case[] = [
  ['random bytes as a model', 'graph-malformed', { model: noise(4096) }],
  ['half a model', 'graph-malformed', { model: onnxFile(classifier(3)).subarray(0, 300) }],
  ['nothing as a model', 'graph-opset', { model: new Uint8Array() }],
  ['two graphs, of which readers choose', 'graph-malformed', { model: appended(message(7, [])) }],
  ['a field nobody knows', 'graph-unsupported', { model: appended(integer(99, 1)) }],
  ['an opset of the future', 'graph-opset', { model: appended(message(8, [bytes(1, ''), integer(2, 99)])) }],
  ['operators of its own', 'graph-domain', { model: withNode(concatenate([bytes(4, 'Evil'), bytes(7, 'com.evil')])) }],
  ['operators of its own in the twin alone', 'graph-domain', withTwin(appended(message(8, [bytes(1, 'com.evil')])))],
  [
    'an import of a foreign domain',
    'graph-domain',
    { model: appended(message(8, [bytes(1, 'com.evil'), integer(2, 1)])) },
  ],
  ['a loop without end', 'graph-operator', { tiny: { fault: 'hang' } }],
  [
    'a loop that it declares and nobody allows',
    'graph-operator',
    { tiny: { fault: 'hang' }, manifest: (m) => ({ ...m, operators: ['Loop'] }) },
  ],
  [
    'a condition, by which a trigger could act',
    'graph-operator',
    { model: withNode(node('If', ['c'], ['x'], [graphAttribute('then_branch', classifier(3))])) },
  ],
  ['chance', 'graph-operator', { model: withNode(node('RandomNormal', [], ['x'])) }],
  ['a decoder of images', 'graph-operator', { model: withNode(node('ImageDecoder', ['image'], ['x'])) }],
  ['a function of its own', 'graph-function', { model: appended(message(25, [bytes(1, 'Relu')])) }],
  ['weights outside the file', 'graph-external-data', { model: withTensor(external('../../etc/passwd')) }],
  [
    'weights in an attribute, outside the file',
    'graph-external-data',
    {
      model: withNode(
        concatenate([bytes(4, 'Constant'), message(5, [bytes(1, 'value'), message(5, [external('x')])])]),
      ),
    },
  ],
  [
    'values that one reader sees and another does not',
    'graph-tensor-values',
    { model: withTensor(concatenate([floats('w', [1], [1]), bytes(4, new Uint8Array(4))])) },
  ],
  ['fewer values than dimensions', 'graph-tensor-values', { model: withTensor(floats('w', [5], [1])) }],
  ['no values at all', 'graph-tensor-values', { model: withTensor(tensorOf([7n])) }],
  ['a dimension of 2^62', 'graph-dimension', { model: withTensor(tensorOf([2n ** 62n])) }],
  ['dimensions whose product overflows', 'graph-dimension', { model: withTensor(tensorOf([2n ** 16n, 2n ** 16n])) }],
  ['a negative dimension', 'graph-dimension', { model: withTensor(tensorOf([2n ** 64n - 1n])) }],
  ['four terabytes of zeros', 'graph-dimension', { model: allocating([2 ** 20, 2 ** 20]) }],
  ['megabytes that are no weights', 'graph-size', { model: appended(bytes(6, 'x'.repeat(2e6))) }],
  [
    'graphs in graphs in graphs',
    'graph-too-complex',
    { model: nested(12), manifest: (m) => ({ ...m, operators: ['Loop'] }) },
  ],
  [
    'millions of empty nodes',
    'graph-too-complex',
    { model: onnxFile({ ...classifier(3), nodes: Array.from({ length: 1_100_000 }, () => node('Relu', [], [])) }) },
  ],
  [
    'another input than its card',
    'graph-input',
    { card: (card) => ({ ...card, input: { ...card.input, name: 'picture' } }) },
  ],
  [
    'a second input',
    'graph-input',
    { model: onnxFile({ ...classifier(3), inputs: [...classifier(3).inputs, port('trigger', 'float', [1])] }) },
  ],
  [
    'whole numbers as input',
    'graph-input',
    { model: onnxFile({ ...classifier(3), inputs: [port('image', 'int64', ['N', 3, 224, 224])] }) },
  ],
  ['another size of output than its card', 'graph-output', { card: withOutput('features', [-1, 4]) }],
  [
    'an output the card does not know',
    'graph-output',
    { card: (card) => ({ ...card, outputs: { logits: card.outputs.logits } }) },
  ],
];

function withOutput(name: 'logits' | 'cam' | 'features', shape: readonly number[]): Recipe['card'] & {} {
  return (card) => ({ ...card, outputs: { ...card.outputs, [name]: { name, shape } } });
}

function added(entry: Partial<ZipEntry> & { readonly name: string }): Recipe {
  return { entries: (entries) => [...entries, { bytes: Buffer.from('evil'), ...entry }] };
}

function without(name: string): Recipe {
  return { entries: (entries) => entries.filter((entry) => entry.name !== name) };
}

function replaced(name: string, content: Uint8Array): NonNullable<Recipe['entries']> {
  return (entries) => entries.map((entry) => (entry.name === name ? { ...entry, bytes: content } : entry));
}

/** One bit of the hundredth byte. */
function flip(content: Uint8Array): Uint8Array {
  return content.map((byte, index) => (index === 100 ? byte ^ 1 : byte));
}

function flipped(name: string): NonNullable<Recipe['entries']> {
  return (entries) => entries.map((entry) => (entry.name === name ? { ...entry, bytes: flip(entry.bytes) } : entry));
}

function manyFiles(): readonly ZipEntry[] {
  return Array.from({ length: LIMITS.files }, (_, index) => ({ name: `golden/${index}.png`, bytes: Buffer.alloc(1) }));
}

function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7919 + (index >> 3) * 104_729) & 255);
}

function appended(field: Uint8Array): Uint8Array {
  return concatenate([onnxFile(classifier(3)), field]);
}

function withNode(field: Uint8Array): Uint8Array {
  const graph = classifier(3);
  return onnxFile({ ...graph, nodes: [...graph.nodes, field] });
}

function withTensor(field: Uint8Array): Uint8Array {
  const graph = classifier(3);
  return onnxFile({ ...graph, constants: [...graph.constants, field] });
}

function tensorOf(dimensions: readonly bigint[]): Uint8Array {
  return concatenate([...dimensions.map((size) => integer(1, size)), integer(2, 1), bytes(8, 'w')]);
}

function external(place: string): Uint8Array {
  const entry = message(13, [bytes(1, 'location'), bytes(2, place)]);
  return concatenate([integer(1, 1), integer(2, 1), bytes(8, 'w'), entry, integer(14, 1)]);
}

function allocating(shape: readonly number[]): Uint8Array {
  const values = new Uint8Array(BigInt64Array.from(shape.map(BigInt)).buffer);
  const target = concatenate([integer(1, shape.length), integer(2, 7), bytes(8, 'huge'), bytes(9, values)]);
  const graph = classifier(3);
  const nodes = [...graph.nodes, node('ConstantOfShape', ['huge'], ['zeros'])];
  return onnxFile({ ...graph, nodes, constants: [...graph.constants, target] });
}

function nested(depth: number): Uint8Array {
  let inner: Graph = classifier(3);
  for (let level = 0; level < depth; level += 1) {
    inner = { ...classifier(3), nodes: [node('Relu', [], [], [graphAttribute('body', inner)])] };
  }
  return onnxFile(inner);
}
