import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DailyMetric } from '../../../preload/metrics.ts';
import { useFormat } from '../../format/use-format.ts';
import type { ChartLine } from '../figure/chart.tsx';
import { lastDays, overDays } from '../figure/days.ts';
import type { FigureTable } from '../figure/figure-table.ts';
import { Figure } from '../figure/figure.tsx';

interface ImagesFigureProps {
  readonly days: number;
  readonly rows: readonly DailyMetric[];
}

const STROKES = { total: 'first', refused: 'second', failed: 'third' } as const;

export function ImagesFigure({ days, rows }: ImagesFigureProps) {
  const { t } = useTranslation('dashboards');
  const { language, number, percent, date } = useFormat();
  const dates = useMemo(() => lastDays(days), [days]);
  const lines = useMemo(
    () =>
      (['total', 'refused', 'failed'] as const).map((count): ChartLine => ({
        name: t(`images.${count}`),
        stroke: STROKES[count],
        values: overDays(dates, rows, (row) => row[count], 0),
        format: number,
      })),
    // oxlint-disable-next-line react/exhaustive-deps -- the format follows the language
    [rows, dates, language],
  );
  const count = (name: string) => ({ name, format: number });
  const table: FigureTable = {
    columns: [
      { name: t('images.date') },
      { name: t('model') },
      ...(['total', 'successful', 'refused', 'failed', 'judged'] as const).map((one) => count(t(`images.${one}`))),
      { name: t('images.accuracy'), format: (share) => percent(share) },
    ],
    rows: rows.map((row) => [
      date(row.date),
      `${row.model}@${row.version}`,
      row.total,
      row.successful,
      row.refused,
      row.failed,
      row.judged,
      row.accuracy,
    ]),
  };
  return <Figure title={t('images.title')} name="images" table={table} days={dates} lines={lines} />;
}
