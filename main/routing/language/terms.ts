/**
 * Finding terms of a vocabulary in a question.
 * A term is a pair of pattern lists, Turkish and English, separated by `|`. In a pattern, words are separated by blanks:
 * `pnömoni*` begins so; `hasta` with the endings of its language; `aç=` exactly so; `#` any number.
 * A letter typed with a mark must be the pattern's letter; one typed without may be either (gogus = göğüs, but yaşam ≠
 * yasa): missing marks are forgiven, wrong ones are not.
 */
import { beginsWithVowel, formsBeforeVowel, isEnding } from './turkish.ts';
import type { Word } from './words.ts';
import { foldLetters, toLetters } from './words.ts';

type Term = readonly [turkish: string, english: string];
export type Terms = Readonly<Record<string, Term>>;

/** `at`: index of its first word; `length`: how many words. */
export interface Match {
  readonly term: string;
  readonly text: string;
  readonly at: number;
  readonly length: number;
}

export type Index = ReadonlyMap<string, readonly Phrase[]>;

interface Phrase {
  readonly term: string;
  readonly words: readonly WordPattern[];
}

interface WordPattern {
  readonly rule: 'open' | 'turkish' | 'english' | 'exact' | 'number';
  readonly letters: string;
  readonly folded: string;
  readonly needsVowel: boolean;
}

/** Prepares a vocabulary: patterns by the first letter of their first word, longest phrase first. */
export function indexTerms(terms: Terms): Index {
  const phrases = Object.entries(terms).flatMap(([term, [turkish, english]]) => [
    ...toPhrases(term, turkish, 'turkish'),
    ...toPhrases(term, english, 'english'),
  ]);
  phrases.sort((a, b) => b.words.length - a.words.length);
  const index = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const key = keyOf(phrase.words[0]);
    index.set(key, [...(index.get(key) ?? []), phrase]);
  }
  return index;
}

/** Every occurrence, from left to right; a word belongs to one match at most. */
export function findTerms(words: readonly Word[], index: Index): Match[] {
  const matches: Match[] = [];
  let at = 0;
  while (at < words.length) {
    const phrase = phraseAt(words, at, index);
    if (phrase) matches.push(toMatch(words, at, phrase));
    at += phrase?.words.length ?? 1;
  }
  return matches;
}

/** The first match of each term. */
export function distinctTerms(matches: readonly Match[]): Match[] {
  const seen = new Set<string>();
  return matches.filter(({ term }) => !seen.has(term) && seen.add(term));
}

function toPhrases(term: string, patterns: string, language: 'turkish' | 'english'): Phrase[] {
  return patterns
    .split('|')
    .filter((pattern) => pattern !== '')
    .flatMap((pattern) => combine(pattern.split(' ').map((word) => toPatterns(word, language))))
    .map((words) => ({ term, words }));
}

function toPatterns(word: string, language: 'turkish' | 'english'): WordPattern[] {
  if (word === '#') return [toPattern('number', '#')];
  if (word.endsWith('*')) return [toPattern('open', word.slice(0, -1))];
  if (word.endsWith('=')) return [toPattern('exact', word.slice(0, -1))];
  const stem = toPattern(language, word);
  if (language === 'english') return [stem];
  return [stem, ...formsBeforeVowel(stem.letters).map((form) => toPattern('turkish', form, true))];
}

function toPattern(rule: WordPattern['rule'], text: string, needsVowel = false): WordPattern {
  const letters = toLetters(text);
  return { rule, letters, folded: foldLetters(letters), needsVowel };
}

/** [[a, b], [c]] -> [[a, c], [b, c]]. */
function combine<T>(choices: readonly (readonly T[])[]): T[][] {
  return choices.reduce<T[][]>((rows, next) => rows.flatMap((row) => next.map((item) => [...row, item])), [[]]);
}

function keyOf(pattern: WordPattern | undefined): string {
  return pattern?.folded[0] ?? '';
}

function phraseAt(words: readonly Word[], at: number, index: Index): Phrase | null {
  const first = words[at];
  if (!first) return null;
  const phrases = index.get(first.isNumber ? '#' : (first.folded[0] ?? '')) ?? [];
  return phrases.find((phrase) => phrase.words.every((pattern, i) => fits(words[at + i], pattern))) ?? null;
}

function fits(word: Word | undefined, pattern: WordPattern): boolean {
  if (!word) return false;
  if (pattern.rule === 'number') return word.isNumber;
  if (!startsAlike(word, pattern)) return false;
  const rest = word.folded.slice(pattern.folded.length);
  if (pattern.needsVowel && !beginsWithVowel(rest)) return false;
  return isRestAllowed(rest, pattern.rule);
}

function startsAlike(word: Word, pattern: WordPattern): boolean {
  if (!word.folded.startsWith(pattern.folded)) return false;
  return Array.from(pattern.letters).every((letter, i) => {
    const isMarked = word.letters[i] !== word.folded[i];
    return !isMarked || word.letters[i] === letter;
  });
}

function isRestAllowed(rest: string, rule: Exclude<WordPattern['rule'], 'number'>): boolean {
  switch (rule) {
    case 'open':
      return true;
    case 'exact':
      return rest === '';
    case 'english':
      return rest === '' || rest === 's' || rest === 'es';
    case 'turkish':
      return isEnding(rest);
  }
}

function toMatch(words: readonly Word[], at: number, phrase: Phrase): Match {
  const { length } = phrase.words;
  const text = words
    .slice(at, at + length)
    .map((word) => word.text)
    .join(' ');
  return { term: phrase.term, text, at, length };
}
