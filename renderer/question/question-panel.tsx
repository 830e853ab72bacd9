import { useEffect, useRef } from 'react';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StudyDetail } from '../../preload/domain.ts';
import { useHotKeys } from '../ui/hotkeys.ts';
import { useQuestionDrafts } from './question-drafts.ts';
import './question.css';
import { Questions } from './questions.tsx';

interface QuestionPanelProps {
  readonly study: StudyDetail;
}

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
      {isOpen && <Questions study={study.id} isRead={study.ownRead !== null} input={input} />}
    </>
  );
}
