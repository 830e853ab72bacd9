import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelName } from '../../preload/models.ts';
import type { Signatory } from '../../preload/passport.ts';
import { useCommand } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import './passport.css';
import { NO_SIGNATURE, SignatureFields, signaturesIn } from './signature-fields.tsx';
import { usePassportChange } from './use-passport-change.ts';

interface RollBackFormProps {
  readonly name: string;
  readonly people: readonly Signatory[];
  readonly onClose: () => void;
}

/** One person and a reason: going back must be quick, and nobody does it unseen. */
export function RollBackForm({ name, people, onClose }: RollBackFormProps) {
  const { t } = useTranslation('passport');
  const [reason, setReason] = useState('');
  const [draft, setDraft] = useState(NO_SIGNATURE);
  const changed = usePassportChange();
  const rollBack = useCommand('upgrade.rollBack', changed);
  const [signature] = signaturesIn([draft], people) ?? [];
  const forget = (): void => setDraft({ ...draft, passphrase: '' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (signature) rollBack.mutate({ name, signature, reason }, { onError: forget });
  };
  if (rollBack.data) return <RolledBack model={rollBack.data} onClose={onClose} />;
  return (
    <form className="passport-lines" data-testid="roll-back-form" onSubmit={submit}>
      <p>{t('rollBack.text')}</p>
      <label className="note">
        <span>{t('rollBack.reason')}</span>
        <textarea
          rows={2}
          maxLength={2000}
          data-testid="roll-back-reason"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <SignatureFields title={t('sign.only')} number={1} people={people} draft={draft} onChange={setDraft} />
      <div role="alert">{rollBack.isError && <FaultText code={rollBack.error.code} />}</div>
      <div className="form-actions">
        <button
          type="submit"
          className="button is-primary"
          data-testid="sign-roll-back"
          disabled={!signature || reason.trim() === '' || rollBack.isPending}
        >
          {t(rollBack.isPending ? 'sign.pending' : 'rollBack.yes')}
        </button>
      </div>
    </form>
  );
}

function RolledBack({ model, onClose }: { readonly model: ModelName; readonly onClose: () => void }) {
  const { t } = useTranslation('passport');
  return (
    <div className="passport-lines">
      <output className="passport-done" data-testid="rolled-back">
        {t('rollBack.done', { model: `${model.name}@${model.version}` })}
      </output>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that had the focus is gone, and Escape with it */}
      <button type="button" className="button" autoFocus onClick={onClose}>
        {t('sign.close')}
      </button>
    </div>
  );
}
