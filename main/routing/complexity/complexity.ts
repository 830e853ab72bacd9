/** How much a question asks for: an explained score, and the class that follows from it. */
import type { Complexity, Feature } from '../../../preload/routing.ts';
import type { Match } from '../language/terms.ts';
import { MAX_CHARACTERS } from '../language/words.ts';
import type { Question } from './question.ts';
import { medicalTerms, readQuestion } from './question.ts';
import { complexityOf, pointsForWords, WEIGHTS } from './weights.ts';

export interface Assessment {
  readonly complexity: Complexity;
  readonly score: number;
  readonly features: readonly Feature[];
}

const LONG_QUESTION = 10;

/** `score` is the sum of the points of `features`; every feature that counted is listed. */
export function assessComplexity(query: string): Assessment {
  const question = readQuestion(query);
  const features = [
    { kind: 'word-count', points: pointsForWords(question.wordCount), evidence: [String(question.wordCount)] } as const,
    ...medical(question),
    ...legal(question),
    ...verbs(question),
    ...tasks(question),
    ...combinations(question),
    ...steps(question, query),
    ...singleFinding(question),
  ];
  const score = features.reduce((sum, { points }) => sum + points, 0);
  return { complexity: complexityOf(score), score, features };
}

/** Medical words that only name what the program is to handle count for nothing, and the feature says so. */
function medical(question: Question): Feature[] {
  const terms = medicalTerms(question);
  if (terms.length === 0) return [];
  const points = graded(terms, WEIGHTS.medical, WEIGHTS.furtherTermsCounted);
  const counted: Feature = { kind: 'medical-terms', points, evidence: quote(terms) };
  if (!isAboutTheProgram(question)) return [counted];
  const evidence = quote([...question.howTo, ...question.program]);
  return [counted, { kind: 'about-the-program', points: -points, evidence }];
}

function isAboutTheProgram(question: Question): boolean {
  const { diseases, signs, therapies, anatomy, normality, program, howTo } = question;
  const wantsToDo = howTo.some(({ term }) => term === 'personally');
  if ((program.length === 0 && !wantsToDo) || isDemanding(question)) return false;
  const isClinical = [diseases, signs, therapies, anatomy, normality].some(({ length }) => length > 0);
  return !isClinical || (program.length > 0 && howTo.length > 0);
}

function legal({ legal: terms }: Question): Feature[] {
  const points = graded(terms, WEIGHTS.legal, WEIGHTS.furtherTermsCounted);
  return terms.length === 0 ? [] : [{ kind: 'legal-terms', points, evidence: quote(terms) }];
}

function verbs({ analysing, comparing, advising }: Question): Feature[] {
  const terms = [...analysing, ...comparing, ...advising];
  const points = graded(terms, WEIGHTS.complexVerb, WEIGHTS.furtherVerbsCounted);
  return terms.length === 0 ? [] : [{ kind: 'complex-verbs', points, evidence: quote(terms) }];
}

function tasks(question: Question): Feature[] {
  const terms = question.tasks;
  return terms.length === 0 || medicalTerms(question).length === 0
    ? []
    : [{ kind: 'clinical-task', points: WEIGHTS.clinicalTask, evidence: quote(terms) }];
}

function combinations(question: Question): Feature[] {
  const members = membersOf(question);
  if (members.length === 0) return [];
  const further = Math.min(members.length - 2, WEIGHTS.furtherMembersCounted) * WEIGHTS.furtherMember;
  return [{ kind: 'combination', points: WEIGHTS.combination + further, evidence: quote(members) }];
}

/** Two things or more that the answer must hold against one another; none when there is nothing of the kind. */
function membersOf(question: Question): Match[] {
  const { therapies, comparing, advising, care, age } = question;
  const findings = findingsOf(question);
  const lawAndMedicine = [...question.legal.slice(0, 1), ...medicineBesideLaw(question).slice(0, 1)];
  const judging = question.analysing.filter(({ term }) => term !== 'explain');
  const asksDiagnosis = care.some(({ term }) => term === 'diagnosis');
  const groups = [
    lawAndMedicine.length === 2 ? lawAndMedicine : [],
    comparing.length > 0 && findings.length > 1 ? findings : [],
    comparing.length > 0 && therapies.length > 1 ? therapies : [],
    therapies.length > 0 && findings.length > 1 ? findings : [],
    therapies.length > 0 && advising.length > 0 ? [...therapies.slice(0, 1), ...advising.slice(0, 1)] : [],
    therapies.length > 0 && judging.length > 0 ? [...therapies.slice(0, 1), ...judging.slice(0, 1)] : [],
    asksDiagnosis && findings.length > 2 ? findings : [],
    age.length > 0 && findings.length > 1 ? findings : [],
  ];
  const members = [...new Set(groups.flat())];
  return members.length > 0 ? members : judgedComparison(question, judging);
}

/** "Compare the results and analyse them": what is compared is not named, and yet it is to be held against one another. */
function judgedComparison(question: Question, judging: readonly Match[]): Match[] {
  const asked = [...question.comparing.slice(0, 1), ...judging.slice(0, 1)];
  return asked.length === 2 && medicalTerms(question).length > 0 ? asked : [];
}

/**
 * "Medical malpractice" is one term of law, not law and medicine; and whose image a law speaks of is no medicine either:
 * "Which law covers patient data?" asks for one fact.
 */
function medicineBesideLaw(question: Question): Match[] {
  const { objects, anatomy, companions } = question;
  const named = new Set([...objects, ...anatomy, ...companions]);
  return medicalTerms(question).filter(
    (word) =>
      !named.has(word) &&
      !question.legal.some((law) => word.at < law.at + law.length && law.at < word.at + word.length),
  );
}

function steps({ steps: terms }: Question, query: string): Feature[] {
  const questions = query.slice(0, MAX_CHARACTERS).match(/[\p{L}\p{Nd}][^?\p{L}\p{Nd}]*\?/gu) ?? [];
  const evidence = [...quote(terms), ...(questions.length > 1 ? ['?'] : [])];
  return evidence.length === 0 ? [] : [{ kind: 'several-steps', points: WEIGHTS.severalSteps, evidence }];
}

function singleFinding(question: Question): Feature[] {
  const findings = findingsOf(question);
  const isLong = question.wordCount >= LONG_QUESTION;
  const isOneImage = question.objects.some(({ term }) => term !== 'patient');
  const hasMore = findings.length > 1 || question.therapies.length > 0 || question.legal.length > 0;
  const asksMore = [question.tasks, question.comparing, question.advising, question.steps].some(
    ({ length }) => length > 0,
  );
  if (!isLong || !isOneImage || hasMore || asksMore) return [];
  return [
    { kind: 'single-finding', points: WEIGHTS.singleFinding, evidence: quote([...question.objects, ...findings]) },
  ];
}

function isDemanding({ legal: law, tasks: asked, comparing, advising, analysing }: Question): boolean {
  return [law, asked, comparing, advising, analysing].some(({ length }) => length > 0);
}

function findingsOf({ diseases, signs }: Question): Match[] {
  return [...diseases, ...signs];
}

function graded(terms: readonly Match[], first: number, furtherCounted: number): number {
  return first + Math.min(terms.length - 1, furtherCounted) * WEIGHTS.furtherTerm;
}

function quote(terms: readonly Match[]): string[] {
  return terms.map(({ text }) => text);
}
