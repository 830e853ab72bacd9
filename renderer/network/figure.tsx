interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly testId: string;
}

/** One line of a list of facts (`dl`). */
export function Figure({ name, value, testId }: FigureProps) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd data-testid={testId}>{value}</dd>
    </div>
  );
}
