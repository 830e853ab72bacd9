import { Input, Label, NumberField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { HintedField } from '../ui/hinted-field.tsx';

interface NameFieldProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
}

export function NameField({ value, onChange }: NameFieldProps) {
  const { t } = useTranslation('abTests');
  return (
    <HintedField
      name="ab-name"
      label={t('plan.name')}
      hint={t('plan.nameHint')}
      maxLength={64}
      placeholder="onnx-vs-claude-medical"
      value={value}
      onChange={onChange}
    />
  );
}

interface SelectFieldProps<T extends string> {
  readonly label: string;
  readonly testId: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, text: string])[];
  readonly onChange: (value: T) => void;
}

export function SelectField<T extends string>({ label, testId, value, options, onChange }: SelectFieldProps<T>) {
  return (
    <label className="form-field">
      <span>{label}</span>
      <select
        data-testid={testId}
        value={value}
        disabled={options.length === 0}
        onChange={({ target }) => {
          const chosen = options.find(([option]) => option === target.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SplitFieldProps {
  readonly value: number;
  readonly onChange: (percent: number) => void;
}

export function SplitField({ value, onChange }: SplitFieldProps) {
  const { t } = useTranslation('abTests');
  return (
    <NumberField
      className="form-field"
      data-testid="ab-split"
      minValue={1}
      maxValue={99}
      value={value}
      onChange={(percent) => onChange(Number.isFinite(percent) ? percent : 50)}
    >
      <Label>{t('plan.split')}</Label>
      <Input />
    </NumberField>
  );
}
