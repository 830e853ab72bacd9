import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import { databaseAt } from '../support/database.ts';

const STUDY = '00000000-0000-4000-8000-000000000000';
const USER = 'b'.repeat(32);
const AT = '2026-11-23T08:00:00.000Z';
const HASH = 'a'.repeat(64);

const BEFORE = `
  INSERT INTO models (name, domain) VALUES ('m', 'medical');
  INSERT INTO model_versions
    (model, version, type, file, input_shape, output_shape, status, accuracy, sha256, card, registered_at)
  VALUES (1, '1.0.0', 'onnx', 'f', '{}', '{}', 'active', 0.8, '${HASH}', '{}', '${AT}');
  INSERT INTO studies (id, file_name, arrived_at, is_sample, progress, search_text)
  VALUES ('${STUDY}', 'a.png', '${AT}', 0, 'ready', 'a.png');
  INSERT INTO inferences (study, model_version, is_sample, created_at, date, decoding_ms, preprocessing_ms, inference_ms,
    total_ms, status, state, prediction, confidence, result)
  VALUES ('${STUDY}', 1, 0, '${AT}', '2026-11-23', 1, 1, 1, 3, 'result', 'positive', 'Pneumonia', 0.9, '{}');`;

it('0015 keeps the readings, and takes one probe for each, for good', () => {
  const db = databaseAt(14);
  db.exec(BEFORE);
  const readings = db.prepare('SELECT * FROM inferences').all();
  migrate(db, 15);
  expect(db.prepare('SELECT * FROM inferences').all()).toEqual(readings);
  expect(() => db.exec(probe(7, 1))).toThrow('FOREIGN KEY');
  expect(() => db.exec(probe(1, 2))).toThrow('CHECK');
  db.exec(probe(1, 1));
  expect(() => db.exec(probe(1, 0))).toThrow('not replaced');
  expect(() => db.exec(probe(1, 0).replace('INSERT', 'INSERT OR REPLACE'))).toThrow('not replaced');
  expect(() => db.exec('UPDATE shortcut_probes SET is_unchanged = 0')).toThrow('not changed');
  expect(() => db.exec('DELETE FROM shortcut_probes')).toThrow('not deleted');
});

function probe(inference: number, isUnchanged: number): string {
  return `INSERT INTO shortcut_probes
      (study, inference, model_version, reader, at, is_sample, prediction, is_unchanged, result)
    VALUES ('${STUDY}', ${inference}, 1, '${USER}', '${AT}', 0, 'Pneumonia', ${isUnchanged}, '{}')`;
}
