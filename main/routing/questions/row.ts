/** A question with its answers as its rows tell it. A cloud answer is not read out before the reader's own read exists. */
import type { Language, StudyId } from '../../../preload/domain.ts';
import type {
  AnswerLabel,
  AnswerLine,
  CloudFault,
  Consent,
  GivenAnswer,
  OutboxState,
  QuestionEntry,
  QuestionId,
} from '../../../preload/questions.ts';
import type { Because, Complexity, Feature, Route } from '../../../preload/routing.ts';

/** Ends where a WHERE clause may follow. */
export const QUESTION_ROWS = `
  SELECT q.id, q.study, q.text, q.asked_at, q.consent, q.complexity, q.score, q.features, o.state AS outbox,
         q.study IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reads WHERE study = q.study AND stage = 'own') AS is_unread
  FROM questions AS q LEFT JOIN outbox AS o ON o.question = q.id`;

export const ANSWER_ROWS = 'SELECT * FROM answers WHERE question = ? ORDER BY seq';

/** The columns of QUESTION_ROWS; their CHECKs vouch for the closed words. */
export interface QuestionRow {
  readonly id: QuestionId;
  readonly study: StudyId | null;
  readonly text: string;
  readonly asked_at: string;
  readonly consent: Consent;
  readonly complexity: Complexity;
  readonly score: number;
  readonly features: string;
  readonly outbox: Exclude<OutboxState, 'offered'> | null;
  readonly is_unread: 0 | 1;
}

export interface AnswerRow {
  readonly at: string;
  readonly route: Route;
  readonly because: Because;
  readonly cloud_fault: CloudFault | null;
  readonly label: AnswerLabel;
  readonly language: Language;
  readonly lines: string;
  readonly is_abstained: 0 | 1;
  readonly offers_outbox: 0 | 1;
  readonly cost_micro_usd: number;
  readonly duration_ms: number;
}

export function toEntry(row: QuestionRow, answers: readonly AnswerRow[]): QuestionEntry {
  const { id, study, text, asked_at: askedAt, consent, complexity, score } = row;
  const isOffered = row.outbox === null && answers.at(-1)?.offers_outbox === 1;
  return {
    id,
    study,
    text,
    askedAt,
    consent,
    complexity,
    score,
    // as: written by recordQuestion alone, and the pages of the database are authenticated.
    features: JSON.parse(row.features) as Feature[],
    answers: answers.map((answer) => toAnswer(answer, row.is_unread === 1)),
    outbox: isOffered ? 'offered' : row.outbox,
  };
}

function toAnswer(row: AnswerRow, isUnread: boolean): GivenAnswer {
  const { at, route, because, label, language } = row;
  const isHidden = isUnread && route === 'cloud';
  return {
    at,
    route,
    because,
    label,
    language,
    isHidden,
    cloudFault: row.cloud_fault,
    // as: written by recordAnswer alone, and the pages of the database are authenticated.
    lines: isHidden ? [] : (JSON.parse(row.lines) as AnswerLine[]),
    isAbstained: row.is_abstained === 1,
    costUsd: row.cost_micro_usd / 1_000_000,
    durationMs: row.duration_ms,
  };
}
