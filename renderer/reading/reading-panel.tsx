import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StudyDetail } from '../../preload/domain.ts';
import { QuestionPanel } from '../question/question-panel.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { OwnReadPanel } from './own-read-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import type { Navigation } from './use-navigation.ts';

interface ReadingPanelProps {
  readonly study: StudyDetail;
  readonly navigation: Navigation;
}

/** One column in reading order: own read, the model's answer, review, questions. The decision stays in sight under a long answer. */
export function ReadingPanel({ study, navigation }: ReadingPanelProps) {
  const { t } = useTranslation(['reading', 'question']);
  return (
    <aside className="panel" aria-label={t('panel')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without the mouse a long answer is scrolled from here */}
      <div className="panel-scroll" tabIndex={0}>
        <Step number={1} title={t('ownRead.title')}>
          <OwnReadPanel study={study} />
        </Step>
        <Step number={2} title={t('answer.title')}>
          <AnswerPanel study={study} />
        </Step>
      </div>
      <Step number={3} title={t('review.title')}>
        <ReviewPanel study={study} />
      </Step>
      <Step number={4} title={t('question:title')} isOpening>
        <QuestionPanel study={study} />
      </Step>
      <button type="button" className="button is-wide panel-next" onClick={navigation.nextUnread}>
        {t('nextUnread')}
        <kbd>N</kbd>
      </button>
    </aside>
  );
}

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
  /** Takes what height it needs, up to most of the column. */
  readonly isOpening?: boolean;
}

function Step({ number, title, children, isOpening = false }: StepProps) {
  return (
    <section className={isOpening ? 'step is-question' : 'step'} aria-labelledby={`step-${number}`} data-step={number}>
      <h2 id={`step-${number}`}>
        <span className="step-number" aria-hidden>
          {number}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}
