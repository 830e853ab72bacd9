import { describe, expect, it } from 'vitest';
import type { WritableDB } from '../../main/database/open.ts';
import { migrate } from '../../main/database/migrate.ts';
import { databaseAt } from '../support/database.ts';

const BEFORE = 12;
const AT = '2026-11-23T08:00:00.000Z';
const USER = 'b'.repeat(32);
const STUDY = '00000000-0000-4000-8000-000000000000';
const QUESTION = '00000000-0000-4000-8000-000000000001';

const OLD = `INSERT INTO ab_tests (name, model_a, model_b, split_percent, requests_a, mean_ms_a, created_at)
  VALUES ('onnx-vs-claude', 'a', 'b', 30, 7, 41.5, '${AT}')`;
const ARRIVAL = `INSERT INTO studies (id, file_name, arrived_at, is_sample, progress, search_text)
  VALUES ('${STUDY}', 'a.png', '${AT}', 0, 'queued', 'a.png')`;
const ASKED = `INSERT INTO questions (id, study, user, asked_at, text, consent, complexity, score, features)
  VALUES ('${QUESTION}', '${STUDY}', '${USER}', '${AT}', 'x', 'may-leave', 'simple', 10, '[]')`;

describe('0013 A/B tests with a plan', () => {
  it('keeps a test of before, which can decide nothing any more', () => {
    const db = databaseAt(BEFORE);
    db.exec(OLD);
    migrate(db, BEFORE + 1);
    const kept = { id: 1, name: 'onnx-vs-claude', model_a: 'a', model_b: 'b', split_percent: 30, requests_a: 7 };
    expect(db.prepare('SELECT * FROM ab_tests').all()).toMatchObject([{ ...kept, mean_ms_a: 41.5, status: 'stopped' }]);
  });

  it('takes plans, and no words it does not know', () => {
    const db = migrated();
    db.exec(plan('a-test'));
    expect(() => db.exec(plan('a-test'))).toThrow('UNIQUE');
    expect(() => db.exec(plan('b', { subject: 'faxes' }))).toThrow('CHECK');
    expect(() => db.exec(plan('b', { subject: 'images', mode: 'split' }))).toThrow('CHECK');
    expect(() => db.exec(plan('b', { modelB: 'm1' }))).toThrow('CHECK');
    expect(() => db.exec(plan('b', { split: 101 }))).toThrow('CHECK');
    expect(() => db.exec("UPDATE ab_tests SET winner = 'a'")).toThrow('CHECK');
  });

  it('fixes a plan, runs one test a subject, and never wakes one that is over', () => {
    const db = migrated();
    for (const name of ['first', 'second']) db.exec(plan(name));
    expect(() => db.exec('UPDATE ab_tests SET planned_cases = 1')).toThrow('not changed');
    db.exec("UPDATE ab_tests SET status = 'running' WHERE name = 'first'");
    expect(() => db.exec("UPDATE ab_tests SET status = 'running' WHERE name = 'second'")).toThrow('UNIQUE');
    db.exec("UPDATE ab_tests SET status = 'finished', winner = 'a' WHERE name = 'first'");
    expect(() => db.exec("UPDATE ab_tests SET status = 'running' WHERE name = 'first'")).toThrow('not changed');
    expect(() => db.exec('DELETE FROM ab_tests')).toThrow('not deleted');
  });

  it('keeps cases, answers, verdicts and looks for good, a question in one test only', () => {
    const db = migrated();
    for (const sql of [plan('a-test'), plan('b-test'), ARRIVAL, ASKED, ...CASE]) db.exec(sql);
    expect(() => db.exec(inCase(2, `'${QUESTION}'`))).toThrow('UNIQUE');
    db.exec(inCase(1, 'NULL'));
    expect(() => db.exec(inCase(1, 'NULL'))).toThrow('UNIQUE');
    db.exec(inCase(2, 'NULL'));
    for (const table of ['ab_cases', 'ab_answers', 'ab_verdicts', 'ab_looks']) {
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('not deleted');
      const column = table === 'ab_looks' ? 'look = 9' : table === 'ab_cases' ? "at = ''" : 'case_seq = 1';
      expect(() => db.exec(`UPDATE ${table} SET ${column}`)).toThrow('not changed');
      expect(() => db.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`)).toThrow('not deleted');
    }
    expect(() => db.exec(answer('c'))).toThrow('CHECK');
  });
});

const CASE = [
  inCase(1, `'${QUESTION}'`),
  answer('a'),
  `INSERT INTO ab_verdicts VALUES (1, 'equal', '${USER}', '${AT}')`,
  `INSERT INTO ab_looks VALUES (1, 1, '${AT}', 1, 2, 2, 2, 1, NULL, NULL, NULL)`,
];

function migrated(): WritableDB {
  const db = databaseAt(BEFORE);
  migrate(db, BEFORE + 1);
  return db;
}

function plan(name: string, changes: Partial<Record<'subject' | 'mode' | 'modelB', string>> & { split?: number } = {}) {
  const { subject, mode, modelB, split } = { subject: 'questions', mode: 'split', modelB: 'm2', split: 50, ...changes };
  return `INSERT INTO ab_tests (name, subject, mode, model_a, model_b, split_percent, difference, stop_rule, planned_cases,
      created_at)
    VALUES ('${name}', '${subject}', '${mode}', 'm1', '${modelB}', ${split}, 0.1, 'fixed', 785, '${AT}')`;
}

function inCase(test: number, question: string): string {
  return `INSERT INTO ab_cases (test, question, study, at) VALUES (${test}, ${question}, '${STUDY}', '${AT}')`;
}

function answer(arm: string): string {
  return `INSERT INTO ab_answers VALUES (1, '${arm}', '${AT}', 'full', NULL, NULL, NULL, '[]', 5, 0)`;
}
