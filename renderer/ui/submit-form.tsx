import type { FormEvent, ReactNode } from 'react';
import type { FaultCode } from '../../preload/domain.ts';
import { FaultText } from './fault-text.tsx';

interface SubmitFormProps {
  readonly className: string;
  /** Of the button; the form is named after it, with `-form`. */
  readonly testId: string;
  /** Of the button: what pressing it does, or that it is being done. */
  readonly label: string;
  /** Whether the fields hold what can be sent, and nothing is on its way. */
  readonly isReady: boolean;
  /** The one step that the screen is there for. */
  readonly isPrimary?: boolean;
  /** Why it was refused the last time; absent where that is said elsewhere. */
  readonly error?: { readonly code: FaultCode } | null;
  readonly onSubmit: () => void;
  /** A second button. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** Fields, the refusal spoken as it comes, and the row of buttons; Enter in a field does what the button does. */
export function SubmitForm(props: SubmitFormProps) {
  const { className, testId, label, isReady, isPrimary = false, error, onSubmit, beside, children } = props;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) onSubmit();
  };
  return (
    <form className={className} data-testid={`${testId}-form`} noValidate onSubmit={submit}>
      {children}
      <div role="alert" className="form-fault">
        {error && <FaultText code={error.code} />}
      </div>
      <div className="form-actions">
        <button
          type="submit"
          className={isPrimary ? 'button is-primary' : 'button'}
          data-testid={testId}
          disabled={!isReady}
        >
          {label}
        </button>
        {beside}
      </div>
    </form>
  );
}
