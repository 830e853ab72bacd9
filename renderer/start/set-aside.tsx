import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useStore } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';

/** The last way out, in two steps: what cannot be opened is kept whole beside a new start. */
export function SetAside() {
  const { t } = useTranslation('start');
  const [isAsked, setAsked] = useState(false);
  const store = useStore('app.state');
  const setAside = useCommand('profile.setAside', (state) => store({}, state));
  if (!isAsked) {
    return (
      <button type="button" className="button is-wide" data-testid="set-aside" onClick={() => setAsked(true)}>
        {t('setAside.ask')}
      </button>
    );
  }
  return (
    <div className="set-aside" data-testid="set-aside-confirm">
      <p>{t('setAside.text')}</p>
      <button
        type="button"
        className="button is-wide"
        data-testid="set-aside-yes"
        disabled={setAside.isPending}
        onClick={() => setAside.mutate({})}
      >
        {t('setAside.yes')}
      </button>
      <button
        type="button"
        className="button is-primary is-wide"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that had the focus is gone; the harmless one takes it
        autoFocus
        onClick={() => setAsked(false)}
      >
        {t('setAside.no')}
      </button>
      <div role="alert">{setAside.isError && <FaultText code={setAside.error.code} />}</div>
    </div>
  );
}
