import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../main/database/profile.ts';
import { driftCheck } from '../../../main/registry/drift-check.ts';
import { modelDrift } from '../../../main/registry/drift.ts';
import type { RateDrift, SpreadDrift } from '../../../preload/metrics.ts';
import { plansOf, registerModel, throwAway } from '../../support/database.ts';
import type { NewReading } from '../../support/readings.ts';
import { addReading } from '../../support/readings.ts';

const READ = { own: 'pneumonia' } as const;

describe('nothing is judged', () => {
  it('without a model', () => expect(modelDrift(throwAway().db)).toBeNull());

  it('before both windows are large enough', () => {
    const profile = begun();
    for (const [reference, latest] of [
      [199, 0],
      [200, 0],
    ] as const) {
      add(profile, reference - (modelDrift(profile.db)?.inputs.reference ?? 0), () => ({ ...READ }));
      expect(modelDrift(profile.db)).toMatchObject({ inputs: { reference, latest }, rates: [], spreads: [] });
    }
    add(profile, 49, () => ({ status: 'refused' }));
    expect(modelDrift(profile.db)).toMatchObject({ inputs: { latest: 49 }, rates: [], spreads: [] });
    add(profile, 1, () => ({ status: 'refused' }));
    expect(modelDrift(profile.db)?.rates[0]).toMatchObject({ subject: 'refused', isBeyond: true });
  });

  it('by samples, or by the readings of another version', () => {
    const profile = begun();
    add(profile, 30, () => ({ isSample: true }));
    add(profile, 30, () => ({ version: '0.9.0' }));
    expect(modelDrift(profile.db)).toMatchObject({ version: '1.0.0', inputs: { reference: 0, latest: 0 } });
  });
});

describe('an unchanged clinic', () => {
  it('raises no alarm', () => {
    const profile = begun();
    add(profile, 320, steady);
    const { rates, spreads } = judged(profile);
    expect([...rates, ...spreads].filter(({ isBeyond }) => isBeyond)).toEqual([]);
    expect(spreads.map(({ subject }) => subject)).toEqual(['source', 'view', 'age', 'sex', 'score', 'score']);
  });
});

describe('an alarm', () => {
  it('tells the rise of refusals with both counts, the limits and since when', () => {
    const profile = begun();
    add(profile, 200, (i) => (i % 25 === 0 ? { status: 'refused', date: '2026-10-01' } : { date: '2026-10-01' }));
    add(profile, 100, (i) => (i % 5 === 0 ? { status: 'refused', date: '2026-11-12' } : { date: '2026-11-12' }));
    const refused = judged(profile).rates.find(({ subject }) => subject === 'refused');
    expect(refused).toMatchObject({
      reference: { count: 8, of: 200 },
      latest: { count: 20, of: 100 },
      isBeyond: true,
      since: '2026-11-12',
    });
    expect(refused?.limits[1]).toBeLessThan(0.2);
  });

  it('compares the latest readings alone, with a reference that stays', () => {
    const profile = begun();
    add(profile, 200, () => ({}));
    add(profile, 100, () => ({ status: 'refused' }));
    expect(judged(profile).rates[0]?.isBeyond).toBe(true);
    add(profile, 100, () => ({}));
    expect(judged(profile).rates[0]).toMatchObject({ reference: { count: 0, of: 200 }, latest: { count: 0, of: 100 } });
  });

  it.each<[SpreadDrift['subject'], NewReading]>([
    ['source', { format: 'jpeg' }],
    ['view', { view: 'AP' }],
    ['age', { age: 82 }],
    ['sex', { sex: 'M' }],
  ])('is raised by another %s', (subject, change) => {
    const profile = begun();
    add(profile, 200, () => ({}));
    add(profile, 60, (i) => (i % 2 === 0 ? change : {}));
    const beyond = judged(profile).spreads.filter(({ isBeyond }) => isBeyond);
    expect(beyond.map((one) => one.subject)).toEqual([subject]);
    expect(beyond[0]).toMatchObject({ referenceCount: 200, latestCount: 60 });
  });

  it('is raised by a warning that was rare', () => {
    const profile = begun();
    add(profile, 200, () => ({}));
    add(profile, 60, (i) => (i % 2 === 0 ? { warnings: ['inversion-suspected'] } : {}));
    expect(beyondRates(profile)).toMatchObject([{ subject: 'warning', code: 'inversion-suspected' }]);
  });

  it('is raised by scores that moved', () => {
    const profile = begun();
    add(profile, 200, (i) => ({ ...READ, score: (i % 100) / 200 }));
    add(profile, 60, (i) => ({ ...READ, score: 0.5 + (i % 100) / 200 }));
    const moved = judged(profile).spreads.filter(({ isBeyond }) => isBeyond);
    expect(moved.map(({ label }) => label)).toEqual(['Pneumonia', 'Normal']);
    expect(moved[0]?.index).toBeGreaterThan(moved[0]?.limit ?? 0);
  });
});

it('tells nothing of the scores of a study that nobody has read, whatever they are', () => {
  const profiles = [0.01, 0.99].map((score) => {
    const profile = begun();
    add(profile, 200, (i) => ({ ...READ, score: (i % 100) / 100 }));
    add(profile, 60, (i) => ({ ...READ, score: (i % 50) / 50 }));
    addReading(profile, { score, prediction: score > 0.5 ? 'Pneumonia' : 'Normal' });
    return JSON.stringify(modelDrift(profile.db));
  });
  expect(profiles[0]).toBe(profiles[1]);
});

it('finds its windows by the index', () => {
  const profile = begun();
  add(profile, 3, () => READ);
  const plans = plansOf(profile.db, () => modelDrift(profile.db)).map(({ plan }) => plan);
  expect(plans.filter((plan) => plan.includes('inferences_by_version (model_version=? AND seq>?)'))).toHaveLength(2);
  for (const plan of plans.filter((one) => one.includes('inferences'))) expect(plan).not.toContain('USE TEMP B-TREE');
});

function begun(): Profile {
  const profile = throwAway();
  registerModel(profile);
  return profile;
}

function judged(profile: Profile) {
  const drift = modelDrift(profile.db);
  if (!drift || drift.rates.length === 0) throw new Error('nothing was judged');
  return drift;
}

function beyondRates(profile: Profile): readonly RateDrift[] {
  return judged(profile).rates.filter(({ isBeyond }) => isBeyond);
}

/** The same mixture all along. */
function steady(i: number): NewReading {
  return {
    ...READ,
    status: i % 20 === 0 ? 'refused' : 'result',
    format: i % 3 === 0 ? 'jpeg' : 'dicom',
    view: i % 4 === 0 ? 'AP' : 'PA',
    sex: i % 2 === 0 ? 'F' : 'M',
    age: 20 + (i % 70),
    score: ((i * 37) % 100) / 100,
    warnings: i % 6 === 0 ? ['lossy'] : [],
  };
}

function add(profile: Profile, count: number, reading: (i: number) => NewReading): void {
  for (let i = 0; i < count; i += 1) addReading(profile, reading(i));
}

describe('the readiness check', () => {
  it('is none without a model, waits for the windows, and then tells each alarm with its figures', () => {
    expect(driftCheck(throwAway().db)).toEqual([]);
    const profile = begun();
    add(profile, 200, () => ({ date: '2026-10-01' }));
    expect(driftCheck(profile.db)).toMatchObject([
      { outcome: 'pass', found: { word: 'first-readings', figures: { readings: 200, needed: 200 } } },
    ]);
    add(profile, 100, (i) => ({ date: '2026-11-12', ...(i % 5 === 0 ? { status: 'refused' } : { view: 'AP' }) }));
    const [check] = driftCheck(profile.db);
    expect(check?.outcome).toBe('warn');
    expect(check?.detail).toContain('refused 0.0 % (0/200) -> 20.0 % (20/100) since 2026-11-12; view moved since');
  });
});
