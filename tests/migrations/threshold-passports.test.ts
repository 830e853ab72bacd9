import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import type { WritableDB } from '../../main/database/open.ts';
import { databaseAt } from '../support/database.ts';

const HASH = 'a'.repeat(64);
const USER = 'b'.repeat(32);
const UUID = '6f1c2b1e-0a51-4f43-8a44-5a4ae2d0f1aa';
const AT = '2026-11-23T08:00:00.000Z';

const ROWS = {
  reference_marks: `INSERT INTO reference_marks VALUES (1, '${UUID}', 'normal', 'final-read', '${USER}', '${AT}')`,
  replays: `INSERT INTO replays VALUES ('${UUID}', 1, NULL, '${HASH}', '{}', 'system', '${AT}')`,
  threshold_passports: `INSERT INTO threshold_passports VALUES (1, '${HASH}', 1, NULL, '{}')`,
  model_rollbacks: `INSERT INTO model_rollbacks VALUES (1, 1, 1, '${USER}', 'too many false alarms', '${AT}')`,
} as const;

it('0014 leaves models and studies as they were', () => {
  const db = reached();
  expect(db.prepare('SELECT id, version, status FROM model_versions').all()).toEqual([
    { id: 1, version: '1.0.0', status: 'active' },
  ]);
  expect(db.prepare('SELECT id, progress FROM studies').all()).toEqual([{ id: UUID, progress: 'queued' }]);
});

it.each(Object.entries(ROWS))('0014: what was written into %s stays as it is', (table, row) => {
  const db = reached();
  db.exec(row);
  expect(() => db.exec(`UPDATE ${table} SET rowid = 2`)).toThrow(`${table} are not changed`);
  expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(`${table} are not deleted`);
  expect(() => db.exec(row.replace('INSERT', 'INSERT OR REPLACE'))).toThrow(`${table} are not replaced`);
});

it('0014 takes no half of a mark and no passport under another name', () => {
  const db = reached();
  expect(() => db.exec(ROWS.reference_marks.replace("'normal'", 'NULL'))).toThrow('CHECK');
  expect(() => db.exec(ROWS.reference_marks.replace("'normal'", "'other'"))).toThrow('CHECK');
  expect(() => db.exec(ROWS.threshold_passports.replace(HASH, 'A'.repeat(64)))).toThrow('CHECK');
  expect(() => db.exec(ROWS.threshold_passports.replace("', 1, NULL", "', 9, NULL"))).toThrow('FOREIGN KEY');
  expect(() => db.exec(ROWS.model_rollbacks.replace('too many false alarms', ''))).toThrow('CHECK');
});

function reached(): WritableDB {
  const db = databaseAt(13);
  db.exec("INSERT INTO models (id, name, domain) VALUES (1, 'chest', 'medical')");
  db.exec(`INSERT INTO model_versions VALUES
    (1, 1, '1.0.0', 'onnx', 'f', '{}', '{}', 'active', NULL, '${HASH}', '{}', '${AT}')`);
  db.exec(`INSERT INTO studies (id, file_name, arrived_at, is_sample, progress, search_text)
    VALUES ('${UUID}', 'a.png', '${AT}', 0, 'queued', 'a')`);
  migrate(db, 14);
  return db;
}
