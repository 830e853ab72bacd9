import { describe, expect, it } from 'vitest';
import type { WritableDB } from '../../main/database/open.ts';
import { migrate } from '../../main/database/migrate.ts';
import { databaseAt } from '../support/database.ts';

const USER = 'b'.repeat(32);
const STUDY = '00000000-0000-4000-8000-000000000000';
const QUESTION = '00000000-0000-4000-8000-000000000001';
const AT = '2026-11-23T08:00:00.000Z';
const HASH = 'a'.repeat(64);

const ARRIVAL = `INSERT INTO studies (id, file_name, arrived_at, is_sample, progress, search_text)
  VALUES ('${STUDY}', 'a.png', '${AT}', 0, 'queued', 'a.png')`;
const ASKED = asked('Merhaba');
const ANSWER = answer('local', 0);

describe('0009 questions', () => {
  it('keeps what was there', () => {
    const db = databaseAt(8);
    db.exec(ARRIVAL);
    const before = db.prepare('SELECT * FROM studies').all();
    migrate(db, 9);
    expect(db.prepare('SELECT * FROM studies').all()).toEqual(before);
  });

  it('takes questions and answers for good, and no words it does not know', () => {
    const db = withQuestion(9);
    expect(() => db.exec(asked(''))).toThrow('CHECK');
    expect(() => db.exec(ASKED.replace('may-leave', 'perhaps'))).toThrow('CHECK');
    expect(() => db.exec(answer('telepathy', 0))).toThrow('CHECK');
    expect(() => db.exec(answer('cloud', -1))).toThrow('CHECK');
    expect(() => db.exec(ANSWER.replace(QUESTION, STUDY))).toThrow('FOREIGN KEY');
    for (const table of ['questions', 'answers']) {
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('not deleted');
      expect(() => db.exec(`UPDATE ${table} SET seq = 9`)).toThrow('not changed');
    }
    expect(() => db.exec(ASKED.replace('INSERT', 'INSERT OR REPLACE'))).toThrow('not deleted');
  });

  it('holds the sum of a day to its parts', () => {
    const db = withQuestion(9);
    expect(() => db.exec(day('3, 1, 1, 0'))).toThrow('CHECK');
    db.exec(day('3, 1, 1, 1'));
  });
});

describe('0010 the cloud', () => {
  it('is off, and keeps what was there', () => {
    const db = withQuestion(9);
    const before = ['questions', 'answers'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
    migrate(db, 10);
    expect(['questions', 'answers'].map((table) => db.prepare(`SELECT * FROM ${table}`).all())).toEqual(before);
    expect(db.prepare('SELECT is_allowed, sealed_key FROM cloud_settings').all()).toEqual([
      { is_allowed: 0, sealed_key: null },
    ]);
    expect(() => db.exec('INSERT INTO cloud_settings (id) VALUES (2)')).toThrow('CHECK');
  });

  it('takes a send with its true length and a question, for good', () => {
    const db = withQuestion(10);
    expect(() => db.exec(sent('ğ', 1))).toThrow('CHECK');
    expect(() => db.exec(sent('ğ', 2).replace("'question'", "'probe'"))).toThrow('CHECK');
    db.exec(sent('ğ', 2));
    expect(() => db.exec('DELETE FROM egress')).toThrow('not deleted');
    expect(() => db.exec("UPDATE egress SET body = 'ab'")).toThrow('not changed');
  });

  it('settles a reservation once', () => {
    const db = withQuestion(10);
    db.exec(sent('a', 1));
    db.exec(`INSERT INTO spendings (egress, date, user, reserved_micro_usd) VALUES (1, '2026-11-23', '${USER}', 50)`);
    expect(() => db.exec('UPDATE spendings SET reserved_micro_usd = 1')).toThrow('settled once');
    expect(() => db.exec("UPDATE spendings SET outcome = 'answered'")).toThrow('CHECK');
    db.exec("UPDATE spendings SET outcome = 'answered', spent_micro_usd = 7");
    expect(() => db.exec('UPDATE spendings SET spent_micro_usd = 1')).toThrow('settled once');
    expect(() => db.exec('DELETE FROM spendings')).toThrow('not deleted');
  });

  it('knows the states of a question that waits', () => {
    const db = withQuestion(10);
    db.exec(`INSERT INTO outbox (question, state, changed_at) VALUES ('${QUESTION}', 'waiting', '${AT}')`);
    expect(() => db.exec("UPDATE outbox SET state = 'offered'")).toThrow('CHECK');
  });
});

function withQuestion(version: number): WritableDB {
  const db = databaseAt(version);
  for (const sql of [ARRIVAL, ASKED, ANSWER]) db.exec(sql);
  return db;
}

function day(parts: string): string {
  return `INSERT INTO daily_questions VALUES ('2026-11-23', 'cloud', ${parts}, 1, 0)`;
}

function asked(text: string): string {
  return `INSERT INTO questions (id, study, user, asked_at, text, consent, complexity, score, features)
    VALUES ('${QUESTION}', '${STUDY}', '${USER}', '${AT}', '${text}', 'may-leave', 'simple', 10, '[]')`;
}

function answer(route: string, microUsd: number): string {
  return `INSERT INTO answers (question, at, date, route, because, label, language, lines, is_abstained, offers_outbox,
      might_have_gone, cost_micro_usd, duration_ms)
    VALUES ('${QUESTION}', '${AT}', '2026-11-23', '${route}', 'simple-query', 'local-model', 'tr', '[]', 0, 0, 0,
      ${microUsd}, 3)`;
}

function sent(body: string, bytes: number): string {
  return `INSERT INTO egress (at, kind, question, user, host, bytes, sha256, body)
    VALUES ('${AT}', 'question', '${QUESTION}', '${USER}', 'api.example', ${bytes}, '${HASH}', '${body}')`;
}
