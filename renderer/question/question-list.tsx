import { useTranslation } from 'react-i18next';
import type { QuestionEntry } from '../../preload/questions.ts';
import { Answer } from './answer.tsx';
import { Outbox } from './outbox.tsx';
import { lastAnswer } from './question-view.ts';
import { Unanswered } from './unanswered.tsx';

interface QuestionListProps {
  readonly entries: readonly QuestionEntry[];
  readonly isRead: boolean;
  readonly onAgain: (text: string) => void;
}

/** Newest first. */
export function QuestionList({ entries, ...rest }: QuestionListProps) {
  const { t } = useTranslation('question');
  return (
    <ol className="questions" aria-label={t('asked')} aria-live="polite" data-testid="questions">
      {entries.map((entry) => (
        <QuestionItem key={entry.id} entry={entry} {...rest} />
      ))}
    </ol>
  );
}

interface QuestionItemProps extends Omit<QuestionListProps, 'entries'> {
  readonly entry: QuestionEntry;
}

function QuestionItem({ entry, isRead, onAgain }: QuestionItemProps) {
  const answer = lastAnswer(entry);
  return (
    <li data-testid="question-item" data-outbox={entry.outbox}>
      <p className="question-text">{entry.text}</p>
      {answer ? (
        <Answer entry={entry} answer={answer} isRead={isRead} onAgain={() => onAgain(entry.text)} />
      ) : (
        <Unanswered onAgain={() => onAgain(entry.text)} />
      )}
      <Outbox entry={entry} />
    </li>
  );
}
