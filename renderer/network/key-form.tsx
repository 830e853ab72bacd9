import { useState } from 'react';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../bridge/operation.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { HintedField } from '../ui/hinted-field.tsx';
import { SubmitForm } from '../ui/submit-form.tsx';
import { useSettingsChanged } from './use-cloud-change.ts';

interface KeyFormProps {
  readonly hasKey: boolean;
}

const KEY = /^[\x21-\x7e]{8,500}$/;

/** Goes in and never comes out: the field forgets it as soon as it is stored. */
export function KeyForm({ hasKey }: KeyFormProps) {
  const { t } = useTranslation('network');
  const [key, setKey] = useState('');
  const changed = useSettingsChanged();
  const store = useCommand('cloud.setKey', (settings) => {
    setKey('');
    changed(settings);
  });
  return (
    <section className="block" aria-labelledby="key">
      <header>
        <h2 id="key">{t('key.title')}</h2>
      </header>
      <output className="only-state" data-testid="key-state" data-stored={hasKey}>
        <KeyRound aria-hidden size={16} />
        {t(hasKey ? 'key.stored' : 'key.none')}
      </output>
      <SubmitForm
        className="key-form"
        testId="store-key"
        label={t('key.set')}
        isReady={KEY.test(key.trim()) && !store.isPending}
        error={store.error}
        onSubmit={() => store.mutate({ key: key.trim() })}
      >
        <HintedField
          name="key-field"
          type="password"
          label={t('key.field')}
          hint={t('key.hint')}
          maxLength={500}
          value={key}
          onChange={setKey}
        />
      </SubmitForm>
      {hasKey && (
        <ConfirmButton
          label={t('key.remove')}
          confirm={t('key.confirm')}
          keep={t('key.keep')}
          testId="remove-key"
          isDisabled={store.isPending}
          onConfirm={() => store.mutate({ key: null })}
        />
      )}
    </section>
  );
}
