/** An in-memory registry for the window: a shipped version at work, an imported one under test, and one trusted key. */
import type { Channel, Input, Output } from '../../../preload/contract.ts';
import type { ImportReport, ModelEntry, SigningKey } from '../../../preload/models.ts';
import { CARD, MODEL } from './fake-data.ts';

type ModelChannel = Extract<Channel, `models.${string}` | `keys.${string}`>;
type ModelAnswers = {
  readonly [C in Exclude<ModelChannel, 'models.import'>]: (input: Input<C>) => Output<C>;
};

export const MAKER = 'a1b2c3d4e5f60718'.repeat(4);

export const REFUSED: ImportReport = {
  fileName: 'tampered.ailmodel',
  model: null,
  refusal: {
    step: 'files',
    code: 'bundle-file-altered',
    detail: 'model.onnx is not the file of the manifest',
    problems: null,
  },
  claimedKey: MAKER,
};

export function fakeModels(): ModelAnswers {
  let entries: readonly ModelEntry[] = [SHIPPED, IMPORTED];
  let keys: readonly SigningKey[] = [KEY];
  const change = (name: string, version: string, to: Partial<ModelEntry>): readonly ModelEntry[] => {
    entries = entries.map((one) => (one.name === name && one.version === version ? { ...one, ...to } : one));
    return entries;
  };
  const serve = (version: string): Output<'models.activate'> => {
    entries = entries.map((one) => ({ ...one, ...(one.version === version ? AT_WORK : AT_REST) }));
    return { model: { name: MODEL.name, version, sha256: MODEL.sha256, status: 'active' }, refusal: null };
  };
  return {
    'models.list': () => entries,
    'models.card': () => ({ card: JSON.stringify(CARD), chestGate: JSON.stringify(GATE) }),
    'models.choose': () => REFUSED,
    'models.activate': ({ version }) => serve(version),
    'models.rollBack': () => serve('1.0.0'),
    'models.setStatus': ({ name, version, status }) => change(name, version, { status }),
    'models.setAlias': ({ name, version, alias, scope }) => change(name, version, { aliases: [{ alias, scope }] }),
    'models.removeAlias': () => entries.flatMap(({ name, version }) => change(name, version, { aliases: [] })),
    'keys.find': () => keys,
    'keys.choose': () => ({ fileName: 'maker.pub', id: MAKER, pem: '-----BEGIN PUBLIC KEY-----' }),
    'keys.trust': () => keys,
    'keys.revoke': () => (keys = keys.map((key) => ({ ...key, revokedAt: '2026-11-23T08:00:00.000Z' }))),
  };
}

const GATE = { held_out_chests: { n: 900, refused: 0.04 }, 'upside down': { n: 100, refused: 1 } };

const AT_WORK = { status: 'active', isServing: true, rollsBackTo: { name: MODEL.name, version: '1.0.0' } } as const;
const AT_REST = { status: 'inactive', isServing: false, rollsBackTo: null } as const;

const SHIPPED: ModelEntry = {
  ...MODEL,
  status: 'active',
  accuracy: 0.84,
  inputShape: '{"image":[-1,3,224,224]}',
  outputShape: '{"logits":[-1,3]}',
  isIntact: true,
  isServing: true,
  aliases: [{ alias: 'champion', scope: 'medical' }],
  signature: null,
  rollsBackTo: null,
};

const IMPORTED: ModelEntry = {
  ...SHIPPED,
  version: '2.0.0',
  sha256: 'b'.repeat(64),
  status: 'testing',
  isServing: false,
  aliases: [],
  signature: {
    key: MAKER,
    signer: 'maker.pub',
    isRevoked: false,
    importedAt: '2026-11-22T14:05:00.000Z',
    goldenImages: 4,
    goldenDifference: 0.0001,
  },
};

const KEY: SigningKey = {
  id: MAKER,
  name: 'maker.pub',
  addedAt: '2026-11-20T09:00:00.000Z',
  revokedAt: null,
  pem: '-----BEGIN PUBLIC KEY-----',
  models: 1,
};
