import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../main/database/profile.ts';
import { periodMetrics } from '../../../main/registry/metrics-period.ts';
import { modelPerformance } from '../../../main/registry/performance.ts';
import { percentile } from '../../../main/statistics/order.ts';
import { wilsonInterval } from '../../../main/statistics/proportion.ts';
import type { ReadLabel } from '../../../preload/domain.ts';
import { throwAway } from '../../support/database.ts';
import type { NewReading } from '../../support/readings.ts';
import { addReading } from '../../support/readings.ts';

const TODAY = new Date('2026-11-23T12:00:00.000Z');
const QUARTER = { days: 90, wanted: null } as const;

describe('the answers against the final labels', () => {
  it('are null before anything was measured', async () => {
    expect(await modelPerformance(throwAway().db, QUARTER, TODAY)).toBeNull();
  });

  it('count every pair; "other" judges nobody', async () => {
    const profile = throwAway();
    judged(profile, 3, 'Pneumonia', 'pneumonia');
    judged(profile, 2, 'Pneumonia', 'normal');
    judged(profile, 1, 'Normal', 'other');
    addReading(profile, { own: 'normal' });
    addReading(profile);
    const { agreement, confusion } = await performanceOf(profile);
    expect(agreement).toEqual({ count: 3, of: 5, interval: wilsonInterval(3, 5) });
    expect(confusion).toHaveLength(3);
    expect(confusion).toEqual(
      expect.arrayContaining([
        { said: 'pneumonia', final: 'pneumonia', count: 3 },
        { said: 'pneumonia', final: 'normal', count: 2 },
        { said: 'normal', final: 'other', count: 1 },
      ]),
    );
  });

  it('tell how often the reader changed the own read, and how often towards the model', async () => {
    const profile = throwAway();
    addReading(profile, { prediction: 'Pneumonia', own: 'normal', final: 'pneumonia' });
    addReading(profile, { prediction: 'Pneumonia', own: 'normal', final: 'covid-19' });
    addReading(profile, { prediction: 'Pneumonia', own: 'normal', final: 'normal' });
    const { changed, towardsModel } = await performanceOf(profile);
    expect(changed).toMatchObject({ count: 2, of: 3 });
    expect(towardsModel).toMatchObject({ count: 1, of: 2 });
  });

  it('are those of one version and of the days asked for', async () => {
    const profile = throwAway();
    judged(profile, 1, 'Normal', 'normal', { version: '1.0.0', date: '2026-11-20' });
    judged(profile, 2, 'Normal', 'normal', { version: '1.0.0', date: '2026-01-01' });
    judged(profile, 3, 'Normal', 'pneumonia', { version: '2.0.0', date: '2026-11-23' });
    expect(await performanceOf(profile)).toMatchObject({ version: '2.0.0', agreement: { count: 0, of: 3 } });
    const wanted = { model: 'chest-xray-classifier', version: '1.0.0' };
    const earlier = await modelPerformance(profile.db, { days: 90, wanted }, TODAY);
    expect(earlier).toMatchObject({ version: '1.0.0', agreement: { count: 1, of: 1 } });
    expect(earlier?.versions.map(({ version }) => version)).toEqual(['2.0.0', '1.0.0']);
  });
});

describe('groups', () => {
  it('of fewer than the least number are named and not measured', async () => {
    const profile = throwAway();
    judged(profile, 20, 'Normal', 'normal', { sex: 'F', age: 30, view: 'PA' });
    judged(profile, 19, 'Normal', 'pneumonia', { sex: 'M', age: 85, view: null, format: 'jpeg' });
    const { groups, least } = await performanceOf(profile);
    expect(least).toBe(20);
    expect(groups).toEqual([
      { dimension: 'age', name: '18-39', agreement: { count: 20, of: 20, interval: wilsonInterval(20, 20) } },
      { dimension: 'age', name: '80-and-over', agreement: null },
      { dimension: 'sex', name: 'F', agreement: { count: 20, of: 20, interval: wilsonInterval(20, 20) } },
      { dimension: 'sex', name: 'M', agreement: null },
      { dimension: 'view', name: 'PA', agreement: { count: 20, of: 20, interval: wilsonInterval(20, 20) } },
      { dimension: 'view', name: 'not-stated', agreement: null },
      { dimension: 'source', name: 'dicom', agreement: { count: 20, of: 20, interval: wilsonInterval(20, 20) } },
      { dimension: 'source', name: 'picture', agreement: null },
    ]);
  });
});

describe('a long period', () => {
  it('is read a month at a time, and each answer once', async () => {
    const profile = throwAway();
    for (const date of ['2025-11-24', '2026-01-31', '2026-10-24', '2026-10-23', '2026-11-23', '2026-11-24']) {
      judged(profile, 1, 'Normal', 'normal', { date });
    }
    const year = await modelPerformance(profile.db, { days: 365, wanted: null }, TODAY);
    expect(year?.agreement.of).toBe(6);
    const month = await modelPerformance(profile.db, { days: 31, wanted: null }, TODAY);
    expect(month?.agreement.of).toBe(3);
  });
});

describe('weeks', () => {
  it('begin on Monday, and have no limits before there is a reference', async () => {
    const profile = throwAway();
    judged(profile, 2, 'Normal', 'normal', { date: '2026-11-15' });
    judged(profile, 1, 'Normal', 'normal', { date: '2026-11-16' });
    judged(profile, 1, 'Normal', 'pneumonia', { date: '2026-11-22' });
    expect(await performanceOf(profile)).toMatchObject({
      reference: null,
      weeks: [
        { monday: '2026-11-09', count: 2, of: 2, limits: null, isBeyond: false },
        { monday: '2026-11-16', count: 1, of: 2, limits: null, isBeyond: false },
      ],
    });
  });

  it('beyond the limits of the first hundred judged answers are marked; small ones are not judged', async () => {
    const profile = throwAway();
    judged(profile, 90, 'Normal', 'normal', { date: '2026-10-05' });
    judged(profile, 10, 'Normal', 'pneumonia', { date: '2026-10-05' });
    judged(profile, 30, 'Normal', 'normal', { date: '2026-10-12' });
    judged(profile, 30, 'Normal', 'pneumonia', { date: '2026-10-19' });
    judged(profile, 19, 'Normal', 'pneumonia', { date: '2026-10-26' });
    const { reference, weeks } = await performanceOf(profile);
    expect(reference).toEqual({ count: 90, of: 100 });
    expect(weeks.map(({ isBeyond }) => isBeyond)).toEqual([false, false, true, false]);
    expect(weeks.at(-1)?.limits).toBeNull();
  });
});

describe('a period', () => {
  it('has the percentiles of all its images, not of its days', () => {
    const profile = throwAway();
    const times = Array.from({ length: 40 }, (_, i) => ({ totalMs: (i * 7) % 41, date: `2026-11-${10 + (i % 9)}` }));
    for (const time of times) addReading(profile, time);
    addReading(profile, { status: 'refused', totalMs: 999 });
    addReading(profile, { date: '2026-01-01', totalMs: 999 });
    const [period] = periodMetrics(profile.db, 30, TODAY);
    const ms = times.map(({ totalMs }) => totalMs);
    expect(period).toMatchObject({
      version: '1.0.0',
      total: 41,
      successful: 40,
      refused: 1,
      p50Ms: percentile(ms, 50),
      p95Ms: percentile(ms, 95),
      p99Ms: percentile(ms, 99),
      judged: 0,
      accuracyInterval: null,
    });
  });

  it('adds up the judged answers of its days', () => {
    const profile = throwAway();
    judged(profile, 2, 'Normal', 'normal', { date: '2026-11-20' });
    judged(profile, 1, 'Normal', 'pneumonia', { date: '2026-11-21' });
    expect(periodMetrics(profile.db, 30, TODAY)).toMatchObject([
      { judged: 3, agreed: 2, accuracyInterval: wilsonInterval(2, 3) },
    ]);
  });
});

async function performanceOf({ db }: Profile) {
  const performance = await modelPerformance(db, QUARTER, TODAY);
  if (!performance) throw new Error('nothing was measured');
  return performance;
}

function judged(profile: Profile, count: number, prediction: string, final: ReadLabel, more: NewReading = {}): void {
  for (let i = 0; i < count; i += 1) addReading(profile, { ...more, prediction, own: 'normal', final });
}
