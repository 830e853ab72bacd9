import { useState } from 'react';
import type { FormEvent } from 'react';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../preload/domain.ts';
import { useCommand, useStore } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { NewPassphrase } from './new-passphrase.tsx';
import { StartCard } from './start-card.tsx';

interface CreateProfileProps {
  readonly state: AppState;
}

/** First start: the language, what guards the key, and on to the worklist. */
export function CreateProfile({ state }: CreateProfileProps) {
  const { t } = useTranslation('start');
  const { language } = useFormat();
  const store = useStore('app.state');
  const create = useCommand('profile.create', (ready) => store({}, ready));
  const needsPassphrase = state.keyProtection === 'passphrase';
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ passphrase: needsPassphrase ? passphrase : null, language });
  };
  return (
    <StartCard title={t('welcome')}>
      <p>{t('purpose')}</p>
      <form onSubmit={submit}>
        {needsPassphrase ? <NewPassphrase onChange={setPassphrase} /> : <KeychainNote />}
        {create.isError && <FaultText code={create.error.code} />}
        <button
          type="submit"
          className="button is-primary is-wide"
          disabled={create.isPending || (needsPassphrase && passphrase === null)}
        >
          {create.isPending ? t('creating') : t('create')}
        </button>
      </form>
    </StartCard>
  );
}

function KeychainNote() {
  const { t } = useTranslation('start');
  return (
    <div className="start-note">
      <KeyRound aria-hidden size={18} />
      <p>{t('keychain')}</p>
    </div>
  );
}
