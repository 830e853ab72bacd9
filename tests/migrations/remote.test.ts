import { describe, expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import { databaseAt } from '../support/database.ts';

describe('0016 the inference server of the clinic', () => {
  it('is off, and keeps what was there', () => {
    const db = databaseAt(15);
    const before = db.prepare('SELECT * FROM http_api_settings').all();
    migrate(db, 16);
    expect(db.prepare('SELECT * FROM http_api_settings').all()).toEqual(before);
    expect(db.prepare('SELECT * FROM remote_settings').all()).toEqual([
      { id: 1, is_on: 0, address: '', model: '', version: '', sealed_identity: null },
    ]);
  });

  it('is never on without an address, a model and a version', () => {
    const db = databaseAt(16);
    expect(() => db.exec("UPDATE remote_settings SET is_on = 1, address = 'https://a', model = 'm'")).toThrow('CHECK');
    db.exec("UPDATE remote_settings SET is_on = 1, address = 'https://a', model = 'm', version = '1'");
    expect(() => db.exec('INSERT INTO remote_settings (id) VALUES (2)')).toThrow('CHECK');
  });
});
