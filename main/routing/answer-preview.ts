/** What would become of a question: where it would go and why, and exactly what would leave. Nothing is sent or kept. */
import type { LocalAnswerKind, Outgoing, QuestionPreview } from '../../preload/questions.ts';
import type { LocalAnswer } from '../../preload/routing.ts';
import type { ReadableDB } from '../database/open.ts';
import { circumstancesOf } from './answer-situation.ts';
import type { Asking, QuestionDesk } from './answer.ts';
import { composeAtHome } from './answer.ts';
import { bodyFor } from './cloud/request.ts';
import { readChoices } from './cloud/settings.ts';
import { worstCaseMicroUsd } from './cloud/worst-case.ts';
import { decideRoute } from './decide.ts';
import { findProtectedData } from './protected-data.ts';

/** Throws `study-not-found`. */
export function previewQuestion(desk: QuestionDesk, { study, text }: Omit<Asking, 'consent'>): QuestionPreview {
  const { profile, user } = desk.clinic;
  const asking = { study, text, consent: 'may-leave', user } as const;
  const decision = decideRoute(text, circumstancesOf(profile, desk.cloud, asking));
  const mayLeave = decision.route === 'cloud' || decision.offerOutbox;
  return {
    decision,
    protectedData: findProtectedData(text).found,
    localAnswer: kindOf(composeAtHome(desk, asking)),
    outgoing: mayLeave ? outgoingOf(profile.db, text) : null,
  };
}

function outgoingOf(db: ReadableDB, text: string): Outgoing {
  const { model, baseUrl } = readChoices(db);
  const body = bodyFor(model, text);
  const bytes = Buffer.byteLength(body, 'utf8');
  const worstCaseUsd = worstCaseMicroUsd(model, bytes, new Date().toISOString().slice(0, 10)) / 1_000_000;
  return { host: new URL(baseUrl).host, body, bytes, image: null, worstCaseUsd };
}

function kindOf({ sentences }: LocalAnswer): LocalAnswerKind {
  const topics = new Set(sentences.map(({ topic }) => topic));
  for (const kind of ['withheld', 'no-study', 'pending', 'refused'] as const) if (topics.has(kind)) return kind;
  return topics.has('not-answerable') ? 'partly' : 'full';
}
