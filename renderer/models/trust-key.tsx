import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyFile } from '../../preload/models.ts';
import { useCommand, useStore } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { HintedField } from '../ui/hinted-field.tsx';
import { SubmitForm } from '../ui/submit-form.tsx';
import { Fingerprint } from './fingerprint.tsx';

const SHORTEST = 16;

/** First the file, then the fingerprint as its owner tells it: nobody should trust a key by pressing one button. */
export function TrustKey() {
  const { t } = useTranslation('models');
  const [chosen, setChosen] = useState<KeyFile | null>(null);
  const choose = useCommand('keys.choose', setChosen);
  const start = useRef<HTMLButtonElement>(null);
  // The field that had the focus is gone: without a focus inside, Escape would not close the sheet.
  const done = (): void => {
    setChosen(null);
    start.current?.focus();
  };
  return (
    <section className="signing-key" aria-labelledby="trust-key">
      <h3 id="trust-key">{t('trust.title')}</h3>
      <p className="hint">{t('trust.text')}</p>
      <button
        ref={start}
        type="button"
        className="button is-left"
        data-testid="choose-key"
        disabled={choose.isPending}
        onClick={() => choose.mutate({})}
      >
        {t('trust.choose')}
      </button>
      {choose.isError && <FaultText code={choose.error.code} />}
      {chosen && <TrustForm key={chosen.id} chosen={chosen} onDone={done} />}
    </section>
  );
}

interface TrustFormProps {
  readonly chosen: KeyFile;
  readonly onDone: () => void;
}

function TrustForm({ chosen: { fileName, id, pem }, onDone }: TrustFormProps) {
  const { t } = useTranslation('models');
  const [name, setName] = useState(fileName);
  const [fingerprint, setFingerprint] = useState('');
  const store = useStore('keys.find');
  const trust = useCommand('keys.trust', (keys) => {
    store({}, keys);
    onDone();
  });
  const typed = fingerprint.replaceAll(/[^0-9a-fA-F]/g, '');
  const type = (text: string): void => {
    setFingerprint(text);
    trust.reset();
  };
  return (
    <SubmitForm
      className="trust-form"
      testId="trust-key"
      label={t('trust.yes')}
      isReady={typed.length >= SHORTEST && name.trim() !== '' && !trust.isPending}
      error={trust.error}
      onSubmit={() => trust.mutate({ pem, name: name.trim(), fingerprint: typed })}
    >
      <p>{t('trust.of', { fileName })}</p>
      <Fingerprint id={id} />
      <label className="form-field">
        <span>{t('trust.name')}</span>
        <input data-testid="key-name" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <HintedField
        name="key-fingerprint"
        label={t('trust.fingerprint')}
        hint={t('trust.hint')}
        maxLength={200}
        value={fingerprint}
        onChange={type}
      />
    </SubmitForm>
  );
}
