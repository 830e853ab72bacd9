import { useTranslation } from 'react-i18next';
import { useCommand } from '../bridge/operation.ts';
import { useNotices } from '../frame/notices.ts';
import { useIsAsking } from './use-ask.ts';

interface UnansweredProps {
  readonly onAgain: () => void;
}

/** Under way, with a way to stop it; or left without an answer, with a way to ask again. */
export function Unanswered({ onAgain }: UnansweredProps) {
  const { t } = useTranslation('question');
  const isAsking = useIsAsking();
  const report = useNotices((notices) => notices.report);
  const stop = useCommand('questions.cancel');
  if (!isAsking) {
    return (
      <div className="given-actions">
        <span className="hint">{t('unanswered')}</span>
        <button type="button" className="button is-small" onClick={onAgain}>
          {t('again')}
        </button>
      </div>
    );
  }
  return (
    <div className="given-actions">
      <output className="hint">{t('waiting')}</output>
      <button
        type="button"
        className="button is-small"
        data-testid="stop"
        disabled={stop.isPending}
        onClick={() => stop.mutate({}, { onError: (error) => report(error.code) })}
      >
        {t('stop')}
      </button>
    </div>
  );
}
