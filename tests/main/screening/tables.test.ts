import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../main/audit/verify.ts';
import { dailyMetrics } from '../../../main/registry/metrics-daily.ts';
import { latestScreening, recordScreening } from '../../../main/screening/inferences.ts';
import { findReads, recordRead } from '../../../main/screening/reads.ts';
import { readSetting, writeSetting } from '../../../main/screening/settings.ts';
import {
  describeStudy,
  findStudies,
  findStudy,
  markProgress,
  queuedStudies,
  requeueFailed,
} from '../../../main/screening/studies.ts';
import { eraseUser, localUser } from '../../../main/screening/users.ts';
import type { Profile } from '../../../main/database/profile.ts';
import type { ScreeningStatus, StudyId } from '../../../preload/domain.ts';
import { arriveStudy, newStudyId, registerModel, throwAway } from '../../support/database.ts';
import { screening } from '../../support/records.ts';

const AT = '2026-11-23T08:00:00.000Z';
const EVERYTHING = { search: '', show: 'all', limit: 50, offset: 0 } as const;

describe('the worklist', () => {
  it('shows the newest first and pages through the whole', () => {
    const profile = throwAway();
    const ids = [1, 2, 3, 4, 5].map((n) => arriveStudy(profile, { fileName: `${n}.png` }));
    const page = findStudies(profile.db, { ...EVERYTHING, limit: 2, offset: 1 });
    expect(page.rows.map(({ id }) => id)).toEqual([ids[3], ids[2]]);
    expect(page.total).toBe(5);
  });

  it('keeps what the file says about itself', () => {
    const profile = throwAway();
    const id = describedStudy(profile, 'YILMAZ^AYŞE');
    const row = findStudy(profile.db, id);
    expect(row).toMatchObject({
      format: 'dicom',
      patient: { name: 'YILMAZ^AYŞE', id: 'P-17', birthDate: '1970-01-31', ageYears: 56, sex: 'F' },
      acquisition: { date: '2026-11-20', modality: 'DX', bodyPart: 'CHEST', view: 'PA', accession: 'A9' },
      progress: 'queued',
      isSample: false,
    });
  });

  it.each([
    ['ayşe', true],
    ['AYSE yilmaz', true],
    ['yılmaz', true],
    ['YİLMAZ p-17', true],
    ['göğüs.dcm', true],
    ['GOGUS', true],
    ['100%', false],
    ['_', false],
    ['ayşe mehmet', false],
  ])('finds by %j: %s', (search, isFound) => {
    const profile = throwAway();
    arriveStudy(profile, { fileName: 'other.png' });
    describedStudy(profile, 'YILMAZ^AYŞE');
    expect(findStudies(profile.db, { ...EVERYTHING, search }).total).toBe(isFound ? 1 : 0);
  });

  it('tells unread from read by the own read', () => {
    const profile = throwAway();
    const [read, unread] = [arriveStudy(profile), arriveStudy(profile)];
    record(profile, read, 'own');
    expect(findStudies(profile.db, { ...EVERYTHING, show: 'read' }).rows.map(({ id }) => id)).toEqual([read]);
    expect(findStudies(profile.db, { ...EVERYTHING, show: 'unread' })).toMatchObject({
      total: 1,
      rows: [{ id: unread }],
    });
  });

  it('goes on with what waits and with what a dead process left running', () => {
    const profile = throwAway();
    const [first, second, third] = [arriveStudy(profile), arriveStudy(profile), arriveStudy(profile)];
    markProgress(profile.db, second, 'running');
    markProgress(profile.db, third, 'failed', 'engine-crashed');
    expect(queuedStudies(profile.db)).toEqual([first, second]);
    expect(requeueFailed(profile.db)).toEqual([third]);
    expect(queuedStudies(profile.db)).toEqual([first, second, third]);
    expect(findStudy(profile.db, third)?.code).toBeNull();
  });

  it('says so when a study is not there', () => {
    const profile = throwAway();
    const missing = newStudyId();
    expect(findStudy(profile.db, missing)).toBeNull();
    expect(() => markProgress(profile.db, missing, 'ready')).toThrow(
      expect.objectContaining({ code: 'study-not-found' }),
    );
    expect(() => record(profile, missing, 'own')).toThrow(expect.objectContaining({ code: 'study-not-found' }));
  });
});

describe('a screening', () => {
  it.each([
    ['result', 'ready'],
    ['indeterminate', 'ready'],
    ['refused', 'refused'],
    ['error', 'failed'],
  ] as const)('that is %s leaves the study %s, an audit entry and a figure of the day', async (status, progress) => {
    const profile = throwAway();
    const study = arriveStudy(profile);
    const before = (await verifyAudit(profile.db, profile.keys.audit)).entries;
    screen(profile, study, status);
    expect(findStudy(profile.db, study)).toMatchObject({ progress, code: screening(status).code });
    expect(latestScreening(profile.db, study)).toEqual(screening(status));
    expect(await verifyAudit(profile.db, profile.keys.audit)).toEqual({
      isIntact: true,
      entries: before + 2,
      brokenAt: null,
    });
    expect(dailyMetrics(profile.db, 1, new Date(AT))).toMatchObject([{ date: '2026-11-23', total: 1 }]);
  });

  it('is recorded as a whole or not at all', async () => {
    const profile = throwAway();
    const study = arriveStudy(profile);
    const { id: modelVersion } = registerModel(profile);
    const before = await verifyAudit(profile.db, profile.keys.audit);
    profile.db.exec("CREATE TRIGGER late BEFORE INSERT ON daily_metrics BEGIN SELECT RAISE(ABORT, 'no'); END");
    const user = localUser(profile.db, 'Dr. A');
    expect(() =>
      recordScreening(profile, { study, modelVersion, user, screening: screening('result'), at: AT }),
    ).toThrow('no');
    expect(latestScreening(profile.db, study)).toBeNull();
    expect(findStudy(profile.db, study)?.progress).toBe('queued');
    expect(await verifyAudit(profile.db, profile.keys.audit)).toEqual(before);
  });

  it('leaves samples out of the figures', () => {
    const profile = throwAway();
    screen(profile, arriveStudy(profile, { isSample: true }), 'result');
    expect(dailyMetrics(profile.db, 1, new Date(AT))).toEqual([]);
  });

  it('stays hidden in the row until the own read, then shows', () => {
    const profile = throwAway();
    const study = arriveStudy(profile);
    screen(profile, study, 'result');
    expect(findStudy(profile.db, study)?.answer).toBeNull();
    expect(findStudies(profile.db, EVERYTHING).rows[0]?.answer).toBeNull();
    record(profile, study, 'own');
    expect(findStudy(profile.db, study)?.answer).toEqual({
      status: 'result',
      state: 'positive',
      prediction: 'Pneumonia',
    });
  });

  it('shows the last of several', () => {
    const profile = throwAway();
    const study = arriveStudy(profile);
    screen(profile, study, 'error');
    screen(profile, study, 'result');
    expect(latestScreening(profile.db, study)?.status).toBe('result');
    expect(findStudies(profile.db, EVERYTHING).rows).toHaveLength(1);
  });

  it('cannot be changed or deleted afterwards', () => {
    const profile = throwAway();
    screen(profile, arriveStudy(profile), 'result');
    expect(() => profile.db.exec("UPDATE inferences SET prediction = 'Normal'")).toThrow('not changed');
    expect(() => profile.db.exec('DELETE FROM inferences')).toThrow('not deleted');
    expect(() => profile.db.exec('INSERT OR REPLACE INTO inferences SELECT * FROM inferences')).toThrow('not deleted');
  });
});

describe('a read', () => {
  it('is recorded once as own, then as often as needed as final', () => {
    const profile = throwAway();
    const study = arriveStudy(profile);
    expect(() => record(profile, study, 'final')).toThrow(expect.objectContaining({ code: 'read-first' }));
    record(profile, study, 'own', 'normal');
    expect(() => record(profile, study, 'own')).toThrow(expect.objectContaining({ code: 'already-recorded' }));
    record(profile, study, 'final', 'pneumonia');
    record(profile, study, 'final', 'covid-19');
    expect(findReads(profile.db, study).map(({ stage, label }) => [stage, label])).toEqual([
      ['own', 'normal'],
      ['final', 'pneumonia'],
      ['final', 'covid-19'],
    ]);
    expect(findStudy(profile.db, study)).toMatchObject({
      ownRead: { label: 'normal', note: 'note', reader: 'Dr. Ayşe Işık', at: AT },
      finalRead: { label: 'covid-19' },
    });
  });

  it('is immutable, even by REPLACE', () => {
    const profile = throwAway();
    record(profile, arriveStudy(profile), 'own');
    expect(() => profile.db.exec("UPDATE reads SET label = 'other'")).toThrow('not changed');
    expect(() => profile.db.exec('DELETE FROM reads')).toThrow('not deleted');
    for (const seq of ['seq', 'seq + 1']) {
      const sql = `INSERT OR REPLACE INTO reads SELECT ${seq}, study, stage, 'other', note, reader, at FROM reads`;
      expect(() => profile.db.exec(sql)).toThrow('not replaced');
    }
  });
});

describe('a user', () => {
  it('keeps one pseudonym for one name', () => {
    const { db } = throwAway();
    const user = localUser(db, 'Dr. A');
    expect(user).toMatch(/^[0-9a-f]{32}$/);
    expect(localUser(db, 'Dr. A')).toBe(user);
    expect(localUser(db, 'Dr. B')).not.toBe(user);
  });

  it('can be erased: the log stays intact and the readings stay', async () => {
    const profile = throwAway();
    const study = arriveStudy(profile);
    screen(profile, study, 'result');
    record(profile, study, 'own');
    const user = localUser(profile.db, 'Dr. Ayşe Işık');
    eraseUser(profile, user, 'system');
    expect(profile.db.prepare('SELECT user FROM inferences').all()).toEqual([{ user: null }]);
    expect(findStudy(profile.db, study)?.ownRead?.reader).toBe(user);
    expect((await verifyAudit(profile.db, profile.keys.audit)).isIntact).toBe(true);
    expect(() => eraseUser(profile, user, 'system')).toThrow(user);
  });
});

describe('the settings', () => {
  it('remember a choice and refuse an unknown one', () => {
    const { db } = throwAway();
    expect(readSetting(db, 'samples')).toBe('offer');
    writeSetting(db, 'samples', 'declined');
    expect(readSetting(db, 'samples')).toBe('declined');
    expect(() => db.exec("UPDATE settings SET samples = 'maybe'")).toThrow('CHECK');
  });
});

function record(
  profile: Profile,
  study: StudyId,
  stage: 'own' | 'final',
  label: 'normal' | 'pneumonia' | 'covid-19' = 'normal',
) {
  const user = localUser(profile.db, 'Dr. Ayşe Işık');
  recordRead(profile, { study, stage, label, note: 'note', user, at: AT });
}

function screen(profile: Profile, study: StudyId, status: ScreeningStatus) {
  const { id: modelVersion } = registerModel(profile);
  const user = localUser(profile.db, 'Dr. Ayşe Işık');
  recordScreening(profile, { study, modelVersion, user, screening: screening(status), at: AT });
}

function describedStudy(profile: Profile, name: string): StudyId {
  const id = arriveStudy(profile, { fileName: 'Göğüs.dcm' });
  describeStudy(profile.db, id, {
    format: 'dicom',
    patient: { name, id: 'P-17', birthDate: '1970-01-31', ageYears: 56, sex: 'F' },
    acquisition: {
      date: '2026-11-20',
      modality: 'DX',
      bodyPart: 'CHEST',
      view: 'PA',
      description: null,
      accession: 'A9',
    },
  });
  return id;
}
