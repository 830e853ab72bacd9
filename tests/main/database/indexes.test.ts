import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../main/database/profile.ts';
import { activeModel, findModelVersion } from '../../../main/registry/models.ts';
import { countFinalRead, countReading } from '../../../main/registry/metrics.ts';
import { dailyMetrics } from '../../../main/registry/metrics-daily.ts';
import { periodMetrics } from '../../../main/registry/metrics-period.ts';
import { firstJudged, judgedRows } from '../../../main/registry/performance-rows.ts';
import { latestScreening, recordScreening } from '../../../main/screening/inferences.ts';
import { recordRead } from '../../../main/screening/reads.ts';
import { findStudies, findStudy, queuedStudies, unaskedStudies } from '../../../main/screening/studies.ts';
import { localUser } from '../../../main/screening/users.ts';
import { arriveStudy, newStudyId, plansOf, registerModel, throwAway } from '../../support/database.ts';
import { screening } from '../../support/records.ts';

type Work = (profile: Profile) => unknown;

const STUDY = newStudyId();
const PAGE = { search: 'x', limit: 50, offset: 0 } as const;
const PERIOD = { from: '2026-11-01', until: '2026-12-01' } as const;
const READING = { modelVersion: 1, study: STUDY, date: '2026-11-23', status: 'result', totalMs: 1 } as const;

// The text of each query is caught on its way to SQLite, so that a test cannot praise a query the code does not use.
describe('each index serves the query it is there for', () => {
  const served: readonly (readonly [index: string, column: string, work: Work])[] = [
    ['model_versions_active', '', ({ db }) => activeModel(db, 'medical')],
    [
      'sqlite_autoindex_model_versions_1',
      '(model=? AND version=?)',
      ({ db }) => findModelVersion(db, 'chest-xray-classifier', '1.0.0'),
    ],
    ['sqlite_autoindex_studies_1', '(id=?)', ({ db }) => findStudy(db, STUDY)],
    ['studies_waiting', '', ({ db }) => queuedStudies(db)],
    ['studies_by_code', '(code=?)', ({ db }) => unaskedStudies(db)],
    ['inferences_by_study', '(study=?)', ({ db }) => latestScreening(db, STUDY)],
    ['inferences_by_study', '(study=?)', ({ db }) => findStudies(db, { ...PAGE, show: 'all' })],
    ['inferences_by_latency', '(model_version=? AND date=?)', ({ db }) => countReading(db, READING)],
    ['inferences_by_latency', '(model_version=? AND date=?)', ({ db }) => countFinalRead(db, STUDY)],
    ['reads_own', '(study=?)', ({ db }) => findStudies(db, { ...PAGE, show: 'unread' })],
    ['reads_final', '(study=?)', ({ db }) => findStudies(db, { ...PAGE, show: 'read' })],
    ['PRIMARY KEY', '(date>?)', ({ db }) => dailyMetrics(db, 7)],
    ['inferences_by_cause', '(date>?)', ({ db }) => dailyMetrics(db, 7)],
    ['inferences_by_latency', '(model_version=? AND date>?)', ({ db }) => periodMetrics(db, 7)],
    ['inferences_by_latency', '(model_version=? AND date>? AND date<?)', ({ db }) => judgedRows(db, 1, PERIOD)],
    ['inferences_by_version', '(model_version=?)', ({ db }) => firstJudged(db, 1, 9)],
    ['users_display_name', '(display_name=?)', ({ db }) => localUser(db, 'Dr. A')],
  ];

  it.each(served)('%s %s', (index, column, work) => {
    const profile = prepared();
    const plans = plansOf(profile.db, () => work(profile)).map(({ plan }) => plan);
    expect(plans.join('\n')).toContain(`${index}${column && ` ${column}`}`);
  });
});

describe('no query walks a whole log', () => {
  it.each([
    ['a reading', ({ db }: Profile) => countReading(db, READING)],
    ['a final read', ({ db }: Profile) => countFinalRead(db, STUDY)],
    ['the last screening', ({ db }: Profile) => latestScreening(db, STUDY)],
    ['a page of the worklist', ({ db }: Profile) => findStudies(db, { ...PAGE, show: 'all' })],
    ['a study', ({ db }: Profile) => findStudy(db, STUDY)],
  ])('for %s', (_, work) => {
    const profile = prepared();
    for (const { sql, plan } of plansOf(profile.db, () => work(profile))) {
      expect(plan, sql).not.toMatch(/SCAN (i|inferences|r|reads|audit_log|own|final)\b(?! USING)/);
      expect(plan, sql).not.toContain('USE TEMP B-TREE FOR ORDER BY');
    }
  });
});

it('finds the readings of an erased user by their index, as the foreign key does', () => {
  const { db } = prepared();
  const [query] = plansOf(db, () => db.prepare('SELECT seq FROM inferences WHERE user = ?'));
  expect(query?.plan).toContain('inferences_by_user (user=?)');
});

/** A model, a study, its reading and both reads, so that every branch of the code asks its queries. */
function prepared(): Profile {
  const profile = throwAway();
  const { id: modelVersion } = registerModel(profile);
  arriveStudy(profile, { id: STUDY });
  const common = { study: STUDY, user: localUser(profile.db, 'Dr. A'), at: '2026-11-23T08:00:00.000Z' };
  recordScreening(profile, { ...common, modelVersion, screening: screening('result') });
  recordRead(profile, { ...common, stage: 'own', label: 'normal', note: '' });
  recordRead(profile, { ...common, stage: 'final', label: 'normal', note: '' });
  return profile;
}
