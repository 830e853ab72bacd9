/** The catalogue of local answers: every sentence the application may say about a reading, once for each language. */
import type { ReadFault, Refusal, Warning } from '../../../preload/domain.ts';

interface ScoreFacts {
  readonly label: string;
  readonly score: number;
  readonly threshold: number;
  readonly isReached: boolean;
  readonly sensitivity: number;
  readonly sensitivityInterval: readonly [number, number];
  readonly positives: number;
  readonly specificity: number;
  readonly specificityInterval: readonly [number, number];
  readonly negatives: number;
  /** Where the cut-off was measured, in the card's words; null: on this clinic's own reference cases. */
  readonly measuredElsewhere: string | null;
}

interface PriorFacts {
  readonly date: string | null;
  readonly prediction: string;
}

interface ChangeFacts {
  readonly label: string;
  readonly before: number;
  readonly now: number;
}

/** Labels and names of findings arrive in the words of the model card; the catalogue knows their names. */
export interface Sentences {
  readonly withheld: string;
  readonly noStudy: string;
  readonly pending: string;
  readonly refused: (reason: string) => string;
  readonly unreadable: (reason: string) => string;
  readonly reasons: Readonly<Record<Refusal | ReadFault, string>>;
  readonly reasonUnknown: (code: string) => string;
  readonly positive: (label: string) => string;
  readonly negative: (labels: readonly string[]) => string;
  readonly uncertain: string;
  readonly score: (facts: ScoreFacts) => string;
  readonly scoreWithoutPoint: (label: string, score: number) => string;
  readonly covid: string;
  readonly warnings: Readonly<Record<Warning, string>>;
  readonly prior: (facts: PriorFacts) => string;
  readonly priorChange: (facts: ChangeFacts) => string;
  readonly priorWithoutAnswer: string;
  readonly priorOfAnotherModel: string;
  readonly askedButNotAssessed: (names: readonly string[]) => string;
  readonly askedButUnknown: (words: readonly string[]) => string;
  readonly notAssessed: (names: readonly string[]) => string;
  readonly notAnswerable: (labels: readonly string[]) => string;
  readonly purpose: string;
}

/** Names of labels and findings, as card.json writes them. */
export type FindingNames = Readonly<Record<string, string>>;

/** The name in the language, else the card's own word with its hyphens opened. */
export function nameOf(names: FindingNames, word: string): string {
  return names[word] ?? word.replaceAll('-', ' ');
}

export function formatList(words: readonly string[], locale: string, type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(locale, { type }).format(words);
}

/** A ratio with at most two decimals, as the language writes percentages. */
export function formatPercent(ratio: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(ratio);
}
