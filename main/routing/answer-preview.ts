/** What would become of a question: where it would go and why, and exactly what would leave. Nothing is sent or kept. */
import type { Outgoing, QuestionPreview } from '../../preload/questions.ts';
import type { RouteDecision } from '../../preload/routing.ts';
import type { ReadableDB } from '../database/open.ts';
import { isComparable, questionTest } from './ab/question-test.ts';
import { circumstancesOf } from './answer-situation.ts';
import type { Asking, QuestionDesk } from './answer.ts';
import { composeAtHome, mightHaveGone } from './answer.ts';
import { bodyFor } from './cloud/request.ts';
import { readChoices } from './cloud/settings.ts';
import { worstCaseMicroUsd } from './cloud/worst-case.ts';
import { decideRoute } from './decide.ts';
import { kindOfAnswer } from './local-answer.ts';
import { findProtectedData } from './protected-data.ts';

/** Throws `study-not-found`. */
export function previewQuestion(desk: QuestionDesk, { study, text }: Omit<Asking, 'consent'>): QuestionPreview {
  const { profile, user } = desk.clinic;
  const asking = { study, text, consent: 'may-leave', user } as const;
  const circumstances = circumstancesOf(profile, desk.cloud, asking);
  const decision = decideRoute(text, circumstances);
  const isCompared =
    isPair(profile.db, decision) && isComparable(profile.db, study) && mightHaveGone(text, circumstances);
  const mayLeave = decision.route === 'cloud' || decision.offerOutbox || isCompared;
  return {
    decision,
    protectedData: findProtectedData(text).found,
    localAnswer: kindOfAnswer(composeAtHome(desk, asking).sentences),
    isCompared,
    outgoing: mayLeave ? outgoingOf(profile.db, text) : null,
  };
}

function isPair(db: ReadableDB, { route, arm }: RouteDecision): boolean {
  return route === 'local' && arm === 'local' && questionTest(db)?.mode === 'paired';
}

function outgoingOf(db: ReadableDB, text: string): Outgoing {
  const { model, baseUrl } = readChoices(db);
  const body = bodyFor(model, text);
  const bytes = Buffer.byteLength(body, 'utf8');
  const worstCaseUsd = worstCaseMicroUsd(model, bytes, new Date().toISOString().slice(0, 10)) / 1_000_000;
  return { host: new URL(baseUrl).host, body, bytes, image: null, worstCaseUsd };
}
