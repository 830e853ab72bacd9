import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly options: readonly T[];
  readonly chosen: T;
  readonly nameOf: (option: T) => string;
  readonly onChoose: (option: T) => void;
}

/** One of a few, always exactly one. */
export function Choice<T extends string | number>({ label, options, chosen, nameOf, onChoose }: ChoiceProps<T>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => onChoose(options.find((option) => keys.has(option)) ?? chosen)}
    >
      {options.map((option) => (
        <ToggleButton key={option} id={option} data-testid={`choose-${option}`}>
          {nameOf(option)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
