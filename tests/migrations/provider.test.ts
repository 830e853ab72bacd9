import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import { databaseAt } from '../support/database.ts';

it('0017 starts every clinic on the processor, keeps its settings and takes no word it does not know', () => {
  const db = databaseAt(16);
  db.exec("UPDATE settings SET samples = 'declined'");
  migrate(db, 17);
  expect(db.prepare('SELECT samples, provider FROM settings').all()).toEqual([
    { samples: 'declined', provider: 'cpu' },
  ]);
  db.exec("UPDATE settings SET provider = 'coreml'");
  expect(() => db.exec("UPDATE settings SET provider = 'abacus'")).toThrow('CHECK');
});
