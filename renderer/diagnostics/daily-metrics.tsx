import { useTranslation } from 'react-i18next';
import type { DailyMetric } from '../../preload/metrics.ts';
import { useOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { FaultText } from '../ui/fault-text.tsx';

const DAYS = 30;
const COLUMNS = ['date', 'model', 'total', 'successful', 'refused', 'failed', 'meanMs', 'p95Ms', 'accuracy'] as const;

export function DailyMetrics() {
  const { t } = useTranslation('diagnostics');
  const metrics = useOperation('metrics.daily', { days: DAYS });
  return (
    <section className="block" aria-labelledby="metrics">
      <header>
        <h2 id="metrics">{t('metrics.title', { count: DAYS })}</h2>
      </header>
      {metrics.isError && <FaultText code={metrics.error.code} />}
      {metrics.data?.length === 0 && <p className="hint">{t('metrics.none')}</p>}
      {metrics.data && metrics.data.length > 0 && <MetricTable metrics={metrics.data} />}
      <p className="hint">{t('metrics.note')}</p>
    </section>
  );
}

function MetricTable({ metrics }: { readonly metrics: readonly DailyMetric[] }) {
  const { t } = useTranslation('diagnostics');
  return (
    <table className="figure-table is-numeric" data-testid="metrics">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`metrics.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <MetricRow key={`${metric.date} ${metric.model} ${metric.version}`} metric={metric} />
        ))}
      </tbody>
    </table>
  );
}

function MetricRow({ metric }: { readonly metric: DailyMetric }) {
  const { date, number, percent } = useFormat();
  return (
    <tr>
      <th scope="row">{date(metric.date)}</th>
      <td className="is-text">{`${metric.model}@${metric.version}`}</td>
      <td>{number(metric.total)}</td>
      <td>{number(metric.successful)}</td>
      <td>{number(metric.refused)}</td>
      <td>{number(metric.failed)}</td>
      <td>{orDash(metric.meanMs, (ms) => number(ms, 1))}</td>
      <td>{orDash(metric.p95Ms, (ms) => number(ms, 1))}</td>
      <td>{orDash(metric.accuracy, (ratio) => percent(ratio))}</td>
    </tr>
  );
}

function orDash(value: number | null, format: (value: number) => string): string {
  return value === null ? '–' : format(value);
}
