/**
 * The answer that needs no network: what the reading says about the question, in sentences of a fixed catalogue. It holds
 * no word that does not come from the catalogue, the reading, the model card or the question, so that it cannot invent.
 */
import type { FaultCode, Language, OperatingPoint, Screening, StudyDetail } from '../../../preload/domain.ts';
import type { LocalAnswerKind } from '../../../preload/questions.ts';
import { refusalNumber } from '../../../preload/refusals.ts';
import type { AnswerSentence, LocalAnswer } from '../../../preload/routing.ts';
import type { Question } from '../complexity/question.ts';
import { readQuestion } from '../complexity/question.ts';
import { detectLanguage } from '../language/language.ts';
import { ENGLISH } from './sentences-en.ts';
import { TURKISH } from './sentences-tr.ts';
import type { Sentences } from './sentences.ts';

export type AnsweredStudy = Pick<
  StudyDetail,
  'progress' | 'code' | 'screening' | 'isAnswerHidden' | 'operatingPoints' | 'notAssessed' | 'negativeLabel'
>;

/** An earlier image of the same patient; the caller vouches for that, and that its own read is recorded. */
export interface Prior {
  readonly screening: Screening;
  /** As it is to be shown, or null. */
  readonly date: string | null;
}

const CATALOGUES: Readonly<Record<Language, Sentences>> = { tr: TURKISH, en: ENGLISH };

type Scores = NonNullable<Screening['scores']>;
type Result = Screening & { readonly prediction: string; readonly scores: Scores };

/** `study` is null when none is open; `preferred` is the language of the window, for a question that shows none. */
export function composeLocalAnswer(
  query: string,
  study: AnsweredStudy | null,
  prior: Prior | null,
  preferred: Language,
): LocalAnswer {
  const language = detectLanguage(query, preferred);
  const say = CATALOGUES[language];
  const sentences = [...answer(readQuestion(query), study, prior, say), sentence('purpose', say.purpose)];
  return { language, sentences };
}

/** How much of the question a local answer takes up. */
export function kindOfAnswer(lines: readonly { readonly topic: string }[]): LocalAnswerKind {
  const topics = new Set(lines.map(({ topic }) => topic));
  for (const kind of ['withheld', 'no-study', 'pending', 'refused'] as const) if (topics.has(kind)) return kind;
  return topics.has('not-answerable') ? 'partly' : 'full';
}

/** Before the own read nothing that comes from the model is said, not even of the earlier image. */
function answer(asked: Question, study: AnsweredStudy | null, prior: Prior | null, say: Sentences): AnswerSentence[] {
  if (study === null) return [sentence('no-study', say.noStudy)];
  if (study.isAnswerHidden) return [sentence('withheld', say.withheld)];
  const { screening } = study;
  if (isResult(screening)) {
    return [
      ...reading(asked, study, screening, say),
      ...comparison(screening, prior, say),
      ...limits(asked, study, screening, say),
    ];
  }
  const code = screening?.code ?? study.code;
  if (code === null) return [sentence('pending', say.pending)];
  const isRefused = (screening?.status ?? study.progress) === 'refused';
  const reason = reasonFor(code, say);
  return [sentence('refused', isRefused ? say.refused(reason) : say.unreadable(reason))];
}

function isResult(screening: Screening | null): screening is Result {
  if (screening === null || screening.prediction === null || screening.scores === null) return false;
  return screening.status === 'result' || screening.status === 'indeterminate';
}

function reasonFor(code: FaultCode, say: Sentences): string {
  const known: Readonly<Partial<Record<FaultCode, string>>> = say.reasons;
  const [reason, number] = [known[code] ?? say.reasonUnknown(code), refusalNumber(code)];
  return number === null ? reason : `${reason} (${number})`;
}

function reading(asked: Question, study: AnsweredStudy, result: Result, say: Sentences): AnswerSentence[] {
  const labels = Object.keys(result.scores);
  const wanted = labels.filter((label) => asksFor(asked, label));
  const isCovid = wanted.includes('COVID-19') || result.prediction === 'COVID-19';
  return [
    sentence('finding', findingOf(result, study.negativeLabel, say)),
    ...(wanted.length > 0 ? wanted : labels).map((label) => scoreOf(label, result.scores, study.operatingPoints, say)),
    ...(isCovid ? [sentence('caution', say.covid)] : []),
    ...result.warnings.map((warning) => sentence('caution', say.warnings[warning])),
  ];
}

function findingOf({ state, prediction, scores }: Result, negativeLabel: string | null, say: Sentences): string {
  if (state === 'positive') return say.positive(prediction);
  if (state === 'negative') return say.negative(Object.keys(scores).filter((label) => label !== negativeLabel));
  return say.uncertain;
}

/** Diseases of the vocabulary carry the words of the model card as their names. */
function asksFor({ diseases, normality }: Question, label: string): boolean {
  if (label === 'Normal') return normality.length > 0;
  return diseases.some(({ term }) => term === label);
}

function scoreOf(label: string, scores: Scores, points: readonly OperatingPoint[], say: Sentences): AnswerSentence {
  const score = scores[label]?.probability ?? 0;
  const point = points.find((candidate) => candidate.label === label);
  if (!point) return sentence('score', say.scoreWithoutPoint(label, score));
  return sentence(
    'score',
    say.score({ ...point, score, isReached: score >= point.threshold, measuredElsewhere: placeOf(point) }),
  );
}

function placeOf({ measuredOn, measuredHere }: OperatingPoint): string | null {
  return measuredHere ? null : measuredOn;
}

function comparison(result: Result, prior: Prior | null, say: Sentences): AnswerSentence[] {
  if (prior === null) return [];
  const { screening: earlier, date } = prior;
  if (!isResult(earlier)) return [sentence('prior', say.priorWithoutAnswer)];
  if (earlier.model.sha256 !== result.model.sha256) return [sentence('prior', say.priorOfAnotherModel)];
  const changes = Object.entries(result.scores).flatMap(([label, { probability }]) => {
    const before = earlier.scores[label];
    return before ? [say.priorChange({ label, before: before.probability, now: probability })] : [];
  });
  return [say.prior({ date, prediction: earlier.prediction }), ...changes].map((text) => sentence('prior', text));
}

/** What was asked and cannot be answered comes before the standing list of what the model never assesses. */
function limits(asked: Question, study: AnsweredStudy, result: Result, say: Sentences): AnswerSentence[] {
  const named = [...asked.diseases, ...asked.anatomy];
  const notAssessed = study.notAssessed.filter((name) => named.some(({ term }) => term === name));
  const unknown = [...asked.diseases, ...asked.signs].filter(
    ({ term }) => !(term in result.scores) && !study.notAssessed.includes(term),
  );
  return [
    ...(notAssessed.length > 0 ? [sentence('not-assessed', say.askedButNotAssessed(notAssessed))] : []),
    ...(unknown.length > 0 ? [sentence('not-assessed', say.askedButUnknown(unknown.map(({ text }) => text)))] : []),
    ...(isBeyond(asked) ? [sentence('not-answerable', say.notAnswerable(Object.keys(result.scores)))] : []),
    ...(study.notAssessed.length > 0 ? [sentence('not-assessed', say.notAssessed(study.notAssessed))] : []),
  ];
}

function isBeyond({ therapies, legal, tasks, advising, comparing }: Question): boolean {
  return [therapies, legal, tasks, advising, comparing].some(({ length }) => length > 0);
}

function sentence(topic: AnswerSentence['topic'], text: string): AnswerSentence {
  return { topic, text };
}
