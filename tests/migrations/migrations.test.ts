import { describe, expect, it } from 'vitest';
import type { WritableDB } from '../../main/database/open.ts';
import { migrate } from '../../main/database/migrate.ts';
import { databaseAt } from '../support/database.ts';

const HASH = 'a'.repeat(64);
const USER = 'b'.repeat(32);
const STUDY = '00000000-0000-4000-8000-000000000000';
const AT = '2026-11-23T08:00:00.000Z';

const MODEL = "INSERT INTO models (id, name, domain) VALUES (1, 'chest', 'medical')";
const VERSION = version({});
const PERSON = `INSERT INTO users VALUES ('${USER}', 'Dr. A', '${AT}')`;
const AUDIT = audit(1);
const ARRIVAL = `INSERT INTO studies (id, file_name, arrived_at, is_sample, progress, search_text)
  VALUES ('${STUDY}', 'a.png', '${AT}', 0, 'queued', 'a.png')`;
const READING = reading({});
const READ = read('own');

/** What lies in the tables of each version, in the order in which the migrations brought them. */
const ROWS: readonly (readonly string[])[] = [[MODEL, VERSION], [PERSON], [AUDIT], [ARRIVAL], [READING], [READ], []];

describe('0001 the registry', () => {
  it('takes models and versions, and no words it does not know', () => {
    const db = reached(1);
    expect(count(db, 'model_versions')).toBe(1);
    expect(() => db.exec(version({ version: '2', status: 'best' }))).toThrow('CHECK');
    expect(() => db.exec(version({ version: '2', type: 'pickle' }))).toThrow('CHECK');
    expect(() => db.exec(version({ version: '2', input_shape: 'image' }))).toThrow('CHECK');
    expect(() => db.exec(version({ version: '2', model: '7' }))).toThrow('FOREIGN KEY');
    expect(() => db.exec(version({}))).toThrow('UNIQUE');
    expect(() => db.exec("INSERT INTO models (name, domain) VALUES ('x', 'veterinary')")).toThrow('CHECK');
  });

  it('has one active version a model', () => {
    const db = reached(1);
    expect(() => db.exec(version({ version: '2' }))).toThrow('UNIQUE');
    db.exec(version({ version: '2', status: 'shadow' }));
    expect(count(db, 'model_versions')).toBe(2);
  });
});

describe('0002 users and settings', () => {
  it('takes pseudonyms of 128 bits and has one row of settings', () => {
    const db = reached(2);
    expect(() => db.exec(PERSON.replace(USER, 'ayse'))).toThrow('CHECK');
    expect(() => db.exec(PERSON.replace(USER, 'B'.repeat(32)))).toThrow('CHECK');
    expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ id: 1, samples: 'offer' }]);
    expect(() => db.exec("INSERT INTO settings (id, samples) VALUES (2, 'offer')")).toThrow('CHECK');
  });
});

describe('0003 the audit log', () => {
  it('grows by one entry after the other', () => {
    const db = reached(3);
    expect(() => db.exec(audit(1))).toThrow('not the next entry');
    expect(() => db.exec(audit(3))).toThrow('not the next entry');
    db.exec(audit(2));
    expect(() => db.exec('DELETE FROM audit_log')).toThrow('append-only');
    expect(() => db.exec("UPDATE audit_log SET actor = 'system'")).toThrow('append-only');
    expect(() => db.exec(audit(3).replace('system', 'Dr. A'))).toThrow('CHECK');
    expect(count(db, 'audit_log')).toBe(2);
  });
});

describe('0004 studies', () => {
  it('knows the stages of a study and what may be unknown', () => {
    const db = reached(4);
    expect(db.prepare('SELECT arrival, format, patient_name FROM studies').all()).toEqual([
      { arrival: 1, format: null, patient_name: null },
    ]);
    expect(() => db.exec(ARRIVAL)).toThrow('UNIQUE');
    expect(() => db.exec("UPDATE studies SET progress = 'lost'")).toThrow('CHECK');
    expect(() => db.exec("UPDATE studies SET format = 'gif'")).toThrow('CHECK');
    expect(() => db.exec("UPDATE studies SET patient_sex = 'X'")).toThrow('CHECK');
    expect(() => db.exec("UPDATE studies SET code = '/home/a.png'")).toThrow('CHECK');
    expect(() => db.exec('UPDATE studies SET arrived_at = NULL')).toThrow('NOT NULL');
  });
});

describe('0005 the inference log', () => {
  it('loses its user when that is erased, and nothing else ever', () => {
    const db = reached(5);
    db.exec(`DELETE FROM users WHERE id = '${USER}'`);
    expect(db.prepare('SELECT user, prediction FROM inferences').all()).toEqual([{ user: null, prediction: 'Normal' }]);
    expect(() => db.exec("UPDATE inferences SET prediction = 'Pneumonia'")).toThrow('not changed');
    expect(() => db.exec('DELETE FROM inferences')).toThrow('not deleted');
    expect(() => db.exec('DELETE FROM studies')).toThrow('FOREIGN KEY');
  });

  it('gives a refused image neither class nor confidence', () => {
    const db = reached(5);
    expect(() => db.exec(reading({ status: 'refused' }))).toThrow('CHECK');
    expect(() => db.exec(reading({ confidence: 1.01 }))).toThrow('CHECK');
    expect(() => db.exec(reading({ date: '23.11.26' }))).toThrow('CHECK');
  });

  it.each([
    'seq',
    'study',
    'model_version',
    'input_hash',
    'created_at',
    'date',
    'total_ms',
    'status',
    'state',
    'result',
  ])('does not let the erasure of a user carry a change of %s with it', (column) => {
    const db = reached(5);
    db.pragma('foreign_keys = OFF');
    const before = db.prepare('SELECT * FROM inferences').all();
    expect(() => db.exec(`UPDATE inferences SET user = NULL, ${column} = 9`)).toThrow(/not changed|TEXT/);
    expect(db.prepare('SELECT * FROM inferences').all()).toEqual(before);
  });
});

describe('0006 reads', () => {
  it('takes one own read and any number of final ones, for good', () => {
    const db = reached(6);
    expect(() => db.exec(read('own'))).toThrow('not replaced');
    db.exec(read('final'));
    db.exec(read('final'));
    expect(count(db, 'reads')).toBe(3);
    expect(() => db.exec('DELETE FROM reads')).toThrow('not deleted');
    expect(() => db.exec("UPDATE reads SET note = 'x'")).toThrow('not changed');
    expect(() => db.exec(read('third'))).toThrow('CHECK');
    expect(() => db.exec(read('final').replace(STUDY, STUDY.replace('4', '5')))).toThrow('FOREIGN KEY');
  });
});

describe('0007 measures', () => {
  it('counts a day that adds up, and A/B tests of two different arms', () => {
    const db = reached(7);
    expect(() => db.exec(day('3, 1, 1, 0'))).toThrow('CHECK');
    db.exec(day('3, 1, 1, 1'));
    expect(() => db.exec(day('1, 1, 0, 0'))).toThrow('UNIQUE');
    expect(() => db.exec(abTest('a', 50))).toThrow('CHECK');
    expect(() => db.exec(abTest('b', -1))).toThrow('CHECK');
    db.exec(abTest('b', 50));
    expect(db.prepare('SELECT requests_a, winner, status FROM ab_tests').all()).toEqual([
      { requests_a: 0, winner: null, status: 'running' },
    ]);
  });
});

/** Goes to the version before, puts rows in every table there is, goes on, and finds them all unchanged. */
function reached(to: number): WritableDB {
  const db = databaseAt(to - 1);
  for (const sql of ROWS.slice(0, to - 1).flat()) db.exec(sql);
  const before = contents(db);
  migrate(db, to);
  const after = contents(db);
  for (const [table, rows] of before) expect([table, after.get(table)]).toEqual([table, rows]);
  for (const sql of ROWS[to - 1] ?? []) db.exec(sql);
  return db;
}

function contents(db: WritableDB): Map<string, unknown[]> {
  const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  return new Map(tables.map(({ name }) => [name, db.prepare(`SELECT * FROM ${name}`).all()]));
}

function count(db: WritableDB, table: string): number {
  return db.prepare(`SELECT 1 FROM ${table}`).all().length;
}

function version(changes: Partial<Record<'model' | 'version' | 'type' | 'status' | 'input_shape', string>>): string {
  const row = { model: '1', version: '1', type: 'onnx', status: 'active', input_shape: '{}', ...changes };
  return `INSERT INTO model_versions
    (model, version, type, file, input_shape, output_shape, status, accuracy, sha256, card, registered_at)
    VALUES (${row.model}, '${row.version}', '${row.type}', 'f', '${row.input_shape}', '{}', '${row.status}', NULL,
      '${HASH}', '{}', '${AT}')`;
}

function audit(seq: number): string {
  return `INSERT INTO audit_log VALUES (${seq}, '${AT}', 's', 0, 'system', 'profile-opened', '', '{}', '${HASH}', '${HASH}')`;
}

function reading(changes: { status?: string; confidence?: number; date?: string }): string {
  const row = { status: 'result', confidence: 0.9, date: '2026-11-23', ...changes };
  return `INSERT INTO inferences (study, model_version, user, input_hash, is_sample, created_at, date, decoding_ms,
      preprocessing_ms, inference_ms, total_ms, status, code, state, prediction, confidence, result)
    VALUES ('${STUDY}', 1, '${USER}', '${HASH}', 0, '${AT}', '${row.date}', 1, 1, 1, 3, '${row.status}', NULL, 'negative',
      'Normal', ${row.confidence}, '{}')`;
}

function read(stage: string): string {
  return `INSERT INTO reads (study, stage, label, note, reader, at)
    VALUES ('${STUDY}', '${stage}', 'normal', '', '${USER}', '${AT}')`;
}

function day(counts: string): string {
  return `INSERT INTO daily_metrics VALUES ('2026-11-23', 1, ${counts}, NULL, NULL, NULL)`;
}

function abTest(b: string, split: number): string {
  return `INSERT INTO ab_tests (name, model_a, model_b, split_percent, created_at)
    VALUES ('t', 'a', '${b}', ${split}, '${AT}')`;
}
