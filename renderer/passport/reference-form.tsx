import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadLabel, StudyId } from '../../preload/domain.ts';
import type { ReferenceBasis, ReferenceLabel, ReferenceState } from '../../preload/passport.ts';
import { useCommand } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';

interface ReferenceFormProps {
  readonly study: StudyId;
  readonly finalLabel: ReadLabel;
  readonly onMarked: (state: ReferenceState) => void;
  readonly onCancel: () => void;
}

const LABELS = ['covid-19', 'pneumonia', 'normal'] as const satisfies readonly ReferenceLabel[];

/** What the reference rests on, and the consent without which nothing is marked. */
export function ReferenceForm({ study, finalLabel, onMarked, onCancel }: ReferenceFormProps) {
  const { t } = useTranslation(['passport', 'common']);
  const isUsable = finalLabel !== 'other';
  const [basis, setBasis] = useState<ReferenceBasis>(isUsable ? 'final-read' : 'outcome');
  const [label, setLabel] = useState<ReferenceLabel>(isUsable ? finalLabel : 'normal');
  const [hasConsent, setConsent] = useState(false);
  const mark = useCommand('reference.mark', onMarked);
  const read = t(`common:labels.${finalLabel}`);
  return (
    <div className="reference-form" data-testid="reference-form">
      <p>{t('mark.text')}</p>
      <BasisRadio basis="final-read" chosen={basis} isDisabled={!isUsable} onChoose={setBasis}>
        {t(isUsable ? 'mark.final-read' : 'mark.finalUnusable', { label: read })}
      </BasisRadio>
      <BasisRadio basis="outcome" chosen={basis} onChoose={setBasis}>
        {t('mark.outcome')}
      </BasisRadio>
      {basis === 'outcome' && (
        <select
          className="plain-input"
          aria-label={t('mark.label')}
          value={label}
          // as: the options below are all there is
          onChange={(event) => setLabel(event.target.value as ReferenceLabel)}
        >
          {LABELS.map((one) => (
            <option key={one} value={one}>
              {t(`common:labels.${one}`)}
            </option>
          ))}
        </select>
      )}
      <label>
        <input
          type="checkbox"
          data-testid="reference-consent"
          checked={hasConsent}
          onChange={(event) => setConsent(event.target.checked)}
        />
        {t('mark.consent')}
      </label>
      {mark.isError && <FaultText code={mark.error.code} />}
      <div className="form-actions">
        <button
          type="button"
          className="button is-primary"
          data-testid="mark-reference"
          disabled={!hasConsent || mark.isPending}
          onClick={() => mark.mutate({ study, basis, label: basis === 'outcome' ? label : null, hasConsent: true })}
        >
          {t('mark.yes')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('mark.no')}
        </button>
      </div>
    </div>
  );
}

interface BasisRadioProps {
  readonly basis: ReferenceBasis;
  readonly chosen: ReferenceBasis;
  readonly isDisabled?: boolean;
  readonly onChoose: (basis: ReferenceBasis) => void;
  readonly children: string;
}

function BasisRadio({ basis, chosen, isDisabled = false, onChoose, children }: BasisRadioProps) {
  return (
    <label>
      <input
        type="radio"
        name="reference-basis"
        data-testid={`basis-${basis}`}
        disabled={isDisabled}
        checked={basis === chosen}
        onChange={() => onChoose(basis)}
      />
      {children}
    </label>
  );
}
