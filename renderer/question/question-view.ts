/** What may be done with a question and what may be shown of its answer, decided apart from how it is drawn. */
import type { AnswerLine, GivenAnswer, Outgoing, QuestionEntry, QuestionPreview } from '../../preload/questions.ts';

export interface Choices {
  /** What stays: null where nothing at home may answer. */
  readonly home: 'local' | 'remote' | null;
  /** What leaves: now, from the outbox once what blocks it is over, or beside the answer given here, to compare. */
  readonly away: { readonly when: 'now' | 'later' | 'besides'; readonly outgoing: Outgoing } | null;
}

export type ShownAnswer =
  | { readonly kind: 'withheld' }
  | { readonly kind: 'abstained' }
  | { readonly kind: 'shown'; readonly lines: readonly AnswerLine[]; readonly withheld: number };

/** Words of an answer that tell what the model saw. */
const REVEALING: ReadonlySet<AnswerLine['topic']> = new Set(['finding', 'score', 'caution', 'prior']);

/** The preview of other words than these allows nothing to leave; staying here needs no preview. */
export function choicesFor(text: string, preview: QuestionPreview | null): Choices {
  if (preview === null || preview.decision.query !== text) return { home: 'local', away: null };
  const { route } = preview.decision;
  const home = route === 'remote' ? 'remote' : 'local';
  return { home: route === null ? null : home, away: awayOf(preview) };
}

/** The first send of a case shows what leaves without being asked; later ones keep it at hand. */
export function hasAgreedBefore(entries: readonly QuestionEntry[]): boolean {
  return entries.some(({ consent }) => consent === 'may-leave');
}

/** Main withholds before the own read; should something slip through all the same, it is not shown. */
export function shownAnswer(answer: GivenAnswer, isRead: boolean): ShownAnswer {
  const isForeign = answer.label === 'general-purpose-model';
  if (answer.isHidden || (isForeign && !isRead)) return { kind: 'withheld' };
  if (answer.isAbstained) return { kind: 'abstained' };
  const lines = answer.lines.filter(({ topic }) => isRead || !REVEALING.has(topic));
  return { kind: 'shown', lines, withheld: answer.lines.length - lines.length };
}

/** The answer that counts; null while none was given. */
export function lastAnswer({ answers }: QuestionEntry): GivenAnswer | null {
  return answers.at(-1) ?? null;
}

/** What the outbox offers for a question: to go in, to come out, or nothing. */
export function outboxStep({ outbox }: QuestionEntry): 'put' | 'take' | null {
  if (outbox === 'offered' || outbox === 'withdrawn' || outbox === 'failed') return 'put';
  return outbox === 'waiting' ? 'take' : null;
}

function awayOf({ outgoing, decision, isCompared }: QuestionPreview): Choices['away'] {
  if (outgoing === null) return null;
  if (decision.route === 'cloud') return { when: 'now', outgoing };
  if (isCompared) return { when: 'besides', outgoing };
  return decision.offerOutbox ? { when: 'later', outgoing } : null;
}
