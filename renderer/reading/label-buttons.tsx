import { useTranslation } from 'react-i18next';
import type { ReadLabel } from '../../preload/domain.ts';
import { READ_LABELS } from '../../preload/domain.ts';
import type { HotKeys } from '../ui/hotkeys.ts';

interface LabelButtonsProps {
  /** The buttons are found as `<testId>-<label>`. */
  readonly testId: string;
  readonly label: string;
  readonly isDisabled: boolean;
  readonly onChoose: (label: ReadLabel) => void;
}

/** Shift and a digit: plain digits are windows everywhere, and a slip of habit must never record a diagnosis. */
export function LabelButtons({ testId, label, isDisabled, onChoose }: LabelButtonsProps) {
  const { t } = useTranslation('common');
  return (
    <fieldset className="label-buttons">
      <legend>{label}</legend>
      {READ_LABELS.map((one, i) => (
        <button
          key={one}
          type="button"
          className="button"
          data-testid={`${testId}-${one}`}
          aria-keyshortcuts={`Shift+${i + 1}`}
          disabled={isDisabled}
          onClick={() => onChoose(one)}
        >
          {t(`labels.${one}`)}
          <kbd>⇧{i + 1}</kbd>
        </button>
      ))}
    </fieldset>
  );
}

export function labelKeys(choose: (label: ReadLabel) => void): HotKeys {
  return Object.fromEntries(READ_LABELS.map((label, i) => [`Shift+${i + 1}`, () => choose(label)]));
}
