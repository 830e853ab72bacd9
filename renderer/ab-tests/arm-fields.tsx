import { useTranslation } from 'react-i18next';
import type { AbChoices, AbPlan, AbSubject } from '../../preload/ab-tests.ts';
import { AB_SUBJECTS } from '../../preload/ab-tests.ts';
import { SelectField } from './plan-fields.tsx';

interface ArmFieldsProps {
  readonly plan: AbPlan;
  readonly choices: AbChoices;
  readonly onSubject: (subject: AbSubject) => void;
  readonly onEdit: (part: Partial<AbPlan>) => void;
}

/** Who competes: A is always what answers now. */
export function ArmFields({ plan, choices, onSubject, onEdit }: ArmFieldsProps) {
  const { t } = useTranslation('abTests');
  const { modelA, modelsB } = choices[plan.subject];
  return (
    <>
      <SelectField
        label={t('plan.subject')}
        testId="ab-subject"
        value={plan.subject}
        options={AB_SUBJECTS.map((subject) => [subject, t(`subject.${subject}`)])}
        onChange={onSubject}
      />
      <p className="form-field">
        <span>{t('plan.modelA')}</span>
        <strong>{modelA ?? t('plan.noModel')}</strong>
      </p>
      <SelectField
        label={t('plan.modelB')}
        testId="ab-model-b"
        value={plan.modelB}
        options={modelsB.map((model) => [model, model])}
        onChange={(modelB) => onEdit({ modelB })}
      />
      {modelsB.length === 0 && <p className="form-warning">{t('plan.noRival')}</p>}
    </>
  );
}
