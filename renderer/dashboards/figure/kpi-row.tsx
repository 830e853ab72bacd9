export interface Kpi {
  readonly name: string;
  readonly value: string;
  /** What the value rests on: an interval, a count. */
  readonly note?: string;
}

interface KpiRowProps {
  readonly figures: readonly Kpi[];
}

export function KpiRow({ figures }: KpiRowProps) {
  return (
    <dl className="kpi-row" data-testid="kpis">
      {figures.map(({ name, value, note }) => (
        <div key={name} className="kpi">
          <dt>{name}</dt>
          <dd>{value}</dd>
          {note && <dd className="kpi-note">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
