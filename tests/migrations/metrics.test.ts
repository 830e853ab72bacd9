import { describe, expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import type { WritableDB } from '../../main/database/open.ts';
import { databaseAt } from '../support/database.ts';

const AT = '2026-11-23T08:00:00.000Z';
const HASH = 'a'.repeat(64);
const USER = 'b'.repeat(32);
const BEFORE = 11;

describe('0012 metrics', () => {
  it('reckons the percentiles and the judged answers of the days that are there', () => {
    const db = withReadings();
    migrate(db, BEFORE + 1);
    expect(db.prepare('SELECT p50_ms, p95_ms, p99_ms, judged, agreed, accuracy FROM daily_metrics').all()).toEqual([
      { p50_ms: 20, p95_ms: 40, p99_ms: 40, judged: 2, agreed: 1, accuracy: 0.5 },
    ]);
  });

  it('leaves a day without an answer without a percentile', () => {
    const db = databaseAt(BEFORE);
    db.exec(model());
    db.exec(day('1, 0, 1, 0, NULL, NULL, NULL'));
    migrate(db, BEFORE + 1);
    expect(db.prepare('SELECT p50_ms, p99_ms, judged, agreed FROM daily_metrics').all()).toEqual([
      { p50_ms: null, p99_ms: null, judged: 0, agreed: 0 },
    ]);
  });

  it('does not know which cloud model older answers were measured against', () => {
    const db = databaseAt(BEFORE);
    db.exec(`INSERT INTO questions (id, user, asked_at, text, consent, complexity, score, features)
      VALUES ('${id(1)}', '${USER}', '${AT}', 'Merhaba', 'may-leave', 'simple', 10, '[]')`);
    db.exec(`INSERT INTO answers (question, at, date, route, because, label, language, lines, is_abstained, offers_outbox,
      might_have_gone, cost_micro_usd, duration_ms)
      VALUES ('${id(1)}', '${AT}', '2026-11-23', 'local', 'simple-query', 'local-model', 'tr', '[]', 0, 0, 1, 0, 5)`);
    migrate(db, BEFORE + 1);
    expect(db.prepare('SELECT might_have_gone, cloud_model FROM answers').all()).toEqual([
      { might_have_gone: 1, cloud_model: null },
    ]);
  });

  it('takes a usage once and for good', () => {
    const db = databaseAt(BEFORE + 1);
    db.exec(`INSERT INTO egress (at, kind, user, host, bytes, sha256, body)
      VALUES ('${AT}', 'probe', '${USER}', 'api.example', 0, '${HASH}', '')`);
    db.exec("INSERT INTO usages VALUES (1, '2026-11-23', 'm', 1, 2, 0, 0)");
    expect(() => db.exec("INSERT INTO usages VALUES (1, '2026-11-23', 'm', 1, 2, 0, 0)")).toThrow('UNIQUE');
    expect(() => db.exec("INSERT INTO usages VALUES (2, '2026-11-23', 'm', 1, 2, 0, 0)")).toThrow('FOREIGN KEY');
    expect(() => db.exec('UPDATE usages SET input_tokens = 9')).toThrow('not changed');
    expect(() => db.exec('DELETE FROM usages')).toThrow('not deleted');
  });
});

/** Four answers of 10 to 40 ms, a sample and a refusal that do not count; two final reads, of which one agrees. */
function withReadings(): WritableDB {
  const db = databaseAt(BEFORE);
  db.exec(model());
  for (const n of [1, 2, 3, 4]) db.exec(study(n) + answered(n, n * 10, 0));
  db.exec(study(5) + answered(5, 999, 1));
  db.exec(day('5, 4, 1, 0, 25, 40, 0.5'));
  db.exec(read(1, 'pneumonia') + read(2, 'pneumonia') + read(2, 'normal') + read(3, 'other'));
  return db;
}

function model(): string {
  return `INSERT INTO models (id, name, domain) VALUES (1, 'm', 'medical');
    INSERT INTO model_versions (id, model, version, type, file, input_shape, output_shape, status, sha256, card,
      registered_at) VALUES (1, 1, '1.0.0', 'onnx', 'm.onnx', '{}', '{}', 'active', '${HASH}', '{}', '${AT}');`;
}

function study(n: number): string {
  return `INSERT INTO studies (id, file_name, arrived_at, is_sample, progress, search_text)
    VALUES ('${id(n)}', 'a.png', '${AT}', 0, 'ready', 'a');`;
}

function answered(n: number, ms: number, isSample: 0 | 1): string {
  return `INSERT INTO inferences (study, model_version, is_sample, created_at, date, decoding_ms, preprocessing_ms,
      inference_ms, total_ms, status, state, prediction, confidence, result)
    VALUES ('${id(n)}', 1, ${isSample}, '${AT}', '2026-11-23', 1, 1, 1, ${ms}, 'result', 'positive', 'Pneumonia', 0.9, '{}');`;
}

function read(n: number, label: string): string {
  return `INSERT INTO reads (study, stage, label, note, reader, at)
    VALUES ('${id(n)}', 'final', '${label}', '', '${USER}', '${AT}');`;
}

function day(figures: string): string {
  return `INSERT INTO daily_metrics (date, model_version, total, successful, refused, failed, mean_ms, p95_ms, accuracy)
    VALUES ('2026-11-23', 1, ${figures})`;
}

function id(n: number): string {
  return `00000000-0000-4000-8000-00000000000${n}`;
}
