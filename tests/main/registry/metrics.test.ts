import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dailyMetrics } from '../../../main/registry/metrics-daily.ts';
import type { Profile } from '../../../main/database/profile.ts';
import { percentile } from '../../../main/statistics/order.ts';
import { wilsonInterval } from '../../../main/statistics/proportion.ts';
import { recordScreening } from '../../../main/screening/inferences.ts';
import { recordRead } from '../../../main/screening/reads.ts';
import { localUser } from '../../../main/screening/users.ts';
import type { ReadLabel, ScreeningStatus, StudyId } from '../../../preload/domain.ts';
import { arriveStudy, registerModel, throwAway } from '../../support/database.ts';
import { screening } from '../../support/records.ts';

const TODAY = new Date('2026-11-23T12:00:00.000Z');
const AT = '2026-11-23T08:00:00.000Z';

describe('a day', () => {
  it('counts answers, refusals and failures apart, with mean and nearest-rank percentiles of the answers', () => {
    const status = fc.constantFrom<ScreeningStatus>('result', 'indeterminate', 'refused', 'error');
    const reading = fc.record({ status, ms: fc.float({ min: 0, max: 5000, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 45 }), (readings) => {
        const profile = throwAway();
        for (const { status: outcome, ms } of readings) screen(profile, outcome, ms);
        const answered = readings.filter(({ status: outcome }) => outcome === 'result' || outcome === 'indeterminate');
        const sorted = answered.map(({ ms }) => ms).toSorted((a, b) => a - b);
        const [day] = dailyMetrics(profile.db, 1, TODAY);
        expect(day).toMatchObject({
          date: '2026-11-23',
          model: 'chest-xray-classifier',
          version: '1.0.0',
          total: readings.length,
          successful: answered.length,
          refused: readings.filter(({ status: outcome }) => outcome === 'refused').length,
          failed: readings.filter(({ status: outcome }) => outcome === 'error').length,
          p50Ms: sorted.length === 0 ? null : percentile(sorted, 50),
          p95Ms: sorted.length === 0 ? null : percentile(sorted, 95),
          p99Ms: sorted.length === 0 ? null : percentile(sorted, 99),
        });
        const mean = sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length;
        if (sorted.length === 0) expect(day?.meanMs).toBeNull();
        else expect(day?.meanMs).toBeCloseTo(mean, 6);
      }),
      { numRuns: 40 },
    );
  });

  it('is the UTC day of the reading, and only the days asked for are shown', () => {
    const profile = throwAway();
    screen(profile, 'result', 1, '2026-11-22T23:59:59.999Z');
    screen(profile, 'result', 1, '2026-11-23T00:00:00.000Z');
    screen(profile, 'result', 1, '2026-11-20T12:00:00.000Z');
    expect(dailyMetrics(profile.db, 2, TODAY).map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-22']);
    expect(dailyMetrics(profile.db, 4, TODAY)).toHaveLength(3);
  });

  it('tells refusals and failures by their cause', () => {
    const profile = throwAway();
    for (const status of ['refused', 'refused', 'error', 'result'] as const) screen(profile, status, 1);
    screen(profile, 'refused', 1, '2026-11-22T08:00:00.000Z');
    expect(dailyMetrics(profile.db, 2, TODAY).map(({ causes }) => causes)).toEqual([
      [
        { outcome: 'refused', code: 'blank', count: 2 },
        { outcome: 'failed', code: 'image-corrupt', count: 1 },
      ],
      [{ outcome: 'refused', code: 'blank', count: 1 }],
    ]);
  });

  it('does not mix versions', () => {
    const profile = throwAway();
    screen(profile, 'result', 10);
    screen(profile, 'refused', 20, AT, '2.0.0');
    expect(dailyMetrics(profile.db, 1, TODAY)).toMatchObject([
      { version: '1.0.0', successful: 1, refused: 0, p95Ms: 10 },
      { version: '2.0.0', successful: 0, refused: 1, meanMs: null, p95Ms: null },
    ]);
  });
});

describe('accuracy', () => {
  it('is unknown without final reads, then the share of them that agree', () => {
    const profile = throwAway();
    const studies = ['Pneumonia', 'COVID-19', 'Normal', 'Normal'].map((prediction) =>
      screen(profile, 'result', 1, AT, '1.0.0', prediction),
    );
    const accuracy = () => dailyMetrics(profile.db, 1, TODAY)[0]?.accuracy;
    expect(accuracy()).toBeNull();
    judge(profile, studies, ['pneumonia', 'covid-19']);
    expect(accuracy()).toBe(1);
    judge(profile, studies.slice(2), ['pneumonia', 'normal']);
    expect(accuracy()).toBe(0.75);
    expect(dailyMetrics(profile.db, 1, TODAY)).toMatchObject([
      { judged: 4, agreed: 3, accuracyInterval: wilsonInterval(3, 4) },
    ]);
  });

  it('leaves "other" out and takes the last of several final reads', () => {
    const profile = throwAway();
    const studies = ['Pneumonia', 'Normal'].map((prediction) => screen(profile, 'result', 1, AT, '1.0.0', prediction));
    judge(profile, studies, ['normal', 'other']);
    expect(dailyMetrics(profile.db, 1, TODAY)[0]?.accuracy).toBe(0);
    final(profile, studies[0], 'pneumonia');
    expect(dailyMetrics(profile.db, 1, TODAY)[0]?.accuracy).toBe(1);
    final(profile, studies[0], 'other');
    expect(dailyMetrics(profile.db, 1, TODAY)[0]?.accuracy).toBeNull();
  });

  it('judges the answers of earlier days, and a later answer to a study that is already judged', () => {
    const profile = throwAway();
    const study = screen(profile, 'result', 1, '2026-11-21T08:00:00.000Z', '1.0.0', 'Normal');
    judge(profile, [study], ['pneumonia']);
    expect(dailyMetrics(profile.db, 3, TODAY)).toMatchObject([{ date: '2026-11-21', accuracy: 0 }]);
    record(profile, study, 'result', 1, AT, '2.0.0', 'Pneumonia');
    expect(dailyMetrics(profile.db, 1, TODAY)).toMatchObject([{ version: '2.0.0', accuracy: 1 }]);
  });

  it('is not touched by samples', () => {
    const profile = throwAway();
    screen(profile, 'result', 1, AT, '1.0.0', 'Normal');
    const sample = arriveStudy(profile, { isSample: true });
    record(profile, sample, 'result', 1, AT, '1.0.0', 'Normal');
    judge(profile, [sample], ['pneumonia']);
    expect(dailyMetrics(profile.db, 1, TODAY)).toMatchObject([{ total: 1, accuracy: null }]);
  });
});

function screen(
  profile: Profile,
  status: ScreeningStatus,
  total: number,
  at = AT,
  version = '1.0.0',
  prediction = 'Pneumonia',
): StudyId {
  const study = arriveStudy(profile);
  record(profile, study, status, total, at, version, prediction);
  return study;
}

function record(
  profile: Profile,
  study: StudyId,
  status: ScreeningStatus,
  total: number,
  at: string,
  version: string,
  prediction: string,
): void {
  const answered = status === 'result' || status === 'indeterminate' ? { prediction } : {};
  recordScreening(profile, {
    study,
    modelVersion: registerModel(profile, { version }).id,
    user: localUser(profile.db, 'Dr. A'),
    screening: screening(status, { performance: { decoding: 0, preprocessing: 0, inference: 0, total }, ...answered }),
    at,
  });
}

function judge(profile: Profile, studies: readonly StudyId[], labels: readonly ReadLabel[]): void {
  labels.forEach((label, index) => {
    const study = studies[index];
    if (study === undefined) throw new Error('more labels than studies');
    recordRead(profile, { study, stage: 'own', label, note: '', user: localUser(profile.db, 'Dr. A'), at: AT });
    final(profile, study, label);
  });
}

function final(profile: Profile, study: StudyId | undefined, label: ReadLabel): void {
  if (study === undefined) throw new Error('no such study');
  recordRead(profile, { study, stage: 'final', label, note: '', user: localUser(profile.db, 'Dr. A'), at: AT });
}
