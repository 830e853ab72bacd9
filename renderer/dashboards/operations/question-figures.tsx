import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DailyQuestions } from '../../../preload/metrics.ts';
import { useFormat } from '../../format/use-format.ts';
import type { ChartLine } from '../figure/chart.tsx';
import { lastDays, overDays } from '../figure/days.ts';
import type { FigureTable } from '../figure/figure-table.ts';
import { Figure } from '../figure/figure.tsx';
import { totals } from '../figure/totals.ts';

interface QuestionFiguresProps {
  readonly days: number;
  readonly rows: readonly DailyQuestions[];
}

const STROKES = { local: 'first', cloud: 'second', remote: 'third' } as const;

export function QuestionFigures({ days, rows }: QuestionFiguresProps) {
  const { t } = useTranslation(['dashboards', 'question']);
  const { language, number } = useFormat();
  const table = useRouteTable(rows);
  const dates = useMemo(() => lastDays(days), [days]);
  const lines = useMemo(
    () =>
      (['local', 'cloud', 'remote'] as const)
        .filter((route) => route !== 'remote' || rows.some((row) => row.route === route))
        .map((route): ChartLine => ({
          name: t(`question:route.${route}`),
          stroke: STROKES[route],
          values: overDays(dates, rows, (row) => (row.route === route ? row.total : null), 0),
          format: number,
        })),
    // oxlint-disable-next-line react/exhaustive-deps -- the format follows the language
    [rows, dates, language],
  );
  const causes = totals(
    rows.flatMap((row) => row.causes),
    ({ code }) => code,
  );
  const faults: FigureTable = {
    columns: [{ name: t('questions.reason') }, { name: t('questions.count'), format: number }],
    rows: causes.map(({ code, count }) => [t(`question:cloudFault.${code}.what`), count]),
  };
  return (
    <>
      <Figure title={t('questions.title')} name="questions" table={table} days={dates} lines={lines} />
      <Reasons rows={rows} />
      {causes.length > 0 && <Figure title={t('questions.faults')} name="cloud-faults" table={faults} />}
    </>
  );
}

function useRouteTable(rows: readonly DailyQuestions[]): FigureTable {
  const { t } = useTranslation(['dashboards', 'question']);
  const { number, usd, date } = useFormat();
  const inMs = (ms: number): string => number(ms, 1);
  return {
    columns: [
      { name: t('images.date') },
      { name: t('questions.route') },
      ...(['total', 'answered', 'abstained', 'failed'] as const).map((one) => ({
        name: t(`questions.${one}`),
        format: number,
      })),
      ...(['p50', 'p95', 'p99'] as const).map((one) => ({ name: `${t(`latency.${one}`)} (ms)`, format: inMs })),
      { name: t('questions.cost'), format: usd },
    ],
    rows: rows.map((row) => [
      date(row.date),
      t(`question:route.${row.route}`),
      row.total,
      row.answered,
      row.abstained,
      row.failed,
      row.p50Ms,
      row.p95Ms,
      row.p99Ms,
      row.costUsd,
    ]),
  };
}

function Reasons({ rows }: { readonly rows: readonly DailyQuestions[] }) {
  const { t } = useTranslation(['dashboards', 'question']);
  const { number } = useFormat();
  const reasons = totals(
    rows.flatMap(({ route, because }) => because.map((one) => ({ ...one, route }))),
    ({ route, code }) => `${route} ${code}`,
  );
  const table: FigureTable = {
    columns: [
      { name: t('questions.reason') },
      { name: t('questions.route') },
      { name: t('questions.count'), format: number },
    ],
    rows: reasons.map(({ route, code, count }) => [t(`question:because.${code}`), t(`question:route.${route}`), count]),
  };
  return <Figure title={t('questions.reasons')} name="reasons" table={table} />;
}
