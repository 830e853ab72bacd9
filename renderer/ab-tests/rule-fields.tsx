import { useTranslation } from 'react-i18next';
import type { AbPlan } from '../../preload/ab-tests.ts';
import { AB_MODES, AB_STOP_RULES } from '../../preload/ab-tests.ts';
import { SelectField, SplitField } from './plan-fields.tsx';
import { methodOf, useAbFormat } from './use-ab-format.ts';

interface RuleFieldsProps {
  readonly plan: AbPlan;
  readonly onEdit: (part: Partial<AbPlan>) => void;
}

/** The differences one may aim at, as shares: smaller ones would take years of a clinic's cases. */
const DIFFERENCES = [0.03, 0.05, 0.1, 0.15, 0.2] as const;

/** How the arms are compared, what is worth finding, and when the result is looked at. */
export function RuleFields({ plan, onEdit }: RuleFieldsProps) {
  const { t } = useTranslation('abTests');
  const { points } = useAbFormat();
  return (
    <>
      {plan.subject === 'questions' && (
        <SelectField
          label={t('plan.mode')}
          testId="ab-mode"
          value={plan.mode}
          options={AB_MODES.map((mode) => [mode, t(`mode.${mode}`)])}
          onChange={(mode) => onEdit({ mode })}
        />
      )}
      <p className="hint">{t(`modeText.${methodOf(plan)}`)}</p>
      {plan.mode === 'split' && (
        <SplitField value={plan.splitPercent} onChange={(splitPercent) => onEdit({ splitPercent })} />
      )}
      <SelectField
        label={t('plan.difference')}
        testId="ab-difference"
        value={String(plan.difference)}
        options={DIFFERENCES.map((difference) => [String(difference), t('points', { points: points(difference) })])}
        onChange={(difference) => onEdit({ difference: Number(difference) })}
      />
      <SelectField
        label={t('plan.stopRule')}
        testId="ab-stop-rule"
        value={plan.stopRule}
        options={AB_STOP_RULES.map((rule) => [rule, t(`stopRule.${rule}`)])}
        onChange={(stopRule) => onEdit({ stopRule })}
      />
    </>
  );
}
