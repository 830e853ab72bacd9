import type { RefObject } from 'react';
import type { StudyId } from '../../preload/domain.ts';
import { useOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { useQuestionDrafts } from './question-drafts.ts';
import { QuestionForm } from './question-form.tsx';
import { QuestionList } from './question-list.tsx';

interface QuestionsProps {
  /** null: the questions that belong to no image. */
  readonly study: StudyId | null;
  readonly isRead: boolean;
  readonly input: RefObject<HTMLTextAreaElement | null>;
}

/** As many as anybody scrolls through; those of no image have to be found among those of all. */
const [SHOWN, SEARCHED] = [50, 500];

/** The form and what was asked before, newest first. */
export function Questions({ study, isRead, input }: QuestionsProps) {
  const found = useOperation('questions.find', { study, limit: study === null ? SEARCHED : SHOWN });
  // Without a study main gives the questions of all.
  const entries = found.data?.filter((entry) => entry.study === study).slice(0, SHOWN);
  const write = useQuestionDrafts((drafts) => drafts.write);
  const again = (text: string): void => {
    write(study, text);
    input.current?.focus();
  };
  return (
    <div className="question">
      <QuestionForm study={study} entries={entries ?? []} input={input} />
      {found.isError && <FaultText code={found.error.code} />}
      {entries && <QuestionList entries={entries} isRead={isRead} onAgain={again} />}
    </div>
  );
}
