import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelPerformance, Week } from '../../../preload/metrics.ts';
import { useFormat } from '../../format/use-format.ts';
import type { ChartLine } from '../figure/chart.tsx';
import type { FigureTable } from '../figure/figure-table.ts';
import { Figure } from '../figure/figure.tsx';

interface WeeksFigureProps {
  readonly performance: ModelPerformance;
}

/** A control chart: what lies outside its limits is said in a word as well. */
export function WeeksFigure({ performance: { weeks, reference, least } }: WeeksFigureProps) {
  const { t } = useTranslation('dashboards');
  const { language, number, percent, date } = useFormat();
  const share = (value: number): string => percent(value);
  const mondays = useMemo(() => weeks.map(({ monday }) => monday), [weeks]);
  const lines = useMemo(
    (): readonly ChartLine[] => [
      { name: t('performance.share'), stroke: 'first', values: weeks.map(shareOf), format: share },
      limitLine(t('performance.lower'), weeks, 0, share),
      limitLine(t('performance.upper'), weeks, 1, share),
    ],
    // oxlint-disable-next-line react/exhaustive-deps -- the format follows the language
    [weeks, language],
  );
  const verdictOf = ({ limits, isBeyond }: Week): string => {
    if (limits === null) return t('performance.notJudged');
    return t(isBeyond ? 'performance.beyond' : 'performance.within');
  };
  const table: FigureTable = {
    columns: [
      { name: t('performance.week') },
      { name: t('performance.agreed'), format: number },
      { name: t('performance.judged'), format: number },
      ...(['share', 'lower', 'upper'] as const).map((one) => ({ name: t(`performance.${one}`), format: share })),
      { name: t('performance.verdict') },
    ],
    rows: weeks.map((week) => [
      date(week.monday),
      week.count,
      week.of,
      shareOf(week),
      week.limits?.[0] ?? null,
      week.limits?.[1] ?? null,
      verdictOf(week),
    ]),
  };
  return (
    <Figure title={t('performance.weeks')} name="weeks" table={table} days={mondays} lines={lines}>
      <p className="hint">
        {reference === null ? t('performance.noLimits') : t('performance.limits', { ...reference, least })}
      </p>
    </Figure>
  );
}

function shareOf({ count, of }: Week): number | null {
  return of === 0 ? null : count / of;
}

function limitLine(name: string, weeks: readonly Week[], end: 0 | 1, format: (value: number) => string): ChartLine {
  return { name, stroke: 'limit', values: weeks.map(({ limits }) => limits?.[end] ?? null), format };
}
