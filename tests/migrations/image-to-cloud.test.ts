import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import { databaseAt } from '../support/database.ts';

it('0018 lets no image go to a cloud that was allowed before, and keeps what was set', () => {
  const db = databaseAt(17);
  db.exec("UPDATE cloud_settings SET is_allowed = 1, base_url = 'https://gateway.example'");
  migrate(db, 18);
  expect(db.prepare('SELECT is_allowed, base_url, is_image_allowed FROM cloud_settings').all()).toEqual([
    { is_allowed: 1, base_url: 'https://gateway.example', is_image_allowed: 0 },
  ]);
  expect(() => db.exec('UPDATE cloud_settings SET is_image_allowed = 2')).toThrow('CHECK');
});
