/**
 * What each feature of a question is worth. The original router gave 10/20/30/50 for the length, 20 for medicine, 20 for
 * law and 15 for a complex verb, with classes from 30 and from 60; those figures stay. The rest is what its own table of
 * examples (10, 40 and 85 points) needs and what separates questions of one image from questions of judgement.
 */
import type { Complexity } from '../../../preload/routing.ts';

export const WEIGHTS = {
  medical: 20,
  legal: 20,
  complexVerb: 15,
  /** A further distinct term of a kind says less than the first. */
  furtherTerm: 5,
  /** "Bu göğüs röntgeninde pnömoni var mı?" has three and scored 40: two further terms count, a fourth only repeats. */
  furtherTermsCounted: 2,
  furtherVerbsCounted: 1,
  /** Differential diagnosis, treatment plans: with any medical word (20) in the shortest question (10) already complex. */
  clinicalTask: 30,
  /** Things that must be held against one another: diseases compared, treatment with comorbidity, law with medicine. */
  combination: 15,
  furtherMember: 5,
  furtherMembersCounted: 2,
  /** An answer in several steps, with reasons or in depth. */
  severalSteps: 10,
  /** Politeness makes a question longer, not harder: one finding asked of one image is what the local model answers. */
  singleFinding: -10,
} as const;

/** Points for the number of words, as in the original. */
export function pointsForWords(words: number): number {
  if (words < 10) return 10;
  if (words < 20) return 20;
  return words < 50 ? 30 : 50;
}

export function complexityOf(score: number): Complexity {
  if (score < 30) return 'simple';
  return score < 60 ? 'medium' : 'complex';
}
