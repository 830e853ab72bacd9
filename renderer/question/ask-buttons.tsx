import { CloudUpload, Monitor } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Choices } from './question-view.ts';

interface AskButtonsProps {
  readonly choices: Choices;
  readonly isDisabled: boolean;
  readonly onAsk: (isLeaving: boolean) => void;
}

const SENDS = { now: 'send', later: 'sendLater', besides: 'sendBesides' } as const;

/** What stays and what leaves are two buttons, each with its place in its name. Enter always means to stay. */
export function AskButtons({ choices: { home, away }, isDisabled, onAsk }: AskButtonsProps) {
  const { t } = useTranslation('question');
  return (
    <div className="ask-buttons">
      <button
        type="button"
        className="button is-primary is-wide"
        data-testid="ask-here"
        disabled={isDisabled || home === null}
        onClick={() => onAsk(false)}
      >
        <Monitor aria-hidden size={14} />
        {t(home === 'remote' ? 'answerRemote' : 'answerHere')}
        <kbd>Enter</kbd>
      </button>
      {away && (
        <button
          type="button"
          className="button is-wide is-leaving"
          data-testid="ask-away"
          data-when={away.when}
          disabled={isDisabled}
          aria-describedby={away.when === 'besides' ? 'besides-hint' : undefined}
          onClick={() => onAsk(true)}
        >
          <CloudUpload aria-hidden size={14} />
          {t(SENDS[away.when], { host: away.outgoing.host })}
        </button>
      )}
      {away?.when === 'besides' && (
        <p className="hint" id="besides-hint">
          {t('besidesText')}
        </p>
      )}
    </div>
  );
}
