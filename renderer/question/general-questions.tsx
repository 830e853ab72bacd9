import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './question.css';
import { Questions } from './questions.tsx';

/** Questions that belong to no image: answered like the others, with the same look at what would leave. */
export function GeneralQuestions() {
  const { t } = useTranslation('question');
  const input = useRef<HTMLTextAreaElement>(null);
  return (
    <section className="block" aria-labelledby="general-questions" data-testid="general-questions">
      <header>
        <h2 id="general-questions">{t('general')}</h2>
      </header>
      <Questions study={null} isRead input={input} />
    </section>
  );
}
