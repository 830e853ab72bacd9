/** What was asked and what was answered: both for good, each in one transaction with its audit entry and its figures. */
import type { StudyId } from '../../../preload/domain.ts';
import type { Consent, GivenAnswer, QuestionEntry, QuestionId } from '../../../preload/questions.ts';
import type { Arm, Complexity, Feature } from '../../../preload/routing.ts';
import { appendAudit } from '../../audit/append.ts';
import { fingerprint } from '../../audit/entry.ts';
import type { ReadableDB } from '../../database/open.ts';
import type { Profile } from '../../database/profile.ts';
import { inTransaction } from '../../database/transaction.ts';
import { countAnswer, countCloudFailure } from './daily.ts';
import type { AnswerRow, QuestionRow } from './row.ts';
import { ANSWER_ROWS, QUESTION_ROWS, toEntry } from './row.ts';

export interface NewQuestion {
  readonly id: QuestionId;
  readonly study: StudyId | null;
  /** Pseudonym of who asks. */
  readonly user: string;
  readonly at: string;
  readonly text: string;
  readonly consent: Consent;
  /** SHA-256 of the picture that was let go along. */
  readonly image?: string | undefined;
  readonly complexity: Complexity;
  readonly score: number;
  readonly features: readonly Feature[];
  readonly arm: Arm | null;
}

export interface NewAnswer extends Omit<GivenAnswer, 'isHidden' | 'costUsd'> {
  readonly question: QuestionId;
  readonly user: string;
  readonly offersOutbox: boolean;
  /** Nothing kept the question from the cloud: what an honest account of savings may count. */
  readonly mightHaveGone: boolean;
  /** The cloud model that was set at that moment, whether or not it was asked. */
  readonly cloudModel: string;
  readonly microUsd: number;
}

export function recordQuestion({ db, keys }: Profile, question: NewQuestion): void {
  const { id, study, user, text, consent, image = null, complexity, score, features, arm } = question;
  inTransaction(db, () => {
    db.prepare<[Record<string, string | number | null>]>(
      `INSERT INTO questions (id, study, user, asked_at, text, consent, complexity, score, features, arm)
       VALUES (:id, :study, :user, :at, :text, :consent, :complexity, :score, :features, :arm)`,
    ).run({
      id,
      study,
      user,
      at: question.at,
      text,
      consent,
      complexity,
      score,
      features: JSON.stringify(features),
      arm,
    });
    const detail = { study, text: fingerprint(keys.audit, text), consent, image, complexity, score, arm };
    appendAudit(db, keys.audit, { actor: user, action: 'question-asked', object: id, detail });
  });
}

/** `more`: what else must become true together with the answer. */
export function recordAnswer({ db, keys }: Profile, answer: NewAnswer, more: () => void = () => undefined): void {
  const { question, user, at, route, because, cloudFault, label, language, isAbstained, microUsd, durationMs } = answer;
  const date = at.slice(0, 10);
  const lines = JSON.stringify(answer.lines);
  inTransaction(db, () => {
    db.prepare<[Record<string, string | number | null>]>(
      `INSERT INTO answers (question, at, date, route, because, cloud_fault, label, language, lines, is_abstained,
         offers_outbox, might_have_gone, cloud_model, cost_micro_usd, duration_ms)
       VALUES (:question, :at, :date, :route, :because, :cloudFault, :label, :language, :lines, :isAbstained,
         :offersOutbox, :mightHaveGone, :cloudModel, :microUsd, :durationMs)`,
    ).run({
      question,
      at,
      date,
      route,
      because,
      cloudFault,
      label,
      language,
      lines,
      microUsd,
      durationMs,
      isAbstained: Number(isAbstained),
      offersOutbox: Number(answer.offersOutbox),
      mightHaveGone: Number(answer.mightHaveGone),
      cloudModel: answer.cloudModel,
    });
    const words = { route, because, cloudFault, label, abstained: isAbstained, microUsd };
    const detail = { ...words, answer: fingerprint(keys.audit, lines) };
    appendAudit(db, keys.audit, { actor: user, action: 'question-answered', object: question, detail });
    const charged = route === 'cloud' ? microUsd : 0;
    countAnswer(db, { date, route, isAbstained, durationMs, microUsd: charged });
    if (cloudFault !== null && route !== 'cloud') countCloudFailure(db, date, microUsd);
    more();
  });
}

/** Newest first. `study` null: of all studies and of none. */
export function findQuestions(db: ReadableDB, study: StudyId | null, limit: number): readonly QuestionEntry[] {
  const where = study === null ? '' : 'WHERE q.study = ?';
  return db
    .prepare<(string | number)[], QuestionRow>(`${QUESTION_ROWS} ${where} ORDER BY q.seq DESC LIMIT ?`)
    .all(...(study === null ? [] : [study]), limit)
    .map((row) => withAnswers(db, row));
}

export function findQuestion(db: ReadableDB, id: QuestionId): QuestionEntry | null {
  const row = db.prepare<[QuestionId], QuestionRow>(`${QUESTION_ROWS} WHERE q.id = ?`).get(id);
  return row ? withAnswers(db, row) : null;
}

/** More were never under way at once when a process died. */
const UNDER_WAY = 1_000;

/** Asked, and then the process died before anything was answered. In the order they were asked. */
export function unansweredQuestions(db: ReadableDB): readonly QuestionEntry[] {
  return db
    .prepare<[number], QuestionRow>(
      `${QUESTION_ROWS} WHERE q.seq > (SELECT max(seq) FROM questions) - ?
         AND NOT EXISTS (SELECT 1 FROM answers WHERE question = q.id) ORDER BY q.seq`,
    )
    .all(UNDER_WAY)
    .map((row) => withAnswers(db, row));
}

/** The mean of what cloud answers lately cost, in US dollars; null before the first. */
export function meanCloudUsd(db: ReadableDB): number | null {
  const row = db
    .prepare<[], { mean: number | null }>(
      `SELECT avg(cost_micro_usd) AS mean
       FROM (SELECT cost_micro_usd FROM answers WHERE route = 'cloud' ORDER BY seq DESC LIMIT 100)`,
    )
    .get();
  return row?.mean == null ? null : row.mean / 1_000_000;
}

function withAnswers(db: ReadableDB, row: QuestionRow): QuestionEntry {
  return toEntry(row, db.prepare<[string], AnswerRow>(ANSWER_ROWS).all(row.id));
}
