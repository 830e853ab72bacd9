import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Profile } from '../../../main/database/profile.ts';
import type { HostProcess, Jobs } from '../../../main/inference/protocol.ts';
import type { Engine } from '../../../main/inference/supervisor.ts';
import { EngineFault, startEngine } from '../../../main/inference/supervisor.ts';
import { syncShippedModels } from '../../../main/registry/models.ts';
import { keepProofs } from '../../../main/registry/proof.ts';
import { type ServingModel, servingModel } from '../../../main/registry/serve.ts';
import { arrive } from '../../../main/screening/arrive.ts';
import { readinessChecks } from '../../../main/screening/readiness.ts';
import { screenStudy } from '../../../main/screening/screen.ts';
import { findStudy } from '../../../main/screening/studies.ts';
import { localUser } from '../../../main/screening/users.ts';
import type { Backend, Provider } from '../../../preload/backend.ts';
import { GOLDEN_SCORES, goldenImage } from '../../support/bundle.ts';
import { temporaryFolder, throwAway } from '../../support/database.ts';
import { spawnRealHost } from '../../support/host.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';

const CPU: Backend = { provider: 'cpu', precision: 'fp32' };
const INT8: Backend = { provider: 'cpu', precision: 'int8' };
const TWIN = {
  file: 'model.int8.onnx',
  sha256: 'd'.repeat(64),
  folds: [],
  points_lost: 0,
  answers_changed: 0,
  n: 1,
  golden_tolerance: 0.02,
} as const;

let spawnHost: () => HostProcess;
beforeAll(async () => {
  spawnHost = await spawnRealHost();
});

describe('through the real host', () => {
  it('a model that answers its reference images as expected may serve', async () => {
    const { proofs, model } = await realClinic(GOLDEN_SCORES);
    const { report } = await proofs.of(model());
    expect(report).toMatchObject({ serving: CPU, images: 1, trials: [{ code: null }] });
    expect(report.trials[0]?.difference).toBeLessThanOrEqual(1e-4);
  });

  it('one that answers otherwise answers nothing, and says so; what the file tells stays known', async () => {
    const clinic = await realClinic({ ...GOLDEN_SCORES, Normal: 0.5672 });
    const bytes = await goldenImage();
    const study = await arrive(clinic, { fileName: 'a.png', bytes, isSample: false });
    const screening = await screenStudy(clinic, study, bytes);
    expect(screening).toMatchObject({ status: 'refused', code: 'self-test-failed', scores: null, backend: null });
    expect(screening.warnings).toContain('non-diagnostic-source');
    expect(findStudy(clinic.profile.db, study)).toMatchObject({ progress: 'refused', format: 'png' });
    const check = (await readinessChecks(clinic, [])).find(({ name }) => name === 'reference-images');
    expect(check).toMatchObject({ outcome: 'fail', detail: expect.stringContaining('golden-mismatch') });
  });

  it('the reading says what it was computed with', async () => {
    const clinic = await realClinic(GOLDEN_SCORES);
    const bytes = await goldenImage();
    const study = await arrive(clinic, { fileName: 'a.png', bytes, isSample: false });
    expect(await screenStudy(clinic, study, bytes)).toMatchObject({ backend: CPU, code: null });
  });

  it('a processor that this machine lacks is declined, and the reference serves', async () => {
    const { proofs, model } = await realClinic(GOLDEN_SCORES, 'directml');
    const { report } = await proofs.of(model());
    expect(report.serving).toEqual(CPU);
    expect(report.trials[1]).toMatchObject({ backend: { provider: 'directml' }, code: 'provider-unavailable' });
  });
});

describe('of what the host answers', () => {
  it.each([
    ['directml', 0.0009, 'directml'],
    ['directml', 0.0011, 'cpu'],
    ['coreml', 0.02, 'cpu'],
    ['cuda', 0, 'cuda'],
  ] as const)('%s, off by %d: %s serves', async (provider, drift, serving) => {
    const engine = answering((backend) => (backend.provider === 'cpu' ? 0 : drift));
    const { report } = await keepProofs(engine, ...desk(provider)).of(shipped());
    expect(report.serving).toEqual({ provider: serving, precision: 'fp32' });
    expect(report.trials[1]?.difference).toBeCloseTo(drift, 6);
  });

  it('8 bits serve within the tolerance of the card, and never where another processor is wished for', async () => {
    const within = answering(({ precision }) => (precision === 'int8' ? 0.019 : 0));
    expect((await keepProofs(within, ...desk('cpu')).of(shipped())).report.serving).toEqual(INT8);
    const beyond = answering(({ precision }) => (precision === 'int8' ? 0.021 : 0));
    expect((await keepProofs(beyond, ...desk('cpu')).of(shipped())).report.serving).toEqual(CPU);
    expect((await keepProofs(within, ...desk('cuda')).of(shipped())).report.serving?.precision).toBe('fp32');
  });

  it('nothing else is tried once the reference itself has failed', async () => {
    const engine = answering(({ precision }) => (precision === 'fp32' ? 0.001 : 0));
    const { report, model } = await keepProofs(engine, ...desk('cpu')).of(shipped());
    expect(report).toMatchObject({ serving: null, trials: [{ code: 'golden-mismatch' }] });
    expect(model.backend).toEqual(CPU);
  });

  it('a back-end that takes the host down is declined', async () => {
    const engine = answering(({ provider }) => {
      if (provider === 'cuda') throw new EngineFault('engine-crashed', 'died');
      return 0;
    });
    const { report } = await keepProofs(engine, ...desk('cuda')).of(shipped());
    expect(report).toMatchObject({ serving: CPU, trials: [{ code: null }, { code: 'engine-crashed' }] });
  });

  it('is asked once for each provider, and again after a model that did not load', async () => {
    let loads = 0;
    const engine = answering(() => 0);
    const counting: Engine = {
      ...engine,
      run: async (job, asks) => {
        if (job === 'load' && ++loads === 1) throw new EngineFault('model-altered', 'altered');
        return engine.run(job, asks);
      },
    };
    let provider: Provider = 'cpu';
    const [profile] = desk('cpu');
    const proofs = keepProofs(counting, profile, () => provider);
    const model = shipped();
    await expect(proofs.of(model)).rejects.toMatchObject({ code: 'model-altered' });
    await Promise.all([proofs.of(model), proofs.of(model)]);
    expect(loads).toBe(2);
    provider = 'cuda';
    await proofs.of(model);
    expect(loads).toBe(3);
  });
});

async function realClinic(scores: Readonly<Record<string, number>>, provider: Provider = 'cpu') {
  const profile = throwAway();
  const model = await served(profile, scores);
  const engine = startEngine({ spawn: spawnHost });
  onTestFinished(engine.stop);
  const user = localUser(profile.db, 'Dr. Ayşe Işık');
  return { profile, model: () => model, engine, user, proofs: keepProofs(engine, profile.db, () => provider) };
}

async function served(profile: Profile, scores: Readonly<Record<string, number>>): Promise<ServingModel> {
  const { file, card } = writeTinyModel(temporaryFolder());
  await writeGolden(dirname(file), scores);
  const shelved = { file, card, cardText: JSON.stringify(card) };
  syncShippedModels(profile, [shelved], 'system');
  return servingModel(profile.db, [shelved], card.name, card.version);
}

async function writeGolden(folder: string, scores: Readonly<Record<string, number>>): Promise<void> {
  mkdirSync(join(folder, 'golden'));
  writeFileSync(join(folder, 'golden/a.png'), await goldenImage());
  writeFileSync(join(folder, 'golden/expected.json'), JSON.stringify({ 'a.png': scores }));
}

function desk(provider: Provider) {
  return [throwAway().db, () => provider] as const;
}

/** With a quantised twin and one reference image, which nobody reads. */
function shipped(): ServingModel {
  const { file, card } = writeTinyModel(temporaryFolder());
  mkdirSync(join(dirname(file), 'golden'));
  writeFileSync(join(dirname(file), 'golden/a.png'), '');
  writeFileSync(join(dirname(file), 'golden/expected.json'), JSON.stringify({ 'a.png': { Normal: 0.5 } }));
  const { name, version, type, domain, sha256 } = card;
  return {
    file,
    card: { ...card, int8: { ...TWIN, folds: [] } },
    versionId: 1,
    passport: null,
    identity: { name, version, type, domain, sha256 },
  };
}

/** A host whose answer is off by so much on each back-end: the processors that no test machine has. */
function answering(drift: (backend: Backend) => number): Engine {
  const answer = (model: Jobs['screen']['asks']['model']) => {
    const probability = 0.5 + drift(model.backend ?? CPU);
    return { kind: 'verdict', scores: { Normal: { probability, percentage: '' } } };
  };
  // as: of a verdict, the proof reads the scores alone
  const run = (async (job, asks) => {
    return job === 'screen' ? answer((asks as Jobs['screen']['asks']).model) : null;
  }) as Engine['run'];
  return { run, state: () => 'ready', stop: () => undefined };
}
