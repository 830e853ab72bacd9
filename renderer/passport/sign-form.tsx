import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CutOffChoice, PassportEntry, ReplayReport, Signatory } from '../../preload/passport.ts';
import { useCommand } from '../bridge/operation.ts';
import { SubmitForm } from '../ui/submit-form.tsx';
import { NO_SIGNATURE, SignatureFields, signaturesIn } from './signature-fields.tsx';
import { usePassportChange } from './use-passport-change.ts';

interface SignFormProps {
  readonly report: ReplayReport;
  readonly cutOffs: CutOffChoice;
  /** What these cut-offs leave undecided stands above: nobody signs before it does. */
  readonly isTold: boolean;
  /** Only the cut-offs are new. */
  readonly isAtWork: boolean;
  readonly people: readonly Signatory[];
  readonly onSigned: (passport: PassportEntry) => void;
}

/** Two people at one workstation; passphrases are forgotten as soon as one was wrong. */
export function SignForm({ report, cutOffs, isTold, isAtWork, people, onSigned }: SignFormProps) {
  const { t } = useTranslation('passport');
  const [first, setFirst] = useState(NO_SIGNATURE);
  const [second, setSecond] = useState(NO_SIGNATURE);
  const changed = usePassportChange();
  const sign = useCommand('upgrade.sign', (passport) => {
    changed();
    onSigned(passport);
  });
  const signatures = signaturesIn([first, second], people);
  const forget = (): void => {
    setFirst({ ...first, passphrase: '' });
    setSecond({ ...second, passphrase: '' });
  };
  const submit = (): void => {
    const chosen = typeof cutOffs === 'string' ? cutOffs : [...cutOffs];
    if (signatures) sign.mutate({ replay: report.id, cutOffs: chosen, signatures }, { onError: forget });
  };
  return (
    <SubmitForm
      className="passport-lines"
      testId="sign"
      label={t(sign.isPending ? 'sign.pending' : isAtWork ? 'sign.cutOffs' : 'sign.activate')}
      isReady={signatures !== null && isTold && !sign.isPending}
      isPrimary
      error={sign.error}
      onSubmit={submit}
    >
      <p>{t('sign.text')}</p>
      <div className="signatures">
        <SignatureFields title={t('sign.first')} number={1} people={people} draft={first} onChange={setFirst} />
        <SignatureFields title={t('sign.second')} number={2} people={people} draft={second} onChange={setSecond} />
      </div>
    </SubmitForm>
  );
}
