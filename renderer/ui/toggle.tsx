import { Switch } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly testId: string;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** On or off in a word, not only as the place of a dot. */
export function Toggle({ label, isOn, testId, isDisabled = false, onChange }: ToggleProps) {
  const { t } = useTranslation('network');
  return (
    <Switch className="switch" data-testid={testId} isSelected={isOn} isDisabled={isDisabled} onChange={onChange}>
      <span className="switch-track" aria-hidden />
      <span className="switch-state" aria-hidden>
        {isOn ? t('on') : t('off')}
      </span>
      <span>{label}</span>
    </Switch>
  );
}
