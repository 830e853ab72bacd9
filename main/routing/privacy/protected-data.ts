/**
 * Whether a question could tell who the patient is. Fails closed: what looks like an identifier counts as one, and a
 * text too long to be a question is not vouched for. A needless alarm costs a cloud answer; a missed one, a patient.
 * After the identifiers of HIPAA Safe Harbor, 45 CFR 164.514(b)(2), as far as text can hold them.
 */
import type { ProtectedDatum } from '../../../preload/routing.ts';
import { foldLetters, readWords, toLetters } from '../language/words.ts';
import { NAMES } from './given-names.ts';
import { IDENTIFIERS } from './identifiers.ts';
import { classifyNumbers } from './identity-numbers.ts';

export interface ProtectedDataCheck {
  readonly status: 'clear' | 'found' | 'unchecked';
  readonly found: readonly ProtectedDatum[];
}

const MAX_CHARACTERS = 4_000;
/** Which digit it was does not matter to a rule that counts digits. */
const FOREIGN_DIGIT = '9';
/** "Hasta Gül Kaya", "patient J. D.": everyday words, but two capitals after the patient are a name. */
const CAPITALS_AFTER_PATIENT = /\b(?:[Hh]asta|HASTA|[Pp]atient|PATIENT)\p{Ll}{0,4} \p{Lu}[\p{Ll}.]+ ?\p{Lu}[\p{L}.]+/gu;
const TITLE = /\b(?:Mr|Mrs|Ms|Miss|Sayın|SAYIN|Sn)\.? \p{Lu}\p{L}*/gu;
const FOLDED_NAMES: ReadonlySet<string> = new Set([...NAMES].map((name) => foldLetters(toLetters(name))));

export function findProtectedData(text: string): ProtectedDataCheck {
  if (text.length > MAX_CHARACTERS) return { status: 'unchecked', found: [{ kind: 'unchecked', excerpt: '' }] };
  const plain = withoutDisguise(text);
  const found = [...classifyNumbers(plain), ...findIdentifiers(plain), ...findNames(plain)];
  return { status: found.length === 0 ? 'clear' : 'found', found };
}

/** Full-width and foreign digits, invisible characters and odd blanks and dashes hide nothing. */
function withoutDisguise(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/(?!\d)\p{Nd}/gu, FOREIGN_DIGIT)
    .replaceAll(/\p{Pd}|−/gu, '-')
    .replaceAll(/\s+/gu, ' ');
}

function findIdentifiers(text: string): ProtectedDatum[] {
  const folded = foldLetters(toLetters(text));
  return IDENTIFIERS.flatMap(({ kind, pattern }) =>
    Array.from(folded.matchAll(pattern), ([excerpt]) => ({ kind, excerpt: excerpt.trim() })),
  );
}

function findNames(text: string): ProtectedDatum[] {
  const known = readWords(text).filter(({ folded }) => FOLDED_NAMES.has(folded));
  const shaped = [CAPITALS_AFTER_PATIENT, TITLE].flatMap((pattern) => text.match(pattern) ?? []);
  return [...known.map((word) => word.text), ...shaped].map((excerpt) => ({ kind: 'name', excerpt }));
}
