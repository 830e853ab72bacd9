import { Input, Label, NumberField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BudgetLimits } from '../../preload/questions.ts';

interface LimitFieldsProps {
  readonly limits: BudgetLimits;
  readonly onChange: (limits: BudgetLimits) => void;
}

const LIMITS = ['day', 'month', 'userDay'] as const satisfies readonly (keyof BudgetLimits)[];
/** What the contract takes. */
const MOST = 100_000;

/** Numbers as the reader writes them: 2,50 in Turkish, 2.50 in English. */
export function LimitFields({ limits, onChange }: LimitFieldsProps) {
  const { t } = useTranslation('network');
  return (
    <fieldset className="limits">
      <legend>{t('limits.title')}</legend>
      {LIMITS.map((limit) => (
        <NumberField
          key={limit}
          className="form-field"
          data-testid={`limit-${limit}`}
          minValue={0}
          maxValue={MOST}
          formatOptions={{ minimumFractionDigits: 2, maximumFractionDigits: 2 }}
          value={limits[limit]}
          // An emptied field is NaN: no limit is not one of the choices.
          onChange={(value) => onChange({ ...limits, [limit]: Number.isFinite(value) ? value : 0 })}
        >
          <Label>{t(`limits.${limit}`)}</Label>
          <Input />
        </NumberField>
      ))}
      <p className="hint">{t('limits.hint')}</p>
    </fieldset>
  );
}
