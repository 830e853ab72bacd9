import { useState } from 'react';

interface ConfirmButtonProps {
  readonly label: string;
  readonly confirm: string;
  readonly keep: string;
  readonly testId: string;
  readonly isDisabled?: boolean;
  readonly onConfirm: () => void;
}

/** What cannot be taken back takes two steps, and the second one may be left. */
export function ConfirmButton({ label, confirm, keep, testId, isDisabled = false, onConfirm }: ConfirmButtonProps) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <button
        type="button"
        className="button is-left"
        data-testid={testId}
        disabled={isDisabled}
        onClick={() => setAsked(true)}
      >
        {label}
      </button>
    );
  }
  const settle = (): void => {
    setAsked(false);
    onConfirm();
  };
  return (
    <div className="form-actions">
      <button type="button" className="button" data-testid={`confirm-${testId}`} disabled={isDisabled} onClick={settle}>
        {confirm}
      </button>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that had the focus is gone; the harmless one takes it */}
      <button type="button" className="button" autoFocus onClick={() => setAsked(false)}>
        {keep}
      </button>
    </div>
  );
}
