import { useState } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isNew?: boolean;
  readonly hasFocus?: boolean;
}

export function PassphraseField({ label, value, onChange, isNew = false, hasFocus = false }: PassphraseFieldProps) {
  const { t } = useTranslation('start');
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <TextField
      className="field"
      type={isShown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      value={value}
      onChange={onChange}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this screen
      autoFocus={hasFocus}
    >
      <Label>{label}</Label>
      <div className="field-row">
        <Input />
        <button
          type="button"
          className="icon-button"
          aria-label={isShown ? t('hidePassphrase') : t('showPassphrase')}
          onClick={() => setShown(!isShown)}
        >
          <Icon aria-hidden size={16} />
        </button>
      </div>
    </TextField>
  );
}
