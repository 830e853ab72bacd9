import type { AnswerLine } from '../../preload/questions.ts';

/** Who speaks goes along wherever the text is pasted. */
export function answerAsText(question: string, label: string, lines: readonly AnswerLine[]): string {
  return [question, `[${label}]`, ...lines.map(({ text }) => text)].join('\n');
}
