import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import type { WritableDB } from '../../main/database/open.ts';
import { databaseAt } from '../support/database.ts';

const HASH = 'a'.repeat(64);
const AT = '2026-11-23T08:00:00.000Z';
const KEY = `INSERT INTO trusted_keys VALUES ('${HASH}', 'Maker', zeroblob(44), '${AT}', NULL)`;

it('0008 leaves the registry as it was, and brings keys, bundles, aliases and activations', () => {
  const db = reached();
  expect(db.prepare('SELECT id, version, status FROM model_versions').all()).toEqual([
    { id: 1, version: '1.0.0', status: 'active' },
  ]);
  db.exec(`INSERT INTO model_bundles VALUES (1, '${HASH}', '${HASH}', '${HASH}', 1, 1, 0, '${AT}')`);
  db.exec(`INSERT INTO model_aliases VALUES ('champion', 'medical', 1, '${AT}')`);
  db.exec(`INSERT INTO model_activations VALUES (1, 1, NULL, NULL, 'system', '${AT}')`);
  expect(() => db.exec(`INSERT INTO model_aliases VALUES ('champion', 'medical', 1, '${AT}')`)).toThrow('UNIQUE');
  expect(() => db.exec(`INSERT INTO model_aliases VALUES ('Champion', 'medical', 1, '${AT}')`)).toThrow('CHECK');
  expect(() => db.exec(`INSERT INTO model_aliases VALUES ('free', 'medical', 9, '${AT}')`)).toThrow('FOREIGN KEY');
  expect(() => db.exec(`INSERT INTO model_activations VALUES (2, 1, NULL, NULL, 'Dr. A', '${AT}')`)).toThrow('CHECK');
  expect(() => db.exec('UPDATE model_bundles SET sequence = 0')).toThrow('CHECK');
});

it('0008 lets a key be revoked once and changed never', () => {
  const db = reached();
  db.exec(KEY);
  expect(() => db.exec(KEY)).toThrow('not replaced');
  expect(() => db.exec(KEY.replace('INSERT', 'INSERT OR REPLACE'))).toThrow('not replaced');
  expect(() => db.exec("UPDATE trusted_keys SET name = 'Other'")).toThrow('revoked, not changed');
  expect(() => db.exec(`UPDATE trusted_keys SET name = 'Other', revoked_at = '${AT}'`)).toThrow('revoked, not changed');
  db.exec(`UPDATE trusted_keys SET revoked_at = '${AT}'`);
  expect(() => db.exec('UPDATE trusted_keys SET revoked_at = NULL')).toThrow('revoked, not changed');
  expect(() => db.exec('DELETE FROM trusted_keys')).toThrow('not deleted');
  expect(() => db.exec(KEY.replace(HASH, 'B'.repeat(64)))).toThrow('CHECK');
  expect(() => db.exec(KEY.replace(HASH, 'b'.repeat(64)).replace('44', '43'))).toThrow('CHECK');
});

function reached(): WritableDB {
  const db = databaseAt(7);
  db.exec("INSERT INTO models (id, name, domain) VALUES (1, 'chest', 'medical')");
  db.exec(`INSERT INTO model_versions VALUES
    (1, 1, '1.0.0', 'onnx', 'f', '{}', '{}', 'active', NULL, '${HASH}', '{}', '${AT}')`);
  migrate(db, 8);
  return db;
}
