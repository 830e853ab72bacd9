import { useEffect, useRef } from 'react';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StudyDetail } from '../../preload/domain.ts';
import { useOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { useHotKeys } from '../ui/hotkeys.ts';
import { useQuestionDrafts } from './question-drafts.ts';
import { QuestionForm } from './question-form.tsx';
import { QuestionList } from './question-list.tsx';
import './question.css';

interface QuestionPanelProps {
  readonly study: StudyDetail;
}

/** As many as anybody scrolls through beside an image. */
const SHOWN = 50;

/** Closed until somebody asks: most films raise no question. */
export function QuestionPanel({ study }: QuestionPanelProps) {
  const { t } = useTranslation('question');
  const { isOpen, setOpen } = useQuestionDrafts();
  const input = useRef<HTMLTextAreaElement>(null);
  const isCalled = useRef(false);
  useEffect(() => {
    // Only who opened it wants to type; a study opened with the section open does not take the keys away.
    if (isOpen && isCalled.current) input.current?.focus();
    isCalled.current = false;
  }, [isOpen]);
  const toggle = (wanted: boolean): void => {
    isCalled.current = wanted;
    setOpen(wanted);
    if (wanted) input.current?.focus();
  };
  useHotKeys({ Q: () => toggle(true) });
  const Chevron = isOpen ? ChevronDown : ChevronUp;
  return (
    <>
      <button
        type="button"
        className="button is-small"
        data-testid="question-toggle"
        aria-expanded={isOpen}
        aria-keyshortcuts="Q"
        onClick={() => toggle(!isOpen)}
      >
        <Chevron aria-hidden size={14} />
        {t(isOpen ? 'hide' : 'ask')}
        <kbd>Q</kbd>
      </button>
      {isOpen && <Questions study={study} input={input} />}
    </>
  );
}

interface QuestionsProps extends QuestionPanelProps {
  readonly input: React.RefObject<HTMLTextAreaElement | null>;
}

function Questions({ study, input }: QuestionsProps) {
  const found = useOperation('questions.find', { study: study.id, limit: SHOWN });
  const write = useQuestionDrafts((drafts) => drafts.write);
  const again = (text: string): void => {
    write(study.id, text);
    input.current?.focus();
  };
  return (
    <div className="question">
      <QuestionForm study={study} entries={found.data ?? []} input={input} />
      {found.isError && <FaultText code={found.error.code} />}
      {found.data && <QuestionList entries={found.data} isRead={study.ownRead !== null} onAgain={again} />}
    </div>
  );
}
