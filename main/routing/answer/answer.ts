/**
 * A question from its asking to its answer. It is on record before anything is tried, so that no crash loses it; the
 * cloud's failure leads home; and what is told is the route that really answered.
 */
import { randomUUID } from 'node:crypto';
import type { Language, StudyId } from '../../../preload/domain.ts';
import type { CloudFault, Consent, QuestionEntry, QuestionId } from '../../../preload/questions.ts';
import type { LocalAnswer, RouteDecision } from '../../../preload/routing.ts';
import type { Clinic } from '../../screening/clinic.ts';
import { studyDetail } from '../../screening/detail.ts';
import { findStudy } from '../../screening/studies.ts';
import { askBesides } from '../ab/besides.ts';
import { questionTest, takePart } from '../ab/question-test.ts';
import type { Pictures, SentPicture } from '../cloud/picture.ts';
import type { CloudReply } from '../cloud/reply.ts';
import type { CloudService } from '../cloud/service.ts';
import { readChoices } from '../cloud/settings.ts';
import type { Circumstances } from '../decision/decide.ts';
import { decideRoute } from '../decision/decide.ts';
import { cloudBlock } from '../decision/policy.ts';
import { detectLanguage } from '../language/language.ts';
import { composeLocalAnswer } from '../local/local-answer.ts';
import { findPrior } from '../local/prior.ts';
import { findProtectedData } from '../privacy/protected-data.ts';
import { QuestionFault } from '../questions/fault.ts';
import type { NewAnswer } from '../questions/questions.ts';
import { findQuestion, recordAnswer, recordQuestion, unansweredQuestions } from '../questions/questions.ts';
import { circumstancesOf } from './situation.ts';

export interface QuestionDesk {
  readonly clinic: Clinic;
  readonly cloud: CloudService;
  readonly pictures: Pictures;
  /** Of the window, for a question that shows none. */
  readonly language: () => Language;
}

export interface Asking {
  readonly study: StudyId | null;
  readonly text: string;
  readonly consent: Consent;
  /** SHA-256 of the picture that the user was shown and lets go along; it does with a question that is sent now. */
  readonly image?: string | undefined;
}

/** A question on record, on its way to an answer. */
interface OpenQuestion extends Asking {
  readonly id: QuestionId;
  readonly picture?: SentPicture | undefined;
  readonly startedAt: number;
  /** What becomes true together with the answer. */
  readonly onAnswered?: (answer: NewAnswer) => void;
}

/** What the cloud has cost so far without answering. */
interface CloudLoss {
  readonly fault: CloudFault;
  readonly microUsd: number;
}

/** Throws `study-not-found` and, with nothing recorded, `picture-changed`; `no-answer-possible` leaves the question on record. */
export async function askQuestion(desk: QuestionDesk, asking: Asking): Promise<QuestionEntry> {
  const { profile, user } = desk.clinic;
  const { study } = asking;
  if (study !== null && !findStudy(profile.db, study)) throw new QuestionFault('study-not-found', `no study ${study}`);
  const startedAt = performance.now();
  const picture = desk.pictures.shown(study, asking.image);
  const circumstances = circumstancesOf(profile, desk.cloud, { ...asking, picture, user });
  const decision = decideRoute(asking.text, circumstances);
  // as: the brand exists only in types
  const id = randomUUID() as QuestionId;
  const { complexity, score, features, arm } = decision;
  recordQuestion(profile, { id, user, at: new Date().toISOString(), ...asking, complexity, score, features, arm });
  const test = arm === null ? null : questionTest(profile.db);
  const onAnswered = (answer: NewAnswer): void => {
    if (test && arm) takePart(profile, test, { study, arm }, answer);
  };
  await follow(desk, { ...asking, id, picture, startedAt, onAnswered }, circumstances, decision, null);
  // Nobody waits for the answer that is not shown.
  void askBesides(desk, { id, text: asking.text }).catch(LEAVE_IT);
  return questionOn(desk, id);
}

/** Throws `question-not-found`. */
export function questionOn({ clinic }: QuestionDesk, id: QuestionId): QuestionEntry {
  const entry = findQuestion(clinic.profile.db, id);
  if (!entry) throw new QuestionFault('question-not-found', `no question ${id}`);
  return entry;
}

/** Questions whose process died before their answer get the one that is possible at home. */
export async function answerInterrupted(desk: QuestionDesk): Promise<number> {
  const questions = unansweredQuestions(desk.clinic.profile.db);
  for (const { id, study, text, consent } of questions) {
    const { profile, user } = desk.clinic;
    const circumstances = withoutCloud(circumstancesOf(profile, desk.cloud, { study, text, consent, user }));
    const decision = decideRoute(text, circumstances);
    const open = { id, study, text, consent, startedAt: performance.now() };
    await follow(desk, open, circumstances, decision, { fault: 'interrupted', microUsd: 0 });
  }
  return questions.length;
}

/** The answer that needs no network, also when it says that it is withheld. */
export function composeAtHome(
  { clinic, language }: QuestionDesk,
  { study, text }: Omit<Asking, 'consent'>,
): LocalAnswer {
  const detail = study === null ? null : studyDetail(clinic, study);
  const prior = study === null ? null : findPrior(clinic.profile.db, study);
  return composeLocalAnswer(text, detail, prior, language());
}

/** Goes where the decision says and, where that fails, where the next one says. */
async function follow(
  desk: QuestionDesk,
  question: OpenQuestion,
  circumstances: Circumstances,
  decision: RouteDecision,
  loss: CloudLoss | null,
): Promise<void> {
  const { models } = circumstances;
  if (decision.route === 'local') {
    const answer = composedAtHome(desk, question);
    if (answer) return keepAtHome(desk, question, decision, answer, { circumstances, loss });
    const next = { ...circumstances, models: { ...models, local: 'failed' } } as const;
    return follow(desk, question, next, decideRoute(question.text, next), loss);
  }
  if (decision.route !== 'cloud') throw new QuestionFault('no-answer-possible', `nothing may answer ${question.id}`);
  const outcome = await desk.cloud.ask(question);
  // The profile may have been closed meanwhile: the next start finds the question unanswered.
  if (!desk.clinic.profile.db.open) throw new QuestionFault('profile-locked', `closed while ${question.id} was asked`);
  if ('reply' in outcome) return keepReply(desk, question, decision, outcome);
  const next = withoutCloud(circumstances);
  return follow(desk, question, next, decideRoute(question.text, next), outcome);
}

/** null: nothing can be said at home, whatever the reason. */
function composedAtHome(desk: QuestionDesk, question: OpenQuestion): LocalAnswer | null {
  try {
    return composeAtHome(desk, question);
  } catch {
    return null;
  }
}

function keepAtHome(
  desk: QuestionDesk,
  question: OpenQuestion,
  decision: RouteDecision,
  { language, sentences }: LocalAnswer,
  { circumstances, loss }: { readonly circumstances: Circumstances; readonly loss: CloudLoss | null },
): void {
  keep(desk, question, decision, {
    route: 'local',
    cloudFault: loss?.fault ?? null,
    label: 'local-model',
    language,
    lines: sentences,
    isAbstained: false,
    mightHaveGone: loss === null && mightHaveGone(question.text, circumstances),
    microUsd: loss?.microUsd ?? 0,
  });
}

export function keepReply(
  desk: QuestionDesk,
  question: OpenQuestion,
  decision: RouteDecision,
  { reply: { isAbstained, sentences }, microUsd }: { readonly reply: CloudReply; readonly microUsd: number },
): void {
  keep(desk, question, decision, {
    route: 'cloud',
    cloudFault: null,
    label: 'general-purpose-model',
    language: detectLanguage(question.text, desk.language()),
    lines: sentences.map((text) => ({ topic: 'cloud', text })),
    isAbstained,
    mightHaveGone: true,
    microUsd,
  });
}

/** The pair stays without its other answer, and says so. */
const LEAVE_IT = (): void => undefined;

type Kept = Omit<NewAnswer, 'question' | 'user' | 'at' | 'because' | 'offersOutbox' | 'cloudModel' | 'durationMs'>;

function keep(
  { clinic }: QuestionDesk,
  { id, startedAt, onAnswered }: OpenQuestion,
  { because, offerOutbox }: RouteDecision,
  kept: Kept,
): void {
  const durationMs = performance.now() - startedAt;
  const at = new Date().toISOString();
  const cloudModel = readChoices(clinic.profile.db).model;
  const outcome = { at, because, offersOutbox: offerOutbox, cloudModel, durationMs };
  const answer = { ...kept, ...outcome, question: id, user: clinic.user };
  recordAnswer(clinic.profile, answer, () => onAnswered?.(answer));
}

function withoutCloud(circumstances: Circumstances): Circumstances {
  return { ...circumstances, models: { ...circumstances.models, cloud: 'failed' } };
}

/** Nothing keeps the question from the cloud but that it is answered here. */
export function mightHaveGone(text: string, circumstances: Circumstances): boolean {
  const protectedData = findProtectedData(text).status;
  return cloudBlock({ ...circumstances, protectedData, arm: 'cloud' }) === null;
}
