import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DailyMetric, VersionName } from '../../../preload/metrics.ts';
import { useFormat } from '../../format/use-format.ts';
import type { ChartLine } from '../figure/chart.tsx';
import { lastDays, overDays } from '../figure/days.ts';
import type { FigureTable } from '../figure/figure-table.ts';
import { Figure } from '../figure/figure.tsx';

interface LatencyFigureProps {
  readonly days: number;
  readonly rows: readonly DailyMetric[];
  readonly shown: VersionName;
}

const PERCENTILES = [
  ['p50', 'p50Ms', 'first'],
  ['p95', 'p95Ms', 'second'],
  ['p99', 'p99Ms', 'third'],
] as const;

/** Of one version: times of two networks have no common percentile. */
export function LatencyFigure({ days, rows, shown }: LatencyFigureProps) {
  const { t } = useTranslation('dashboards');
  const { language, number, date } = useFormat();
  const { model, version } = shown;
  const dates = useMemo(() => lastDays(days), [days]);
  const own = useMemo(
    () => rows.filter((row) => row.model === model && row.version === version),
    [rows, model, version],
  );
  const lines = useMemo(
    () =>
      PERCENTILES.map(([name, column, stroke]): ChartLine => ({
        name: t(`latency.${name}`),
        stroke,
        values: overDays(dates, own, (row) => row[column], null),
        format: (ms) => `${number(ms, 1)} ms`,
      })),
    // oxlint-disable-next-line react/exhaustive-deps -- the format follows the language
    [own, dates, language],
  );
  const table: FigureTable = {
    columns: [
      { name: t('images.date') },
      ...(['mean', 'p50', 'p95', 'p99'] as const).map((one) => ({
        name: `${t(`latency.${one}`)} (ms)`,
        format: (ms: number) => number(ms, 1),
      })),
    ],
    rows: own.map((row) => [date(row.date), row.meanMs, row.p50Ms, row.p95Ms, row.p99Ms]),
  };
  const title = t('latency.title', { model: `${model}@${version}` });
  return <Figure title={title} name="latency" table={table} days={dates} lines={lines} />;
}
