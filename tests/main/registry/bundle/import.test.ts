import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { verifyAudit } from '../../../../main/audit/verify.ts';
import type { Profile } from '../../../../main/database/profile.ts';
import type { ModelCard } from '../../../../main/inference/card.ts';
import type { HostProcess } from '../../../../main/inference/protocol.ts';
import { startEngine } from '../../../../main/inference/supervisor.ts';
import { type ImportSurroundings, importBundle } from '../../../../main/registry/bundle/import.ts';
import { importedShelf } from '../../../../main/registry/bundle/imported-shelf.ts';
import type { Manifest } from '../../../../main/registry/bundle/manifest.ts';
import { packBundle } from '../../../../main/registry/bundle/pack.ts';
import { readinessOn } from '../../../../main/registry/bundle/ready.ts';
import { readPrivateKey } from '../../../../main/registry/bundle/signing-key.ts';
import { activateVersion } from '../../../../main/registry/life-cycle.ts';
import { activeModel, findModelVersion, listModels } from '../../../../main/registry/models.ts';
import { keepProofs } from '../../../../main/registry/proof.ts';
import { servingModel } from '../../../../main/registry/serve.ts';
import { revokeKey, trustKey } from '../../../../main/registry/trusted-keys.ts';
import {
  bundleOf,
  GOLDEN_SCORES,
  MAKER,
  MAKER_KEY,
  modelFolder,
  type Recipe,
  withTwin,
} from '../../../support/bundle.ts';
import { profileOnDisk, registerModel, temporaryFolder } from '../../../support/database.ts';
import { expectedScores } from '../../../support/expected-scores.ts';
import { floats, node, scalar } from '../../../support/files/onnx.ts';
import { onnxFile } from '../../../support/files/onnx.ts';
import { spawnRealHost } from '../../../support/host.ts';
import { classifier } from '../../../support/tiny-model.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
let spawnHost: () => HostProcess;
beforeAll(async () => {
  spawnHost = await spawnRealHost();
});

describe('a good bundle', () => {
  it('comes out of the gate as a version under test, with its origin in registry and audit log', async () => {
    const profile = await trustingProfile();
    const imported = await take(profile, {});
    expect(imported).toMatchObject({
      name: 'tiny',
      version: '1.0.0',
      status: 'testing',
      signer: 'Maker',
      goldenImages: 1,
    });
    expect(imported.goldenDifference).toBeLessThanOrEqual(1e-4);
    expect(findModelVersion(profile.db, 'tiny', '1.0.0')).toMatchObject({ status: 'testing' });
    expect(activeModel(profile.db, 'medical')).toBeNull();
    const home = join(profile.folder ?? '', 'models/tiny/1.0.0');
    expect(readdirSync(home).toSorted()).toEqual(
      ['README.md', 'card.json', 'golden', 'manifest.json', 'manifest.sig', 'model.onnx'].toSorted(),
    );
    expect(readdirSync(join(profile.folder ?? '', 'quarantine'))).toEqual([]);
    expect(lastAudit(profile)).toMatchObject({ action: 'model-imported', object: 'tiny@1.0.0' });
    expect(lastAudit(profile).detail).toContain(`"key":"${MAKER.id}"`);
    expect((await verifyAudit(profile.db, profile.keys.audit)).isIntact).toBe(true);
  });

  it('is what packBundle makes of a folder, and can be activated after it', async () => {
    const profile = await trustingProfile();
    const folder = await modelFolder(temporaryFolder());
    const golden = { 'golden/a.png': await expectedScores(temporaryFolder()) };
    expect(golden['golden/a.png']?.['Normal']).toBeCloseTo(GOLDEN_SCORES.Normal, 3);
    const file = join(temporaryFolder(), 'tiny.ailmodel');
    await packBundle(folder, file, { privateKey: readPrivateKey(MAKER.privatePem), golden });
    await importBundle(file, { ...around(profile), now: new Date() });
    const engine = startEngine({ spawn: spawnHost });
    const isReady = readinessOn(engine, profile, importedShelf(profile));
    await activateVersion(profile, 'tiny', '1.0.0', { isReady, actor: 'system' });
    expect(activeModel(profile.db, 'medical')?.name).toBe('tiny');
    writeFileSync(join(profile.folder ?? '', 'models/tiny/1.0.0/manifest.json'), '{}');
    await expect(isReady(findModelVersion(profile.db, 'tiny', '1.0.0'))).rejects.toMatchObject({
      code: 'bundle-file-altered',
    });
    revokeKey(profile, MAKER_KEY, 'system');
    await expect(isReady(findModelVersion(profile.db, 'tiny', '1.0.0'))).rejects.toMatchObject({
      code: 'signing-key-revoked',
    });
    engine.stop();
  });

  it('may bring a quantised twin, which serves once it has passed the self-test', async () => {
    const profile = await trustingProfile();
    await take(profile, withTwin());
    const engine = startEngine({ spawn: spawnHost });
    onTestFinished(engine.stop);
    const model = servingModel(profile.db, importedShelf(profile), 'tiny', null);
    const { report } = await keepProofs(engine, profile.db, () => 'cpu').of(model);
    expect(report.serving).toEqual({ provider: 'cpu', precision: 'int8' });
    writeFileSync(join(profile.folder ?? '', 'models/tiny/1.0.0/model.int8.onnx'), 'other weights');
    const again = startEngine({ spawn: spawnHost });
    onTestFinished(again.stop);
    expect((await keepProofs(again, profile.db, () => 'cpu').of(model)).report).toMatchObject({
      serving: { precision: 'fp32' },
      trials: [{ code: null }, { code: 'model-altered' }],
    });
  });

  it('serves with the card it came with, whatever is done to the file afterwards', async () => {
    const profile = await trustingProfile();
    await take(profile, {});
    const path = join(profile.folder ?? '', 'models/tiny/1.0.0/card.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"indeterminate_margin":0.05', '"indeterminate_margin":0'));
    expect(importedShelf(profile)[0]?.card.indeterminate_margin).toBe(0.05);
  });

  it('is refused at the last step, without a trace, where its name belongs to a model of another domain', async () => {
    const profile = await trustingProfile();
    registerModel(profile, { name: 'tiny', version: '0.1.0', domain: 'legal' });
    await expect(take(profile, {})).rejects.toMatchObject({ code: 'card-mismatch' });
    expect(listModels(profile.db).map(({ version }) => version)).toEqual(['0.1.0']);
    expect(readdirSync(join(profile.folder ?? '', 'models/tiny'))).toEqual([]);
    expect(lastAudit(profile).action).toBe('model-import-refused');
  });

  it('takes the place of what an import that was cut off left behind', async () => {
    const profile = await trustingProfile();
    await take(profile, {});
    const place = join(profile.folder ?? '', 'models/tiny/1.1.0');
    await modelFolder(place);
    writeFileSync(join(place, 'left-over'), '');
    await take(profile, { tiny: { version: '1.1.0' }, manifest: (m) => ({ ...m, sequence: 11 }) });
    expect(existsSync(join(place, 'left-over'))).toBe(false);
  });

  it('may hold another kind of model: many labels, any number of them true', async () => {
    const profile = await trustingProfile();
    const tiny = { labels: ['Effusion', 'Mass', 'Nodule', 'Pneumonia', 'No finding'], activation: 'sigmoid' } as const;
    const scores = await expectedScores(temporaryFolder(), tiny);
    const imported = await take(profile, {
      tiny,
      manifest: (m) => ({ ...m, golden: [{ path: 'golden/a.png', scores }] }),
    });
    expect(imported.status).toBe('testing');
  });

  it('may see one channel in a range of its own', async () => {
    const tiny = { isGrey: true, activation: 'sigmoid', labels: ['Effusion', 'Mass', 'Nodule'] } as const;
    const scores = await expectedScores(temporaryFolder(), tiny);
    const manifest = (m: Manifest) => ({ ...m, golden: [{ path: 'golden/a.png', scores }] });
    expect((await take(await trustingProfile(), { tiny, manifest })).status).toBe('testing');
    await expect(take(await trustingProfile(), { tiny, manifest, card: inThreeChannels })).rejects.toMatchObject({
      code: 'card-mismatch',
    });
  });
});

function inThreeChannels(card: ModelCard) {
  return { ...card, preprocessing: { ...card.preprocessing, mean: [0, 0, 0], std: [1, 1, 1] } };
}

describe('a bundle with a model that misbehaves', () => {
  const cases: readonly (readonly [what: string, code: string, recipe: () => Recipe | Promise<Recipe>])[] = [
    ['another answer than signed', 'golden-mismatch', () => ({ manifest: withScore(GOLDEN_SCORES.Normal + 0.0003) })],
    ['a reference image that is blank', 'golden-refused', async () => ({ files: { 'golden/a.png': await blank() } })],
    ['weights that are not numbers', 'golden-no-answer', () => ({ model: withWeights(Number.NaN) })],
    ['an input nobody makes', 'probe-refused', () => ({ model: withNode('Relu', ['nothing'], ['unused']) })],
    ['a cycle', 'probe-refused', () => ({ model: withNode('Add', ['logits', 'round'], ['round']) })],
  ];

  it.each(cases)('%s: %s', async (_, code, recipe) => {
    await expectRefusal(await trustingProfile(), await recipe(), code);
  });

  it('a graph that never returns is stopped', async () => {
    const recipe: Recipe = { tiny: { fault: 'hang' }, manifest: (m) => ({ ...m, operators: ['Loop'] }) };
    await expectRefusal(await trustingProfile(), recipe, 'probe-timeout', {
      allowedOperators: ['Loop'],
      deadline: 4000,
    });
  });

  it.skipIf(process.platform !== 'linux')('a graph that takes all memory is stopped', async () => {
    await expectRefusal(await trustingProfile(), { model: hungryGraph() }, 'probe-memory');
  });

  it('codes of the first steps come through the process that unpacks', async () => {
    const profile = await trustingProfile();
    await expectRefusal(profile, { lies: { comment: 'x' } }, 'bundle-unreadable');
    await expectRefusal(profile, { tiny: { fault: 'corrupt' } }, 'graph-malformed');
  });
});

async function trustingProfile(): Promise<Profile> {
  const profile = await profileOnDisk();
  trustKey(profile, { key: MAKER_KEY, name: 'Maker', fingerprint: MAKER.id }, 'system');
  return profile;
}

function around(profile: Profile): ImportSurroundings {
  return { profile, spawnHost, actor: 'system', pinned: [], now: NOW };
}

async function take(profile: Profile, recipe: Recipe, changes: Partial<ImportSurroundings> = {}) {
  const file = join(temporaryFolder(), 'a.ailmodel');
  writeFileSync(file, await bundleOf(recipe));
  return importBundle(file, { ...around(profile), ...changes });
}

async function expectRefusal(
  profile: Profile,
  recipe: Recipe,
  code: string,
  changes: Partial<ImportSurroundings> = {},
): Promise<void> {
  registerModel(profile);
  const before = listModels(profile.db);
  await expect(take(profile, recipe, changes)).rejects.toMatchObject({ name: 'ImportFault', code });
  expect(listModels(profile.db)).toEqual(before);
  expect(readdirSync(join(profile.folder ?? '', 'quarantine'))).toEqual([]);
  expect(existsSync(join(profile.folder ?? '', 'models'))).toBe(false);
  expect(lastAudit(profile)).toMatchObject({ action: 'model-import-refused' });
  expect(lastAudit(profile).detail).toContain(`"code":"${code}"`);
}

function lastAudit({ db }: Profile): { readonly action: string; readonly object: string; readonly detail: string } {
  const row = db
    .prepare<[], { action: string; object: string; detail: string }>(
      'SELECT action, object, detail FROM audit_log ORDER BY seq DESC LIMIT 1',
    )
    .get();
  if (!row) throw new Error('the audit log is empty');
  return row;
}

function withScore(normal: number): NonNullable<Recipe['manifest']> {
  return (manifest) => ({
    ...manifest,
    golden: [{ path: 'golden/a.png', scores: { ...GOLDEN_SCORES, Normal: normal } }],
  });
}

function withWeights(value: number): Uint8Array {
  const graph = classifier(3);
  const weights = floats(
    'weights',
    [3, 3],
    Array.from({ length: 9 }, () => value),
  );
  return onnxFile({ ...graph, constants: [weights, ...graph.constants.slice(1)] });
}

function withNode(operator: string, inputs: readonly string[], outputs: readonly string[]): Uint8Array {
  const graph = classifier(3);
  return onnxFile({ ...graph, nodes: [...graph.nodes, node(operator, inputs, outputs)] });
}

/** A shape of 2^30 that only appears when the graph runs: no reader of the file sees it. */
function hungryGraph(): Uint8Array {
  const graph = classifier(3);
  const nodes = [
    node('Shape', ['features'], ['small']),
    node('Mul', ['small', 'factor'], ['large']),
    node('ConstantOfShape', ['large'], ['zeros']),
    node('ReduceSum', ['zeros'], ['zero']),
    node('Add', ['features', 'zero'], ['sum']),
    node('Gemm', ['sum', 'weights'], ['logits']),
  ];
  const kept = graph.nodes.filter((_, index) => index !== 2);
  return onnxFile({ ...graph, nodes: [...kept, ...nodes], constants: [...graph.constants, scalar('factor', 30_000n)] });
}

function blank(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 512, channels: 3, background: '#777' } })
    .png()
    .toBuffer();
}
