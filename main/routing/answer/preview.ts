/** What would become of a question: where it would go and why, and exactly what would leave. Nothing is sent or kept. */
import type { ImageHold, Outgoing, QuestionPreview } from '../../../preload/questions.ts';
import type { RouteDecision } from '../../../preload/routing.ts';
import type { ReadableDB } from '../../database/open.ts';
import { isComparable, questionTest } from '../ab/question-test.ts';
import { imageHold } from '../cloud/picture.ts';
import type { Sent } from '../cloud/request.ts';
import { bodyFor } from '../cloud/request.ts';
import { readChoices } from '../cloud/settings.ts';
import { worstCaseMicroUsd } from '../cloud/worst-case.ts';
import { decideRoute } from '../decision/decide.ts';
import { kindOfAnswer } from '../local/local-answer.ts';
import { findProtectedData } from '../privacy/protected-data.ts';
import type { Asking, QuestionDesk } from './answer.ts';
import { composeAtHome, mightHaveGone } from './answer.ts';
import { circumstancesOf } from './situation.ts';

/** Throws `study-not-found`, and `picture-changed` for another picture than the one shown. */
export function previewQuestion(desk: QuestionDesk, { study, text, image }: Omit<Asking, 'consent'>): QuestionPreview {
  const { profile, user } = desk.clinic;
  const picture = desk.pictures.shown(study, image);
  const asking = { study, text, picture, consent: 'may-leave', user } as const;
  const circumstances = circumstancesOf(profile, desk.cloud, asking);
  const decision = decideRoute(text, circumstances);
  const isCompared =
    isPair(profile.db, decision) && isComparable(profile.db, study) && mightHaveGone(text, circumstances);
  const mayLeave = decision.route === 'cloud' || decision.offerOutbox || isCompared;
  const isNow = decision.route === 'cloud';
  const hold = imageHold(profile.db, study) ?? (isNow ? null : 'not-now');
  return {
    decision,
    protectedData: findProtectedData(text).found,
    localAnswer: kindOfAnswer(composeAtHome(desk, asking).sentences),
    isCompared,
    outgoing: mayLeave ? outgoingOf(profile.db, { text, picture: isNow ? picture : undefined }, hold) : null,
  };
}

function isPair(db: ReadableDB, { route, arm }: RouteDecision): boolean {
  return route === 'local' && arm === 'local' && questionTest(db)?.mode === 'paired';
}

function outgoingOf(db: ReadableDB, sent: Sent, hold: ImageHold | null): Outgoing {
  const { model, baseUrl } = readChoices(db);
  const body = bodyFor(model, sent);
  const bytes = Buffer.byteLength(body, 'utf8');
  const date = new Date().toISOString().slice(0, 10);
  const worstCaseUsd = worstCaseMicroUsd(model, { bytes, picture: sent.picture }, date) / 1_000_000;
  const image = sent.picture?.sha256 ?? null;
  return { host: new URL(baseUrl).host, body, bytes, image, imageHold: hold, worstCaseUsd };
}
