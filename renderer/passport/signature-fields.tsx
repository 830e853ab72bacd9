import { useTranslation } from 'react-i18next';
import type { Signatory } from '../../preload/passport.ts';
import { PassphraseField } from '../start/passphrase-field.tsx';

/** A signature being made: nobody chosen yet is an empty text. */
export interface SignatureDraft {
  readonly signatory: string;
  readonly passphrase: string;
}

export const NO_SIGNATURE: SignatureDraft = { signatory: '', passphrase: '' };

interface SignatureFieldsProps {
  readonly title: string;
  readonly number: number;
  readonly people: readonly Signatory[];
  readonly draft: SignatureDraft;
  readonly onChange: (draft: SignatureDraft) => void;
}

export function SignatureFields({ title, number, people, draft, onChange }: SignatureFieldsProps) {
  const { t } = useTranslation('passport');
  return (
    <fieldset className="signature">
      <legend>{title}</legend>
      <select
        className="plain-input"
        aria-label={t('sign.choose')}
        data-testid={`signatory-${number}`}
        value={draft.signatory}
        onChange={(event) => onChange({ ...draft, signatory: event.target.value })}
      >
        <option value="">{t('sign.choose')}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <PassphraseField
        label={t('sign.passphrase')}
        value={draft.passphrase}
        onChange={(passphrase) => onChange({ ...draft, passphrase })}
      />
    </fieldset>
  );
}

/** The people who signed, as main takes them; null while one is missing. */
export function signaturesIn(drafts: readonly SignatureDraft[], people: readonly Signatory[]) {
  const signatures = drafts.flatMap(({ signatory, passphrase }) => {
    const person = people.find(({ id }) => id === signatory);
    return person && passphrase !== '' ? [{ signatory: person.id, passphrase }] : [];
  });
  return signatures.length === drafts.length ? signatures : null;
}
