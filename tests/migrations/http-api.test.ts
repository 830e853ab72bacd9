import { describe, expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import { databaseAt } from '../support/database.ts';

const HASH = 'a'.repeat(64);

describe('0011 the local HTTP API', () => {
  it('is off, and keeps what was there', () => {
    const db = databaseAt(10);
    const before = db.prepare('SELECT * FROM cloud_settings').all();
    migrate(db, 11);
    expect(db.prepare('SELECT * FROM cloud_settings').all()).toEqual(before);
    expect(db.prepare('SELECT * FROM http_api_settings').all()).toEqual([
      { id: 1, is_on: 0, port: 8642, allowed_origin: null, token_sha256: null },
    ]);
  });

  it('is never on without a token, nor on a port of the system', () => {
    const db = databaseAt(11);
    expect(() => db.exec('UPDATE http_api_settings SET is_on = 1')).toThrow('CHECK');
    expect(() => db.exec('UPDATE http_api_settings SET port = 80')).toThrow('CHECK');
    expect(() => db.exec("UPDATE http_api_settings SET token_sha256 = 'abc'")).toThrow('CHECK');
    db.exec(`UPDATE http_api_settings SET is_on = 1, token_sha256 = '${HASH}'`);
    expect(() => db.exec('INSERT INTO http_api_settings (id) VALUES (2)')).toThrow('CHECK');
  });
});
