import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelName } from '../../preload/models.ts';
import type { Signatory } from '../../preload/passport.ts';
import { useCommand } from '../bridge/operation.ts';
import { SubmitForm } from '../ui/submit-form.tsx';
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
  const submit = (): void => {
    if (signature) rollBack.mutate({ name, signature, reason }, { onError: forget });
  };
  if (rollBack.data) return <RolledBack model={rollBack.data} onClose={onClose} />;
  return (
    <SubmitForm
      className="passport-lines"
      testId="sign-roll-back"
      label={t(rollBack.isPending ? 'sign.pending' : 'rollBack.yes')}
      isReady={signature !== undefined && reason.trim() !== '' && !rollBack.isPending}
      isPrimary
      error={rollBack.error}
      onSubmit={submit}
    >
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
    </SubmitForm>
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
