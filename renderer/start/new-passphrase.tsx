import { useState } from 'react';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PassphraseField } from './passphrase-field.tsx';
import { MIN_PASSPHRASE, passphraseStrength } from './passphrase-strength.ts';

interface NewPassphraseProps {
  /** The passphrase once it is long enough and typed twice alike, null until then. */
  readonly onChange: (passphrase: string | null) => void;
}

export function NewPassphrase({ onChange }: NewPassphraseProps) {
  const { t } = useTranslation('start');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const change = (one: string, two: string): void => {
    setFirst(one);
    setSecond(two);
    onChange(one === two && one.length >= MIN_PASSPHRASE ? one : null);
  };
  const isDifferent = second !== '' && !first.startsWith(second);
  return (
    <>
      <PassphraseField isNew hasFocus label={t('passphrase')} value={first} onChange={(text) => change(text, second)} />
      <StrengthMeter passphrase={first} />
      <PassphraseField isNew label={t('passphraseAgain')} value={second} onChange={(text) => change(first, text)} />
      <output className="field-hint">{isDifferent ? t('passphrasesDiffer') : ''}</output>
      <div className="start-note is-warning">
        <TriangleAlert aria-hidden size={18} />
        <p>{t('unrecoverable')}</p>
      </div>
    </>
  );
}

function StrengthMeter({ passphrase }: { readonly passphrase: string }) {
  const { t } = useTranslation('start');
  const strength = passphraseStrength(passphrase);
  return (
    <div className="strength" data-strength={passphrase === '' ? 'empty' : strength}>
      <span className="strength-bar" aria-hidden />
      <output>{passphrase === '' ? t('strength.rule', { count: MIN_PASSPHRASE }) : t(`strength.${strength}`)}</output>
    </div>
  );
}
