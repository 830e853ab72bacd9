import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Savings } from '../../../preload/metrics.ts';
import { useOperation } from '../../bridge/operation.ts';
import { useFormat } from '../../format/use-format.ts';
import { FaultText } from '../../ui/fault-text.tsx';
import type { ChartLine } from '../figure/chart.tsx';
import { lastDays, overDays } from '../figure/days.ts';
import type { FigureTable } from '../figure/figure-table.ts';
import { Figure } from '../figure/figure.tsx';
import type { Kpi } from '../figure/kpi-row.tsx';
import { KpiRow } from '../figure/kpi-row.tsx';
import { SavingsFormula } from './savings-formula.tsx';

interface SavingsSectionProps {
  readonly days: number;
}

export function SavingsSection({ days }: SavingsSectionProps) {
  const savings = useOperation('metrics.savings', { days }, 0);
  return (
    <>
      {savings.isError && <FaultText code={savings.error.code} />}
      {savings.data && <Tiles savings={savings.data} />}
      {savings.data && <SavingsFormula savings={savings.data} />}
      {savings.data && <CostFigure savings={savings.data} />}
      {savings.data && <PriceFigure savings={savings.data} />}
    </>
  );
}

interface SavingsProps {
  readonly savings: Savings;
}

function Tiles({ savings }: SavingsProps) {
  const { t } = useTranslation('dashboards');
  const { usd, percent } = useFormat();
  const { spentUsd, wouldHaveCostUsd, savedUsd, savedShare, savedPerYearUsd } = savings;
  const amount = (value: number | null): string => (value === null ? '–' : usd(value));
  const figures: readonly Kpi[] = [
    { name: t('kpi.spent'), value: usd(spentUsd) },
    { name: t('kpi.avoided'), value: amount(wouldHaveCostUsd) },
    {
      name: t('kpi.saved'),
      value: amount(savedUsd),
      ...(savedShare === null ? {} : { note: t('kpi.savedShare', { share: percent(savedShare) }) }),
    },
    { name: t('kpi.perYear'), value: amount(savedPerYearUsd), note: t('kpi.projection') },
  ];
  return <KpiRow figures={figures} />;
}

function CostFigure({ savings: { byDay, days } }: SavingsProps) {
  const { t } = useTranslation('dashboards');
  const { language, usd, date } = useFormat();
  const dates = useMemo(() => lastDays(days), [days]);
  const lines = useMemo(
    (): readonly ChartLine[] => [
      {
        name: t('savings.spent'),
        stroke: 'first',
        values: overDays(dates, byDay, ({ spentUsd }) => spentUsd, 0),
        format: usd,
      },
      {
        name: t('savings.avoided'),
        stroke: 'second',
        values: overDays(dates, byDay, ({ wouldHaveCostUsd }) => wouldHaveCostUsd, 0),
        format: usd,
      },
    ],
    // oxlint-disable-next-line react/exhaustive-deps -- the format follows the language
    [byDay, dates, language],
  );
  const table: FigureTable = {
    columns: [
      { name: t('images.date') },
      { name: `${t('savings.spent')} ($)`, format: usd },
      { name: `${t('savings.avoided')} ($)`, format: usd },
    ],
    rows: byDay.toReversed().map((day) => [date(day.date), day.spentUsd, day.wouldHaveCostUsd]),
  };
  return <Figure title={t('savings.perDay')} name="cost" table={table} days={dates} lines={lines} />;
}

function PriceFigure({ savings: { models } }: SavingsProps) {
  const { t } = useTranslation('dashboards');
  const { number, usd, date } = useFormat();
  const oneDecimal = (value: number): string => number(value, 1);
  const table: FigureTable = {
    columns: [
      { name: t('savings.model') },
      { name: t('savings.sends'), format: number },
      { name: t('savings.input'), format: oneDecimal },
      { name: t('savings.output'), format: oneDecimal },
      { name: t('savings.inputPrice'), format: usd },
      { name: t('savings.outputPrice'), format: usd },
      { name: t('savings.each'), format: usd },
      { name: t('savings.from') },
      { name: t('savings.source') },
    ],
    rows: models.map(({ model, sends, inputTokens, outputTokens, price, meanUsd }) => [
      model,
      sends,
      inputTokens,
      outputTokens,
      price.input,
      price.output,
      meanUsd,
      date(price.from),
      price.source,
    ]),
  };
  return <Figure title={t('savings.measured')} name="prices" table={table} />;
}
