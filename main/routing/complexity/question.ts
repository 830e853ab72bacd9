/** The terms of a question, by kind: what the complexity is counted from and what a local answer may take up. */
import type { Index, Match, Terms } from '../language/terms.ts';
import { distinctTerms, findTerms, indexTerms } from '../language/terms.ts';
import type { Word } from '../language/words.ts';
import { countWords, readWords } from '../language/words.ts';
import { AGE, ANATOMY, CARE, COMPANIONS, NOT_MEDICAL, OBJECTS } from '../vocabulary/context.ts';
import { DISEASES, NORMALITY, SIGNS } from '../vocabulary/findings.ts';
import { LEGAL, NOT_LEGAL } from '../vocabulary/legal.ts';
import { HOW_TO, PROGRAM } from '../vocabulary/program.ts';
import { ADVISING, ANALYSING, COMPARING, NOT_REASONING, STEPS, TASKS } from '../vocabulary/reasoning.ts';
import { THERAPIES } from '../vocabulary/therapies.ts';

const VOCABULARY = {
  normality: [NORMALITY, NOT_MEDICAL],
  diseases: [DISEASES, NOT_MEDICAL],
  signs: [SIGNS, NOT_MEDICAL],
  therapies: [THERAPIES, NOT_MEDICAL],
  anatomy: [ANATOMY, NOT_MEDICAL],
  objects: [OBJECTS, NOT_MEDICAL],
  care: [CARE, NOT_MEDICAL],
  age: [AGE, {}],
  companions: [COMPANIONS, {}],
  legal: [LEGAL, NOT_LEGAL],
  comparing: [COMPARING, NOT_REASONING],
  advising: [ADVISING, NOT_REASONING],
  analysing: [ANALYSING, NOT_REASONING],
  tasks: [TASKS, NOT_REASONING],
  steps: [STEPS, NOT_REASONING],
  program: [PROGRAM, {}],
  howTo: [HOW_TO, {}],
} as const satisfies Record<string, readonly [Terms, Terms]>;

type Kind = keyof typeof VOCABULARY;

/** Each term once, in the order of the question. */
export type Question = Readonly<Record<Kind, readonly Match[]>> & { readonly wordCount: number };

export function readQuestion(query: string): Question {
  const words = readWords(query);
  // Object.entries widens the keys to string; they are exactly those of VOCABULARY.
  const found = Object.fromEntries(
    INDEXES.map(({ kind, terms, lookalikes }) => [
      kind,
      distinctTerms(findTerms(withoutLookalikes(words, lookalikes), terms)),
    ]),
  ) as Record<Kind, Match[]>;
  return { ...found, wordCount: countWords(query) };
}

export function medicalTerms(question: Question): Match[] {
  const { diseases, signs, normality, therapies, anatomy, objects, care, companions, legal } = question;
  const terms = [...diseases, ...signs, ...normality, ...therapies, ...anatomy, ...objects, ...care];
  const isAccompanied = terms.length > 0 || legal.length > 0;
  return [...terms, ...(isAccompanied ? companions : [])].toSorted((a, b) => a.at - b.at);
}

const INDEXES = Object.entries(VOCABULARY).map(([kind, [terms, lookalikes]]) => ({
  kind,
  terms: indexTerms(terms),
  lookalikes: indexTerms(lookalikes),
}));

/** The words of a lookalike stay in their places, so that no phrase forms across them, but match nothing. */
function withoutLookalikes(words: readonly Word[], lookalikes: Index): readonly Word[] {
  const matches = findTerms(words, lookalikes);
  if (matches.length === 0) return words;
  return words.map((word, i) =>
    matches.some(({ at, length }) => i >= at && i < at + length) ? { ...word, letters: '', folded: '' } : word,
  );
}
