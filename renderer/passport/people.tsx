import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyProtection } from '../../preload/domain.ts';
import type { SignatoryId } from '../../preload/passport.ts';
import { useCommand, useOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { PassphraseField } from '../start/passphrase-field.tsx';
import { FaultText } from '../ui/fault-text.tsx';
import { SubmitForm } from '../ui/submit-form.tsx';
import './passport.css';
import { usePassportChange } from './use-passport-change.ts';

const SHORTEST = 12;

/** Who may sign. Whoever holds the profile enrols and withdraws, and proves it each time. */
export function People() {
  const { t } = useTranslation('passport');
  const people = useOperation('signatories.find', {});
  const state = useOperation('app.state', {});
  const [holder, setHolder] = useState('');
  const changed = usePassportChange();
  const withdraw = useCommand('signatories.withdraw', changed);
  const protection = state.data?.keyProtection ?? 'passphrase';
  const { date } = useFormat();
  const remove = (signatory: SignatoryId): void => withdraw.mutate({ signatory, holder: proofOf(holder, protection) });
  return (
    <div className="passport-lines" data-testid="people">
      <p>{t('enrol.text')}</p>
      {people.data?.length === 0 && <p className="hint">{t('enrol.nobody')}</p>}
      <ul className="people">
        {people.data?.map(({ id, name, enrolledAt }) => (
          <li key={id} data-testid="person">
            <strong>{name}</strong>
            <span className="is-muted">{t('enrol.since', { date: date(enrolledAt.slice(0, 10)) })}</span>
            <button
              type="button"
              className="button is-small"
              disabled={!canProve(holder, protection)}
              title={canProve(holder, protection) ? undefined : t('enrol.holderFirst')}
              onClick={() => remove(id)}
            >
              {t('enrol.withdraw')}
            </button>
          </li>
        ))}
      </ul>
      {withdraw.isError && <FaultText code={withdraw.error.code} />}
      <EnrolForm protection={protection} holder={holder} onHolder={setHolder} />
    </div>
  );
}

interface EnrolFormProps {
  readonly protection: KeyProtection;
  readonly holder: string;
  readonly onHolder: (holder: string) => void;
}

function EnrolForm({ protection, holder, onHolder }: EnrolFormProps) {
  const { t } = useTranslation('passport');
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const changed = usePassportChange();
  const enrol = useCommand('signatories.enrol', () => {
    changed();
    setName('');
    setPassphrase('');
  });
  const isReady = name.trim() !== '' && passphrase.length >= SHORTEST && canProve(holder, protection);
  return (
    <SubmitForm
      className="enrol"
      testId="enrol"
      label={t(enrol.isPending ? 'enrol.adding' : 'enrol.add')}
      isReady={isReady && !enrol.isPending}
      error={enrol.error}
      onSubmit={() => enrol.mutate({ name, passphrase, holder: proofOf(holder, protection) })}
    >
      <label className="field">
        <span>{t('enrol.name')}</span>
        <input
          className="plain-input"
          data-testid="enrol-name"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <PassphraseField isNew label={t('enrol.own')} value={passphrase} onChange={setPassphrase} />
      {protection === 'passphrase' && <PassphraseField label={t('enrol.holder')} value={holder} onChange={onHolder} />}
    </SubmitForm>
  );
}

/** null: the keychain proves it. */
function proofOf(holder: string, protection: KeyProtection): string | null {
  return protection === 'keychain' ? null : holder;
}

function canProve(holder: string, protection: KeyProtection): boolean {
  return protection === 'keychain' || holder !== '';
}
