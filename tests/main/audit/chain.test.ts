import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendAudit } from '../../../main/audit/append.ts';
import type { AuditRow } from '../../../main/audit/entry.ts';
import { GENESIS, macOf } from '../../../main/audit/entry.ts';
import { verifyAudit } from '../../../main/audit/verify.ts';
import { randomKey } from '../../../main/database/key.ts';
import type { WritableDB } from '../../../main/database/open.ts';
import type { Profile } from '../../../main/database/profile.ts';
import { inTransaction } from '../../../main/database/transaction.ts';
import { recordScreening } from '../../../main/screening/inferences.ts';
import { recordRead } from '../../../main/screening/reads.ts';
import { describeStudy } from '../../../main/screening/studies.ts';
import { localUser } from '../../../main/screening/users.ts';
import { arriveStudy, registerModel, throwAway } from '../../support/database.ts';
import { screening } from '../../support/records.ts';

const LENGTH = 12;

describe('the chain', () => {
  it('is intact when empty and after every entry', async () => {
    const profile = throwAway();
    expect(await verifyAudit(profile.db, profile.keys.audit)).toEqual({ isIntact: true, entries: 0, brokenAt: null });
    fill(profile);
    expect(await verifyAudit(profile.db, profile.keys.audit)).toEqual({
      isIntact: true,
      entries: LENGTH,
      brokenAt: null,
    });
  });

  it('is broken from the first entry for whoever has another key', async () => {
    const profile = throwAway();
    fill(profile);
    expect(await verifyAudit(profile.db, randomKey())).toEqual({ isIntact: false, entries: LENGTH, brokenAt: 1 });
  });

  it('grows only inside a transaction, and not at all when that fails', async () => {
    const profile = throwAway();
    const append = () => appendAudit(profile.db, profile.keys.audit, { actor: 'system', action: 'profile-opened' });
    expect(append).toThrow('transaction');
    const fail = () =>
      inTransaction(profile.db, () => {
        append();
        throw new Error('changed my mind');
      });
    expect(fail).toThrow('changed my mind');
    expect((await verifyAudit(profile.db, profile.keys.audit)).entries).toBe(0);
  });

  it('takes a pseudonym and nothing else for an actor', () => {
    const profile = throwAway();
    const entry = { actor: 'Dr. Ayşe Işık', action: 'profile-opened' } as const;
    expect(() => inTransaction(profile.db, () => appendAudit(profile.db, profile.keys.audit, entry))).toThrow('CHECK');
  });

  it('holds no name, no file name and no note', () => {
    const profile = throwAway();
    const user = localUser(profile.db, 'Dr. Ayşe Işık');
    const study = arriveStudy(profile, { fileName: 'YILMAZ.dcm' });
    const patient = { name: 'YILMAZ^AYŞE', id: 'P-17', birthDate: '1970-01-31', ageYears: 56, sex: 'F' } as const;
    const acquisition = {
      date: '2026-11-20',
      modality: 'DX',
      bodyPart: null,
      view: null,
      description: null,
      accession: 'A9',
    };
    describeStudy(profile.db, study, { format: 'dicom', patient, acquisition });
    const at = '2026-11-23T08:00:00.000Z';
    recordScreening(profile, {
      study,
      modelVersion: registerModel(profile).id,
      user,
      screening: screening('result'),
      at,
    });
    recordRead(profile, { study, stage: 'own', label: 'normal', note: 'Mr. YILMAZ again', user, at });
    const text = JSON.stringify(rowsOf(profile.db));
    for (const secret of ['YILMAZ', 'AYŞE', 'P-17', '1970-01', 'Işık', '.dcm', 'A9'])
      expect(text).not.toContain(secret);
    expect(text).toContain('own-read-recorded');
  });
});

// What the triggers prevent is done here with the triggers gone: the work of someone who holds the database key.
describe('tampering is seen', () => {
  const position = fc.integer({ min: 1, max: LENGTH });
  const field = fc.constantFrom('at', 'session', 'actor', 'action', 'object', 'detail', 'uptime_ms', 'previous', 'mac');

  it('when any field of any entry is edited', async () => {
    await fc.assert(
      fc.asyncProperty(position, field, async (seq, column) => {
        const { profile, rows } = opened();
        const row = rows.find((candidate) => candidate.seq === seq);
        const before = row?.[column as keyof AuditRow];
        const after = column === 'uptime_ms' ? Number(before) + 1 : edited(column, String(before));
        profile.db.prepare<[unknown, number]>(`UPDATE audit_log SET ${column} = ? WHERE seq = ?`).run(after, seq);
        expect(await verdictOf(profile)).toMatchObject({ isIntact: false, brokenAt: seq });
      }),
      { numRuns: 60 },
    );
  });

  it('when an entry is deleted, with or without closing the gap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: LENGTH - 1 }), fc.boolean(), async (seq, isGapClosed) => {
        const { profile } = opened();
        profile.db.prepare<[number]>('DELETE FROM audit_log WHERE seq = ?').run(seq);
        if (isGapClosed) renumber(profile.db, seq);
        expect(await verdictOf(profile)).toMatchObject({ isIntact: false, brokenAt: seq, entries: LENGTH - 1 });
      }),
      { numRuns: 30 },
    );
  });

  it('when an entry is inserted', async () => {
    await fc.assert(
      fc.asyncProperty(position, async (seq) => {
        const { profile, rows } = opened();
        replaceAll(profile.db, [
          ...rows.slice(0, seq - 1),
          { ...rows[0], object: 'forged' } as AuditRow,
          ...rows.slice(seq - 1),
        ]);
        expect(await verdictOf(profile)).toMatchObject({ isIntact: false, entries: LENGTH + 1 });
      }),
      { numRuns: 20 },
    );
  });

  it('when two entries change places', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(position, { minLength: 2, maxLength: 2 }), async ([a = 0, b = 0]) => {
        const { profile, rows } = opened();
        const swapped = rows.map((row, i) => (i === a - 1 ? rows[b - 1] : i === b - 1 ? rows[a - 1] : row) ?? row);
        replaceAll(profile.db, swapped);
        expect(await verdictOf(profile)).toMatchObject({ isIntact: false, brokenAt: Math.min(a, b) });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['another key', (row: AuditRow) => macOf(randomKey(), row)],
    ['a bare SHA-256', (row: AuditRow) => createHash('sha256').update(JSON.stringify(row)).digest('hex')],
  ])('when an entry is edited and the chain recomputed with %s', async (_, forge) => {
    const { profile, rows } = opened();
    const forged: AuditRow[] = [];
    for (const row of rows) {
      const detail = row.seq === 5 ? '{"label":"normal"}' : row.detail;
      const next = row.seq < 5 ? row : { ...row, detail, previous: forged.at(-1)?.mac ?? GENESIS, mac: '' };
      forged.push({ ...next, mac: row.seq < 5 ? row.mac : forge(next) });
    }
    replaceAll(profile.db, forged);
    expect(await verdictOf(profile)).toMatchObject({ isIntact: false, brokenAt: 5 });
  });

  it('but not when the tail is cut: that takes a head kept outside', async () => {
    const { profile } = opened();
    profile.db.exec(`DELETE FROM audit_log WHERE seq > ${LENGTH - 3}`);
    expect(await verdictOf(profile)).toEqual({ isIntact: true, entries: LENGTH - 3, brokenAt: null });
  });
});

describe('a long log', () => {
  const LONG = 1_203;

  it('is walked to its last entry, and what breaks late in it is found', async () => {
    const { profile } = opened(LONG);
    expect(await verdictOf(profile)).toEqual({ isIntact: true, entries: LONG, brokenAt: null });
    profile.db.exec(`UPDATE audit_log SET object = 'forged' WHERE seq = ${LONG - 100}`);
    expect(await verdictOf(profile)).toEqual({ isIntact: false, entries: LONG, brokenAt: LONG - 100 });
  });

  it('leaves the process its turn, and counts what is recorded meanwhile', async () => {
    const { profile } = opened(LONG);
    const verdict = verdictOf(profile);
    setImmediate(() => fill(profile, 1));
    expect(await verdict).toEqual({ isIntact: true, entries: LONG + 1, brokenAt: null });
  });

  it('is left alone when its profile is closed', async () => {
    const { profile } = opened(LONG);
    const verdict = verdictOf(profile);
    setImmediate(() => profile.close());
    await expect(verdict).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the table refuses', () => {
  const COPY = 'SELECT seq, at, session, uptime_ms, actor, action, object, detail, previous, mac FROM audit_log';
  it.each([
    ['an update', "UPDATE audit_log SET object = 'x'", 'append-only'],
    ['a deletion', 'DELETE FROM audit_log WHERE seq = 12', 'append-only'],
    ['a replacement', `INSERT OR REPLACE INTO audit_log ${COPY} WHERE seq = 3`, 'not the next entry'],
    [
      'an upsert',
      `INSERT INTO audit_log ${COPY} WHERE seq = 3 ON CONFLICT DO UPDATE SET object = 'x'`,
      'not the next entry',
    ],
    ['a gap', `INSERT INTO audit_log ${COPY.replace('seq', 'seq + 2')} WHERE seq = 12`, 'not the next entry'],
  ])('%s', async (_, sql, message) => {
    const profile = throwAway();
    fill(profile);
    expect(() => profile.db.exec(sql)).toThrow(message);
    // REPLACE goes around the deletion trigger where a connection forgot this pragma; the insertion trigger stays.
    profile.db.pragma('recursive_triggers = OFF');
    expect(() => profile.db.exec(sql)).toThrow(message);
    expect(await verdictOf(profile)).toEqual({ isIntact: true, entries: LENGTH, brokenAt: null });
  });
});

function fill({ db, keys }: Profile, entries: number = LENGTH): void {
  inTransaction(db, () => {
    for (let n = 0; n < entries; n++) {
      appendAudit(db, keys.audit, { actor: 'system', action: 'study-arrived', object: `study ${n}`, detail: { n } });
    }
  });
}

function opened(entries: number = LENGTH): { readonly profile: Profile; readonly rows: AuditRow[] } {
  const profile = throwAway();
  fill(profile, entries);
  const rows = rowsOf(profile.db);
  for (const trigger of ['no_update', 'no_delete', 'next_only']) profile.db.exec(`DROP TRIGGER audit_log_${trigger}`);
  return { profile, rows };
}

function verdictOf({ db, keys }: Profile) {
  return verifyAudit(db, keys.audit);
}

function rowsOf(db: WritableDB): AuditRow[] {
  return db.prepare<[], AuditRow>('SELECT * FROM audit_log ORDER BY seq').all();
}

/** Another value that the column's CHECK still admits. */
function edited(column: string, value: string): string {
  if (column === 'actor') return 'f'.repeat(32);
  if (column === 'action') return 'study-arrived-not';
  if (column === 'detail') return '{"n":99}';
  if (column === 'previous' || column === 'mac') return value.replace(/^./, (digit) => (digit === 'f' ? '0' : 'f'));
  return `${value}x`;
}

function renumber(db: WritableDB, from: number): void {
  for (let seq = from + 1; seq <= LENGTH; seq++) {
    db.prepare<[number, number]>('UPDATE audit_log SET seq = ? WHERE seq = ?').run(seq - 1, seq);
  }
}

function replaceAll(db: WritableDB, rows: readonly AuditRow[]): void {
  db.exec('DELETE FROM audit_log');
  const insert = db.prepare<[AuditRow]>(
    `INSERT INTO audit_log VALUES (:seq, :at, :session, :uptime_ms, :actor, :action, :object, :detail, :previous, :mac)`,
  );
  rows.forEach((row, index) => insert.run({ ...row, seq: index + 1 }));
}
