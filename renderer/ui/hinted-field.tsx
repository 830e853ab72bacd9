import type { InputHTMLAttributes } from 'react';

interface HintedFieldProps extends Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'maxLength' | 'placeholder'> {
  /** Names the field in the page, and with `-hint` the sentence that belongs to it. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One line of plain text with the sentence that says what belongs in it. */
export function HintedField({ name, label, hint, value, onChange, ...input }: HintedFieldProps) {
  const hintId = `${name}-hint`;
  return (
    <>
      <label className="form-field">
        <span>{label}</span>
        <input
          {...input}
          data-testid={name}
          autoComplete="off"
          spellCheck={false}
          value={value}
          aria-describedby={hintId}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <p className="hint" id={hintId}>
        {hint}
      </p>
    </>
  );
}
