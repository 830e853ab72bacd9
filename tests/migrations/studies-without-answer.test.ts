import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import { databaseAt, newStudyId } from '../support/database.ts';

it('0019 keeps every study, and finds those with a code without walking the rest', () => {
  const db = databaseAt(18);
  const insert = db.prepare<[string, string, string | null]>(
    `INSERT INTO studies (id, file_name, arrived_at, is_sample, input_hash, progress, search_text, code)
     VALUES (?, 'a.png', '2026-11-23T08:00:00.000Z', 0, NULL, ?, 'a', ?)`,
  );
  const [ready, refused] = [newStudyId(), newStudyId()];
  insert.run(ready, 'ready', null);
  insert.run(refused, 'refused', 'self-test-failed');
  migrate(db, 19);
  expect(db.prepare('SELECT id FROM studies ORDER BY arrival').all()).toEqual([{ id: ready }, { id: refused }]);
  const unasked = "SELECT id FROM studies WHERE code IN ('self-test-failed', 'no-active-model')";
  expect(db.prepare(unasked).all()).toEqual([{ id: refused }]);
  expect(JSON.stringify(db.explain(`QUERY PLAN ${unasked}`))).toContain('studies_by_code');
});
