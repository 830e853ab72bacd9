import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../preload/domain.ts';
import { useCommand, useStore } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { StartCard } from './start-card.tsx';

interface UnlockProps {
  readonly state: AppState;
}

export function Unlock({ state }: UnlockProps) {
  const { t } = useTranslation('start');
  const [passphrase, setPassphrase] = useState('');
  const store = useStore('app.state');
  const unlock = useCommand('profile.unlock', (ready) => store({}, ready));
  const fault = unlock.error?.code ?? state.fault;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    unlock.mutate({ passphrase }, { onError: () => setPassphrase('') });
  };
  return (
    <StartCard title={t('locked')}>
      <p>{t('unlockPurpose')}</p>
      <form onSubmit={submit}>
        <PassphraseField hasFocus label={t('passphrase')} value={passphrase} onChange={setPassphrase} />
        <div role="alert">{fault && !unlock.isPending && <FaultText code={fault} />}</div>
        <button type="submit" className="button is-primary is-wide" disabled={passphrase === '' || unlock.isPending}>
          {unlock.isPending ? t('unlocking') : t('unlock')}
        </button>
      </form>
    </StartCard>
  );
}
